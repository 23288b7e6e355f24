import type { Frame } from '../../../ui/frame.ts'
import { Layout } from '../../../ui/layout.tsx'

/** What a candidate has ordered, and how it was paid: nothing, as long as nothing is on sale. */
export function TransactionsPage({ frame }: { frame: Frame }) {
  return (
    <Layout title="E-commerce Transactions" frame={frame}>
      <h1>E-commerce Transactions</h1>
      <p class="lede">You have ordered nothing on this site.</p>
      <p>
        Each order will stand here with its date, number, items, amount, method of payment, state and receipt. Nothing
        can be ordered here yet.
      </p>
    </Layout>
  )
}
