import { paths } from '../../../paths.ts'
import type { Frame } from '../../../ui/frame.ts'
import { Layout } from '../../../ui/layout.tsx'
import { Time } from '../../../ui/time.tsx'
import { capitalize, countOf } from '../../../ui/words.ts'

export interface Transaction {
  readonly id: string
  readonly placedOn: string
  readonly pieces: readonly string[]
  readonly amount: string
  readonly method: string
  readonly state: string
  readonly isPaid: boolean
}

/** What a candidate has ordered, and how it was paid. */
export function TransactionsPage({ frame, rows }: { frame: Frame; rows: readonly Transaction[] }) {
  return (
    <Layout title="E-commerce Transactions" frame={frame}>
      <h1>E-commerce Transactions</h1>
      <p class="lede">{rows.length === 0 ? 'No orders yet.' : `${capitalize(countOf(rows.length, 'order'))}.`}</p>
      {rows.length === 0 && (
        <p>
          Your orders appear here, with receipts. See what you can order under{' '}
          <a href={paths.claim}>Claim & Purchase Fulfillment</a>.
        </p>
      )}
      {rows.length > 0 && (
        <table class="records transactions">
          <caption class="hidden">Your orders</caption>
          <thead>
            <tr>
              <th scope="col">Order</th>
              <th scope="col">Date</th>
              <th scope="col">Items</th>
              <th scope="col" class="amount">
                Amount
              </th>
              <th scope="col">Method</th>
              <th scope="col">State</th>
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => (
              <tr>
                <th scope="row">
                  <a href={paths.order(row.id)} class="code">
                    {row.id}
                  </a>
                </th>
                <td>
                  <span class="narrow">Date: </span>
                  <Time day={row.placedOn} />
                </td>
                <td>
                  <span class="narrow">Items: </span>
                  {row.pieces.join(', ')}
                </td>
                <td class="amount">
                  <span class="narrow">Amount: </span>
                  {row.amount}
                </td>
                <td>
                  <span class="narrow">Method: </span>
                  {row.method}
                </td>
                <td>
                  <span class="narrow">State: </span>
                  {row.state}{' '}
                  {row.isPaid && (
                    <span class="second-line">
                      <a href={paths.receipt(row.id)} aria-label={`Receipt (PDF) of order ${row.id}`}>
                        Receipt (PDF)
                      </a>
                    </span>
                  )}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </Layout>
  )
}
