import { paths } from '../../paths.ts'
import { waited } from '../../ui/office/waited.ts'
import { Time } from '../../ui/time.tsx'
import { listWith } from '../../ui/words.ts'
import type { RowView } from './view.ts'

/** An unmatched row, with the people it may mean and its actions. */
export function UnmatchedRow({ row, now }: { row: RowView; now: Date }) {
  const { words, isLong } = waited(row.receivedAt, now)
  const { kind, key, made } = row
  return (
    <tr>
      <td class="age">{isLong && !row.dismissedAt ? <strong>{words}</strong> : words}</td>
      <td class="named">
        <span class="narrow">Person in the row </span>
        <span class="code">{row.candidateId || 'No ID'}</span>
        {row.named && (
          <span class="second-line" dir="auto">
            {row.named}
          </span>
        )}
        {row.hints.email && <span class="second-line">{row.hints.email}</span>}
      </td>
      <th scope="row" class="what">
        {row.kindName}: {row.what}
        <span class="second-line">
          {row.on && (
            <>
              <Time day={row.on} /> ·{' '}
            </>
          )}
          <span class="code">{row.keyWords}</span> · <a href={paths.officeFile(row.importId)}>{row.file}</a>, line{' '}
          {row.line}
        </span>
      </th>
      <td>
        {row.likely.map(({ id, name, why }) => (
          <span class="detail">
            <a href={attachTo(row, { id, why })}>{name}</a>
            <span class="second-line">
              <span class="code">{id}</span> · {listWith('and', why)}
            </span>
          </span>
        ))}
        {row.likely.length === 0 && <span class="second">{row.canBeAttached ? 'No match' : 'n/a'}</span>}
      </td>
      <td class="act">
        {row.dismissedAt ? (
          <form method="post" action={paths.restoreUnmatched}>
            <input type="hidden" name="kind" value={kind} />
            <input type="hidden" name="key" value={key} />
            <button class="button" aria-label={`Bring back: ${row.keyWords}`}>
              Bring back
            </button>
          </form>
        ) : (
          <>
            {row.canBeAttached && (
              <a class="button" href={attachTo(row, row.likely[0])} aria-label={`Attach: ${row.keyWords}`}>
                Attach
              </a>
            )}
            <span class="second-line">
              <a
                href={`${paths.dismissUnmatched}?${new URLSearchParams({ kind, key, made })}`}
                aria-label={`Dismiss: ${row.keyWords}`}
              >
                Dismiss
              </a>
            </span>
          </>
        )}
      </td>
    </tr>
  )
}

/** The form that attaches the row to a person, filled in with the likely one. */
function attachTo(
  { candidateId, kind, key }: RowView,
  person: { readonly id: string; readonly why: readonly string[] } | undefined,
): string {
  const found = person && {
    to: person.id,
    why: 'wrong-person',
    reason: `Unmatched row: ${listWith('and', person.why)}`,
  }
  return paths.officeChange(candidateId, 'attach', { kind, key, ...found })
}
