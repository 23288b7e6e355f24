import { paths } from '../../../paths.ts'
import { Code } from '../../../ui/code.tsx'
import type { Frame } from '../../../ui/frame.ts'
import { Layout } from '../../../ui/layout.tsx'
import { type OpenCase, OpenCases } from '../../../ui/open-cases.tsx'
import { capitalize, countOf } from '../../../ui/words.ts'
import { type UnpaidOrder, UnpaidOrders } from '../unpaid-orders.tsx'
import type { HistoryRow } from './view.ts'

interface HistoryProps {
  readonly frame: Frame
  readonly rows: readonly HistoryRow[]
  readonly unpaid: readonly UnpaidOrder[]
  readonly cases: readonly OpenCase[]
  readonly weeks: string | undefined
}

/** What was made for the candidate, and where it is. */
export function HistoryPage({ frame, rows, unpaid, cases, weeks }: HistoryProps) {
  return (
    <Layout title="Fulfillment History" frame={frame} look="fulfillment">
      <h1>Fulfillment History</h1>
      <p class="lede">
        {rows.length === 0
          ? 'No orders yet. What you claim or buy appears here once you’ve ordered it and, if it has a price, paid for it.'
          : `${sentenceOf(rows)}${weeks ? ` Allow ${weeks} weeks for processing and shipping.` : ''}`}
      </p>
      <UnpaidOrders orders={unpaid} />
      <p>
        <a href={paths.claim}>Claim & Purchase Fulfillment</a>
      </p>
      <OpenCases cases={cases} back={paths.fulfillment} />
      {rows.length > 0 && (
        <table class="records pieces">
          <caption class="hidden">Your kits</caption>
          <thead>
            <tr>
              {['Name', 'Verification Code', 'Queued', 'Sent', 'Complete', 'Status'].map((head) => (
                <th scope="col">{head}</th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => (
              <Piece row={row} />
            ))}
          </tbody>
        </table>
      )}
    </Layout>
  )
}

function sentenceOf(rows: readonly HistoryRow[]): string {
  const underWay = rows.filter(({ state }) => state === 'queued' || state === 'sent').length
  return underWay === 0 ? 'Nothing in progress.' : `${capitalize(countOf(underWay, 'item'))} in progress.`
}

/** Do its months say as much as its status? Where there is little room that is not repeated. */
function isSaid({ state, queued, sent, complete }: HistoryRow): boolean {
  const months: Readonly<Record<string, string>> = { queued, sent, complete }
  return (months[state] ?? 'n/a') !== 'n/a'
}

function Piece({ row }: { row: HistoryRow }) {
  const { tracking } = row
  return (
    <tr class={row.state === 'cancelled' ? 'over' : undefined}>
      <th scope="row" class="name">
        <a href={paths.order(row.order)}>{row.name}</a>
        {row.cases.map(({ text, href }) => (
          <span class="second-line">
            <a href={href}>{text}</a>
          </span>
        ))}
      </th>
      <td>{row.verificationCode && <Code text={row.verificationCode} />}</td>
      <td class={row.queued === 'n/a' ? 'none' : undefined}>
        <span class="narrow">Queued </span>
        {row.queued}
      </td>
      <td class={row.sent === 'n/a' ? 'none' : undefined}>
        <span class="narrow">Sent </span>
        {row.sent}
      </td>
      <td class={row.complete === 'n/a' ? 'none' : undefined}>
        <span class="narrow">Complete </span>
        {row.complete}
      </td>
      <td>
        <span class={isSaid(row) ? 'said' : undefined}>{row.status}</span>
        {tracking && (
          <span class="second-line">
            {tracking.carrier}{' '}
            {tracking.href ? (
              <a href={tracking.href}>{tracking.number}</a>
            ) : (
              <span class="code">{tracking.number}</span>
            )}
          </span>
        )}
      </td>
    </tr>
  )
}
