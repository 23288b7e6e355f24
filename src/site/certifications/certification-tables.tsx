import { Badge } from '../../ui/badge.tsx'
import { Bar } from '../../ui/bar.tsx'
import { Say } from '../../ui/sentence.tsx'
import { Time } from '../../ui/time.tsx'
import type { ListRow, ListSection } from './view/list.ts'

/** What is or was held, with its days. */
export function DatedTable({ section }: { section: ListSection }) {
  return (
    <table class={`list dated ${section.id}`} aria-labelledby={section.id}>
      <thead>
        <tr>
          <th scope="col">Name</th>
          <th scope="col">Started</th>
          <th scope="col">Active</th>
          <th scope="col">{section.endLabel}</th>
          <th scope="col">Downloads</th>
        </tr>
      </thead>
      {section.groups.map((group) => (
        <tbody>
          {group.label && (
            <tr class="group">
              <th scope="rowgroup" colspan={5}>
                {group.label}
              </th>
            </tr>
          )}
          {group.rows.map((row) => (
            <DatedRow row={row} endLabel={section.endLabel} />
          ))}
        </tbody>
      ))}
    </table>
  )
}

function DatedRow({ row, endLabel }: { row: ListRow; endLabel: string }) {
  return (
    <tr>
      <NameCell row={row} />
      <td class="second">
        <span class="narrow">Started </span>
        {row.startedOn ? <Time day={row.startedOn} /> : 'n/a'}
      </td>
      <td class="second">
        <span class="narrow">Active </span>
        {row.activeOn ? <Time day={row.activeOn} /> : 'n/a'}
      </td>
      <td class={row.soon ? 'end soon' : 'end'}>
        <span class="narrow">{endLabel} </span>
        {row.expiresOn ? <Time day={row.expiresOn} /> : 'Never'}
      </td>
      <td class="downloads">
        <span class="narrow">Downloads: </span>
        <Say words={row.downloads} />
      </td>
    </tr>
  )
}

/** What is on its way, with how far and what is missing. */
export function BegunTable({ section }: { section: ListSection }) {
  return (
    <table class="list begun" aria-labelledby={section.id}>
      <thead>
        <tr>
          <th scope="col">Name</th>
          <th scope="col">Progress</th>
          <th scope="col">Still needed</th>
        </tr>
      </thead>
      {section.groups.map((group) => (
        <tbody>
          {group.rows.map((row) => (
            <tr>
              <NameCell row={row} />
              <td class="measure">{row.progress && <BarAndFigure {...row.progress} />}</td>
              <td class="needed">
                <span class="narrow">Still needed </span>
                {row.progress?.needed}
              </td>
            </tr>
          ))}
        </tbody>
      ))}
    </table>
  )
}

function NameCell({ row }: { row: ListRow }) {
  return (
    <th scope="row" class="name">
      <span>
        <Badge {...row.badge} />
        <a href={row.href}>{row.title}</a>
      </span>
    </th>
  )
}

function BarAndFigure({ percent, figure }: { percent: number; figure: string }) {
  return (
    <span class="bar-and-figure">
      <Bar percent={percent} />
      {figure}
    </span>
  )
}
