import { paths } from '../../../paths.ts'
import { ErrorSummary } from '../../../ui/fields.tsx'
import type { Frame } from '../../../ui/frame.ts'
import { Layout } from '../../../ui/layout.tsx'
import { Notice } from '../../../ui/notice.tsx'
import { Say, type Sentence } from '../../../ui/sentence.tsx'
import { Stations } from '../../../ui/stations.tsx'
import { Moment } from '../../../ui/time.tsx'
import { listWith } from '../../../ui/words.ts'
import { stationsAt } from '../stations.ts'
import { UnpaidOrders } from '../unpaid-orders.tsx'
import type { ClaimRow, ClaimView } from './view.ts'

interface ClaimProps {
  readonly frame: Frame
  readonly view: ClaimView
  readonly problem: Sentence | undefined
  /** What was chosen could not be ordered any more. */
  readonly hasChanged: boolean
}

/** What may be claimed or bought, with its price. */
export function ClaimPage({ frame, view, problem, hasChanged }: ClaimProps) {
  const title = 'Claim & Purchase Fulfillment'
  return (
    <Layout title={problem ? `Error: ${title}` : title} frame={frame} look="fulfillment">
      {problem && <ErrorSummary errors={[{ field: 'kits', sentence: plain(problem) }]} />}
      {hasChanged && (
        <Notice title="Nothing was ordered">
          <p>
            Your items have changed, or you ordered them in another window. You can order the items below. Your orders
            are under <a href={paths.fulfillment}>Fulfillment History</a>.
          </p>
        </Notice>
      )}
      <h1>{title}</h1>
      <p class="lede">{view.lede}</p>
      <UnpaidOrders orders={view.unpaid} />
      {view.lockedUntil && (
        <p>
          Your login was made with a score report. You can order from <Moment at={view.lockedUntil} />.
        </p>
      )}
      {view.agreement && view.rows.length > 0 && (
        <p>
          Before you can order kits, <a href={view.agreement.href}>accept the {view.agreement.name}</a>. You’ll come
          back here.
        </p>
      )}
      {view.rows.length > 0 && (
        <div class="claim">
          <Choice view={view} problem={problem} />
          <Stations stations={stationsAt('choose', view.weeks)} />
        </div>
      )}
    </Layout>
  )
}

function Choice({ view, problem }: { view: ClaimView; problem: Sentence | undefined }) {
  const isOpen = !view.agreement && !view.lockedUntil
  return (
    <form method="post" action={paths.basket} id="kits" tabindex={-1}>
      {problem && (
        <p class="error">
          <span class="hidden">Error: </span>
          <Say words={problem} />
        </p>
      )}
      <table class="kits">
        <caption class="hidden">What you can claim or buy</caption>
        <thead>
          <tr>
            <th scope="col">Name</th>
            <th scope="col">Description</th>
            <th scope="col" class="amount">
              Price
            </th>
          </tr>
        </thead>
        <tbody>
          {view.rows.map((row) => (
            <Row row={row} isOpen={isOpen} />
          ))}
          {view.tracking && <Row row={view.tracking} isOpen={isOpen} />}
        </tbody>
        <tfoot>
          <tr>
            <th scope="row" colspan={2}>
              Total
            </th>
            <td class="amount">
              <output data-total={isOpen ? view.currency : undefined}>{view.total}</output>
            </td>
          </tr>
        </tfoot>
      </table>
      {isOpen && (
        <p class="deeds">
          <button class="button main">Purchase</button>
          <button class="button" name="total" formmethod="get" formaction={paths.claim}>
            Update total
          </button>
        </p>
      )}
      <p class="aside">
        {view.sellsForMoney
          ? `Next you confirm your address. You pay on the payment provider’s page, by ${listWith('or', view.ways)}.`
          : 'Next you confirm your address. You can’t buy items with a price here yet, but you can order the free ones.'}
      </p>
    </form>
  )
}

function Row({ row, isOpen }: { row: ClaimRow; isOpen: boolean }) {
  const canTick = isOpen && row.isForSale
  return (
    <tr>
      <th scope="row" class="name">
        {canTick ? (
          <label class="tick">
            <input type="checkbox" name={row.box} checked={row.isTicked} data-cents={row.cents} />
            <span>{row.name}</span>
          </label>
        ) : (
          <span class="untickable">{row.name}</span>
        )}
      </th>
      <td class="description">{row.isForSale ? row.description : `${row.description}. Not for sale yet`}</td>
      <td class="amount">{row.price}</td>
    </tr>
  )
}

function plain(sentence: Sentence): string {
  return sentence.map((phrase) => (typeof phrase === 'string' ? phrase : 'text' in phrase ? phrase.text : '')).join('')
}
