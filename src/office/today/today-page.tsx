import type { OfficeFrame } from '../../ui/office/office-frame.ts'
import { FileState } from '../../ui/office/file-state.tsx'
import { OfficeLayout } from '../../ui/office/office-layout.tsx'
import { paths } from '../../paths.ts'
import { waited } from '../../ui/office/waited.ts'
import { Sign } from '../../ui/sign.tsx'
import { Moment } from '../../ui/time.tsx'
import { ListTools } from '../../ui/office/list-parts.tsx'
import type { Role } from '../../core/colleagues.ts'
import type { RebuildProgress } from '../../core/rebuild-progress.ts'
import { sentenceOf } from '../../ui/office/rebuild-words.ts'
import { areasOf, quietOf } from './areas.ts'
import { leadOf, type Thing } from './view.ts'

interface TodayFile {
  readonly id: string
  readonly name: string
  readonly kind: string
  readonly state: string
  readonly rows: number
  readonly receivedAt: string
}

interface TodayProps {
  readonly frame: OfficeFrame
  /** All that waits, and the part of it that is shown. */
  readonly all: readonly Thing[]
  readonly things: readonly Thing[]
  readonly roles: readonly Role[]
  readonly files: readonly TodayFile[]
  readonly rules: RebuildProgress | undefined
  readonly csv: string
  readonly now: Date
}

export function TodayPage({ frame, all, things, roles, files, rules, csv, now }: TodayProps) {
  const quiet = quietOf(all, roles)
  const facets = [{ name: 'All', things: all }, ...areasOf(all)].map((area) => ({
    label: area.name,
    count: area.things.length,
    href: area.name === 'All' ? paths.office : paths.officeTodayOf(area.name.toLowerCase()),
    isCurrent: area.things.length === things.length && area.things.every((thing) => things.includes(thing)),
  }))
  const seesFiles = roles.some((role) => role === 'records' || role === 'owner')
  return (
    <OfficeLayout title="Today" frame={frame}>
      <h1>Today</h1>
      <p class="lede">{leadOf(all, now)}</p>
      {rules && rules.state !== 'waiting' && (
        <p>
          {sentenceOf(rules)} {seesFiles && <a href={paths.officeRules}>See the rules</a>}
        </p>
      )}
      <div class="work">
        <section class="section" aria-label="What needs a person">
          <ListTools facets={facets.slice(0, facets.length === 2 ? 1 : undefined)} csv={csv} />
          {things.length > 0 ? <Things things={things} now={now} /> : <Nothing />}
        </section>
        <div>
          {seesFiles && (
            <section class="section" aria-labelledby="files">
              <h2 id="files">Latest files</h2>
              {files.length > 0 ? <Files files={files} /> : <p class="empty">No files yet.</p>}
            </section>
          )}
          {quiet.length > 0 && (
            <section class="section" aria-labelledby="quiet">
              <h2 id="quiet">Nothing to do</h2>
              <ul class="quiet">
                {quiet.map((sentence) => (
                  <li>
                    <Sign state="passed" />
                    {sentence}
                  </li>
                ))}
              </ul>
            </section>
          )}
        </div>
      </div>
    </OfficeLayout>
  )
}

function Nothing() {
  return (
    <p class="empty">
      Nothing to do. What needs you appears here, oldest first: cases, files that failed, rows to decide or to attach,
      badges and emails to confirm, kits on hold or returned, and orders with an open payment.
    </p>
  )
}

function Things({ things, now }: { things: readonly Thing[]; now: Date }) {
  return (
    <table class="rows">
      <caption class="hidden">What needs a person, oldest first</caption>
      <thead>
        <tr>
          <th scope="col">Waiting</th>
          <th scope="col">Kind</th>
          <th scope="col">What</th>
          <th scope="col">
            <span class="hidden">Action</span>
          </th>
        </tr>
      </thead>
      <tbody>
        {things.map((thing) => (
          <Row thing={thing} now={now} />
        ))}
      </tbody>
    </table>
  )
}

function Row({ thing, now }: { thing: Thing; now: Date }) {
  const { words, isLong } = waited(thing.since, now)
  return (
    <tr>
      <td class="age">{isLong ? <strong>{words}</strong> : words}</td>
      <td class="kind">{thing.kind}</td>
      <th scope="row" class="what">
        {thing.what}
        <span class="second-line">
          {thing.more}
          {thing.until && (
            <>
              {' '}
              on{' '}
              <span class="soon">
                <Moment at={thing.until} />
              </span>
            </>
          )}
        </span>
      </th>
      <td class="act">
        <a class="button" href={thing.at}>
          {thing.button}
        </a>
      </td>
    </tr>
  )
}

function Files({ files }: { files: readonly TodayFile[] }) {
  return (
    <table class="rows small">
      <thead>
        <tr>
          <th scope="col">File</th>
          <th scope="col" class="amount">
            Rows
          </th>
          <th scope="col">State</th>
        </tr>
      </thead>
      <tbody>
        {files.map((file) => (
          <tr>
            <th scope="row">
              <a href={paths.officeFile(file.id)}>{file.kind || file.name}</a>
            </th>
            <td class="amount">
              {file.state === 'refused' ? '–' : file.rows}
              <span class="narrow"> rows</span>
            </td>
            <td>
              <FileState state={file.state} />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
