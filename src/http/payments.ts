import type { MiddlewareHandler } from 'hono'
import type { PaymentProvider } from '../adapters/payments/provider.ts'
import type { Bindings, Env } from '../env.ts'

/** Who takes the money, as a deployment has it; nobody where it is not set up. */
export type PaymentsOf = (env: Bindings) => PaymentProvider | undefined

export function loadPayments(paymentsOf: PaymentsOf): MiddlewareHandler<Env> {
  return async function loadPayments(c, next) {
    c.set('payments', paymentsOf(c.env))
    await next()
  }
}
