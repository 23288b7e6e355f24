import { faultOf, log } from '../../adapters/log.ts'
import type { Payment, PaymentProvider } from '../../adapters/payments/provider.ts'
import { becomeLines } from '../../core/badges.ts'
import { dayOf } from '../../core/calendar.ts'
import { orderAfter, type OrderState, type PaymentState } from '../../core/orders.ts'
import { findPerson } from '../../data/people/contacts.ts'
import { type Database, openDatabase } from '../../data/database.ts'
import {
  claimAgain,
  claimUnpaid,
  findOrder,
  forgetPaymentPage,
  keepPayment,
  listItems,
  moveOrder,
  type Order,
} from '../../data/orders/orders.ts'
import { writeMail } from '../../data/mail/outbox.ts'
import { isRefusedByGuard } from '../../data/facts/records.ts'
import { readTogether } from '../../data/prepared.ts'
import type { Bindings } from '../../env.ts'
import { paths } from '../../paths.ts'
import type { Program } from '../../program/program.ts'
import { orderMail } from './order-mail.ts'

const ordersAtOnce = 20
const leaseSeconds = 300
const hoursToPay = 24
const mostRefusals = 5

/** Brings an order to where its provider says it is, whatever brought us here and how often; the state it is in then. */
export async function settleOrder(
  env: Bindings,
  program: Program,
  provider: PaymentProvider,
  order: Order,
): Promise<OrderState> {
  return (await follow(env, program, provider, order)).state
}

interface Followed {
  readonly state: OrderState
  /** Somebody has paid, and a bank or a review has the last word: it may still become paid. */
  readonly isPending: boolean
}

async function follow(env: Bindings, program: Program, provider: PaymentProvider, order: Order): Promise<Followed> {
  if (!order.reference || order.provider !== provider.name) return { state: order.state, isPending: false }
  let payment = await provider.read(order.reference)
  if (isFor(payment, order, provider) && payment.state === 'approved' && order.state === 'placed')
    payment = await provider.capture(order.reference)
  if (!payment && order.state === 'placed') await forgetPaymentPage(openDatabase(env.DB), order.id, order.reference)
  if (!isFor(payment, order, provider)) return { state: order.state, isPending: false }
  if (payment.state === 'approved' || payment.state === 'pending')
    return { state: order.state, isPending: payment.state === 'pending' }
  return { state: await moveBy(openDatabase(env.DB), program, order, payment.state), isPending: false }
}

async function moveBy(db: Database, program: Program, order: Order, payment: PaymentState): Promise<OrderState> {
  let current: Order | undefined = order
  for (let refusals = 0; current; refusals++) {
    const to = orderAfter(current.state, payment)
    if (!to) return current.state
    try {
      await moveTo(db, program, current, to)
      return to
    } catch (error) {
      if (!isRefusedByGuard(error) || refusals >= mostRefusals) throw error
      // Somebody else moved it meanwhile.
      current = await findOrder(db, order.candidateId, order.id).execute()
    }
  }
  return order.state
}

/** The move, with the mail that tells of it. */
async function moveTo(db: Database, program: Program, order: Order, to: Exclude<OrderState, 'placed'>) {
  const now = new Date()
  const at = now.toISOString()
  const tells = to === 'paid' || (to === 'refunded' && order.state === 'paid')
  const { person, pieces } = await readTogether(db, {
    person: findPerson(db, order.candidateId),
    pieces: listItems(db, order.candidateId, {
      on: dayOf(now, program.timeZone),
      lines: becomeLines(program.migrations),
    }),
  })
  const own = pieces.filter(({ orderId }) => orderId === order.id)
  const recipient = person?.provedEmail ?? person?.email
  const mail = tells && recipient ? [writeMail(db, orderMail(program, order, own, { to, recipient, at }))] : []
  const again = order.state === 'cancelled' && to === 'paid' ? [claimAgain(db, order.id)] : []
  await db.batch([...moveOrder(db, order, to, at), ...again, ...mail])
}

/** The page that an order is paid on, made where it is not there yet. */
export async function openPayment(
  env: Bindings,
  provider: PaymentProvider,
  order: Order,
  description: string,
): Promise<string | undefined> {
  if (order.payAt) return order.payAt
  const { id, cents, currency, reference } = order
  const backTo = new URL(paths.order(id), env.BASE_URL).href
  try {
    const made = await provider.open({
      orderId: id,
      cents,
      currency,
      description,
      backTo,
      after: reference ?? undefined,
    })
    await keepPayment(openDatabase(env.DB), id, made)
    return made.payAt
  } catch (error) {
    log({ event: 'payment not opened', error: faultOf(error) })
    return undefined
  }
}

/** Nobody may pay it any more; unless somebody has. The state it is in then. */
export async function cancelOrder(
  env: Bindings,
  program: Program,
  provider: PaymentProvider | undefined,
  order: Order,
): Promise<OrderState> {
  if (order.state !== 'placed') return order.state
  if (order.reference) {
    // What cannot be closed at the provider could still be paid there.
    if (!provider || provider.name !== order.provider) return order.state
    await provider.close(order.reference)
    const { state, isPending } = await follow(env, program, provider, order)
    if (state !== 'placed' || isPending) return state
  }
  await moveTo(openDatabase(env.DB), program, order, 'cancelled')
  return 'cancelled'
}

/** Asks what became of payments that no message came for; what nobody pays within a day is given up. */
export async function askPayments(
  env: Bindings,
  program: Program,
  provider: PaymentProvider | undefined,
  now: Date,
): Promise<void> {
  const db = openDatabase(env.DB)
  const until = new Date(now.getTime() + leaseSeconds * 1000).toISOString()
  for (const order of await claimUnpaid(db, now.toISOString(), until, ordersAtOnce)) {
    await askPayment(env, program, provider, order, now)
  }
}

/** The same of one order. */
export async function askPayment(
  env: Bindings,
  program: Program,
  provider: PaymentProvider | undefined,
  order: Order,
  now: Date,
): Promise<void> {
  const isOld = now.getTime() - Date.parse(order.placedAt) > hoursToPay * 3_600_000
  try {
    const state = provider ? await settleOrder(env, program, provider, order) : order.state
    if (state === 'placed' && isOld) await cancelOrder(env, program, provider, order)
  } catch (error) {
    log({ event: 'payment not asked', error: faultOf(error) })
  }
}

/** What the provider does not know any more says nothing of any order. */
function isFor(payment: Payment | undefined, order: Order, provider: PaymentProvider): payment is Payment {
  if (!payment) return false
  const isRight =
    payment.orderId === order.id &&
    payment.cents === order.cents &&
    payment.currency === order.currency &&
    payment.isLive === provider.isLive
  if (!isRight) log({ event: 'payment does not match its order' })
  return isRight
}
