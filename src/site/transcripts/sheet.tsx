import type { PropsWithChildren } from 'hono/jsx'
import { paths } from '../../paths.ts'
import { Badge } from '../../ui/badge.tsx'
import { Code } from '../../ui/code.tsx'
import { Time } from '../../ui/time.tsx'
import type { Sheet, SheetGroup } from './sheet-view.ts'

interface SheetProps {
  readonly sheet: Sheet
  readonly groups: readonly SheetGroup[]
  /** Can it be had as a learner record too? */
  readonly hasRecord: boolean
  /** Within a page of the owner's, where another heading stands above it. */
  readonly isPreview?: boolean
}

/** The transcript itself, as whoever has a link reads and prints it. */
export function TranscriptSheet({ sheet, groups, hasRecord, isPreview, children }: PropsWithChildren<SheetProps>) {
  const { name, localizedName, address, remarks } = sheet
  const [dates, ends] = ['earnedOn', 'expiresOn'].map((key) => sheet.certifications.some((row) => key in row))
  return (
    <article class={isPreview ? 'sheet preview-sheet' : 'sheet'}>
      <div class="band" aria-hidden="true" />
      <header class="sheet-head">
        <div>
          {isPreview ? <p class="sheet-name">{name}</p> : <h1 class="sheet-name">{name}</h1>}
          {localizedName && <p class="localized">{localizedName}</p>}
          {address && <p class="sheet-address">{address.join(', ')}</p>}
        </div>
        <dl>
          {sheet.transcript !== '' && (
            <div>
              <dt>Transcript</dt>
              <dd>
                <Code text={sheet.transcript} />
              </dd>
            </div>
          )}
          <div>
            <dt>As of</dt>
            <dd>
              <Time day={sheet.on} />
            </dd>
          </div>
        </dl>
      </header>
      <p class="lede">
        {name} has shared their certifications with you. They match the records of {sheet.issuer} today.
      </p>
      {groups.length === 0 ? (
        <p class="empty">This transcript has no certifications to show today.</p>
      ) : (
        <Certifications groups={groups} dates={dates!} ends={ends!} />
      )}
      {remarks && (
        <div class="remarks">
          <p class="remarks-by">Remarks by {name}</p>
          <p class="remarks-text" dir="auto">
            {remarks}
          </p>
        </div>
      )}
      <SheetFoot sheet={sheet} hasRecord={hasRecord} />
      {children}
    </article>
  )
}

function Certifications({ groups, dates, ends }: { groups: readonly SheetGroup[]; dates: boolean; ends: boolean }) {
  return (
    <table class="list sheet-list">
      <caption class="hidden">Certifications by level</caption>
      <thead>
        <tr>
          <th scope="col">Certification</th>
          {dates && <th scope="col">Earned</th>}
          {ends && <th scope="col">Valid until</th>}
        </tr>
      </thead>
      {groups.map((group) => (
        <tbody>
          <tr class="group">
            <th scope="rowgroup" colspan={1 + (dates ? 1 : 0) + (ends ? 1 : 0)}>
              {group.label}
            </th>
          </tr>
          {group.rows.map((row) => (
            <Row row={row} dates={dates} ends={ends} />
          ))}
        </tbody>
      ))}
    </table>
  )
}

function Row({ row, dates, ends }: { row: SheetGroup['rows'][number]; dates: boolean; ends: boolean }) {
  const isOver = row.status === 'expired'
  return (
    <tr class={isOver ? 'over' : undefined}>
      <th scope="row" class="name">
        <span>
          <Badge {...row.badge} />
          <span class="title">
            {row.title}
            <span class="second-line">{isOver ? 'Expired' : 'Active'}</span>
          </span>
        </span>
      </th>
      {dates && (
        <td>
          <span class="key">Earned </span>
          {row.earnedOn ? <Time day={row.earnedOn} /> : 'n/a'}
        </td>
      )}
      {ends && (
        <td>
          <span class="key">until </span>
          {row.expiresOn ? <Time day={row.expiresOn} /> : 'Never'}
        </td>
      )}
    </tr>
  )
}

/** The end of the link, kept apart from the ends of what it shows. */
function SheetFoot({ sheet, hasRecord }: Pick<SheetProps, 'sheet' | 'hasRecord'>) {
  return (
    <footer class="sheet-foot">
      <div>
        <p>
          <strong>
            {sheet.linkEndsOn ? (
              <>
                This link works until <Time day={sheet.linkEndsOn} />
              </>
            ) : (
              'This link doesn’t expire'
            )}
          </strong>
        </p>
        <p>Each certification has its own dates. {sheet.name} can see when this link is opened.</p>
      </div>
      <div>
        <p>
          <strong>Check it yourself</strong>
        </p>
        {hasRecord ? (
          <p>
            Download the signed learner record (CLR), and choose it under{' '}
            <a href={`${paths.verify}#check-a-file`}>Check a file</a>.
          </p>
        ) : (
          <p>
            Ask {sheet.name} for a certificate’s code, and enter it under{' '}
            <a href={paths.verify}>Verify a certificate</a>.
          </p>
        )}
        {sheet.transcript !== '' && <p>The number above is not a verification code.</p>}
      </div>
    </footer>
  )
}
