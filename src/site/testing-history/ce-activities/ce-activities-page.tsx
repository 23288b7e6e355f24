import { sortingText } from '../../../core/sorting.ts'
import { paths } from '../../../paths.ts'
import type { Frame } from '../../../ui/frame.ts'
import { Layout } from '../../../ui/layout.tsx'
import { type OpenCase, OpenCases } from '../../../ui/open-cases.tsx'
import { Opens } from '../../../ui/opens.tsx'
import { Pager } from '../../../ui/pager.tsx'
import { SortHeads, SortLine } from '../../../ui/sort-head.tsx'
import { Time } from '../../../ui/time.tsx'
import { type ActivitiesView, activityColumns, type ActivityRow } from './view.ts'

interface CeActivitiesProps {
  readonly frame: Frame
  readonly view: ActivitiesView
  readonly cases: readonly OpenCase[]
  /** Said above the list, where it is not by the rules of now. */
  readonly note: string | undefined
  /** What the program calls the tab. */
  readonly label: string
  readonly heading: string
}

/** How a case about one begins. */
export const aboutActivity = 'CE activity, External Id '

/** Continuing education activities: searched, sorted and page by page. */
export function CeActivitiesPage({ frame, view, cases, note, label, heading }: CeActivitiesProps) {
  const { sorting, typed, paging } = view
  const order = sortingText(sorting)
  const sort = { columns: activityColumns, sorting, hrefOf: (text: string) => paths.ceActivitiesBy(typed, text) }
  const isEmpty = paging.total === 0 && typed === ''
  return (
    <Layout title={view.problem ? `Error: ${label}` : label} frame={frame}>
      <h1>{heading}</h1>
      {!view.problem && <p class="lede">{view.lede}</p>}
      {note && <p class="aside">{note}</p>}
      <OpenCases cases={cases} back={paths.ceActivities} />
      {!isEmpty && <Search typed={typed} order={order} problem={view.problem} />}
      {view.rows.length > 0 && (
        <>
          <SortLine {...sort} />
          <table class="records activities">
            <caption class="hidden">Your {heading.charAt(0).toLowerCase() + heading.slice(1)}</caption>
            <thead>
              <SortHeads {...sort} />
            </thead>
            <tbody>
              {view.rows.map((row) => (
                <Activity row={row} />
              ))}
            </tbody>
          </table>
        </>
      )}
      {!view.problem && <Pager {...paging} hrefOf={(page) => paths.ceActivitiesBy(typed, order, page)} />}
      <p class="aside">
        Is one missing? <a href={paths.supportAbout('missing', aboutActivity)}>Tell support</a>. To report one as wrong,
        open its row.
      </p>
    </Layout>
  )
}

function Search({ typed, order, problem }: { typed: string; order: string; problem: string | undefined }) {
  return (
    <form method="get" action={paths.ceActivities} class="search" role="search">
      <label for="q">Search</label>
      {problem && (
        <p class="error" id="q-error">
          <span class="hidden">Error: </span>
          {problem}
        </p>
      )}
      <div>
        <input
          id="q"
          name="q"
          type="search"
          class="input"
          value={typed}
          aria-invalid={problem ? 'true' : undefined}
          aria-describedby={problem ? 'q-error' : undefined}
        />
        <input type="hidden" name="sort" value={order} />
        <button class="button">Search</button>
        {typed !== '' && <a href={paths.ceActivities}>Show all</a>}
      </div>
    </form>
  )
}

function Activity({ row }: { row: ActivityRow }) {
  const pairs = [
    ['Import Source', row.importSource],
    ['External Id', <span class="code">{row.externalId}</span>],
    ...(row.category ? ([['Category', row.category]] as const) : []),
    ...(row.correctedOn ? ([['Corrected on', <Time day={row.correctedOn} />]] as const) : []),
  ] as const
  return (
    <tr class={row.isOver ? 'over' : undefined}>
      <th scope="row" class="name">
        <Opens name={row.name} pairs={pairs}>
          <a href={paths.supportAbout('wrong', `${aboutActivity}${row.externalId}`)}>
            Something is wrong with this record
          </a>
        </Opens>
        {row.waiting && (
          <span class="second-line">
            {row.waiting.words} <Time day={row.waiting.since} />.
          </span>
        )}
      </th>
      <td class="active">
        <Time day={row.activeOn} />
      </td>
      <td class="expires">
        <span class="narrow">to </span>
        <Time day={row.expiresOn} />
      </td>
      <td class="review">
        <span class="narrow">Review: </span>
        {row.review}
      </td>
      <td class="amount">
        {row.points}
        <span class="narrow"> points</span>
      </td>
      <td class="updated">
        <span class="narrow">Updated </span>
        <Time day={row.updatedOn} />
      </td>
      <td class="provider">{row.providerName}</td>
      <td class="source">{row.source}</td>
    </tr>
  )
}
