import { Hono } from 'hono'
import {
  findSandboxPayment,
  sandboxMessage,
  type SandboxPayment,
  sandboxPayments,
  writeSandboxPayment,
} from '../../adapters/payments/sandbox.ts'
import type { Env } from '../../env.ts'
import { openFrame } from '../../http/answers/frames.ts'
import { page } from '../../http/answers/page.ts'
import type { PaymentsOf } from '../../http/payments.ts'
import { PayPage } from './pay-page.tsx'

const folder = '/dev/pay'
const pageOf = (reference: string) => `${folder}/${encodeURIComponent(reference)}`

/** Takes no money: what development has in the place of a provider. */
export const developmentPayments: PaymentsOf = (env) => sandboxPayments(env.FILES, pageOf)

/** The page that a provider would have. Its messages are signed, and go to the site as a provider's would. */
export const payRoutes = new Hono<Env>()

payRoutes.get('/:reference', async (c) => {
  const payment = await findSandboxPayment(c.env.FILES, c.req.param('reference'))
  if (!payment) return c.notFound()

  return page(c, <PayPage frame={openFrame(c)} at={pageOf(c.req.param('reference'))} payment={payment} />)
})

payRoutes.post('/:reference/pay', (c) => settle(c.env, c.req.param('reference'), 'paid', c.redirect.bind(c)))

payRoutes.post('/:reference/decline', (c) => settle(c.env, c.req.param('reference'), 'closed', c.redirect.bind(c)))

payRoutes.post('/:reference/refund', (c) => settle(c.env, c.req.param('reference'), 'refunded', c.redirect.bind(c)))

/** Keeps what became of it, tells the site, and leads back there. */
async function settle(
  env: Env['Bindings'],
  reference: string,
  state: SandboxPayment['state'],
  redirect: (to: string, status: 303) => Response,
): Promise<Response> {
  const payment = await findSandboxPayment(env.FILES, reference)
  if (!payment) return redirect(folder, 303)
  const follows = state === 'refunded' ? payment.state === 'paid' : payment.state === 'open'
  if (follows) {
    await writeSandboxPayment(env.FILES, reference, { ...payment, state })
    const { body, headers } = await sandboxMessage(reference, new Date())
    const to = new URL('/webhooks/sandbox', env.BASE_URL)
    // A message may be lost: the sweep asks.
    await fetch(to, { method: 'POST', body, headers }).catch(() => undefined)
  }
  return redirect(payment.backTo, 303)
}
