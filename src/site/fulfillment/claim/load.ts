import type { Context } from 'hono'
import { rulesOf } from '../../../adapters/rules-hash.ts'
import { allAccepted, isAccepted } from '../../../core/agreements.ts'
import type { Day } from '../../../core/calendar.ts'
import { codeOf } from '../../../core/codes.ts'
import { holdingsInForce } from '../../../core/fold-holdings.ts'
import { type KitFor, type Offer, offersOf, priceOn, totalOf } from '../../../core/kits.ts'
import { recordOf } from '../../../core/record.ts'
import { listAcceptances } from '../../../data/people/acceptances.ts'
import { findBasket } from '../../../data/orders/baskets.ts'
import { listCodesOf } from '../../../data/facts/codes.ts'
import { findPerson, listOwnContacts } from '../../../data/people/contacts.ts'
import { listFactsOfKinds } from '../../../data/facts/facts.ts'
import { listOwnHoldings } from '../../../data/facts/own-holdings.ts'
import { listItems } from '../../../data/orders/orders.ts'
import type { Env } from '../../../env.ts'
import { holdsOn, today } from '../../../http/as-of.ts'
import { readAsViewer } from '../../../http/visitor/read-as-viewer.ts'
import { paths } from '../../../paths.ts'
import { findAgreement } from '../../../wording/agreement.ts'
import { unpaidOrders } from '../unpaid-orders.tsx'
import { fulfillmentOf } from '../../../program/fulfillment-of.ts'

/** What a candidate may order now, what they have chosen, and what stands in the way: in one trip. */
export async function loadClaim(c: Context<Env>) {
  const { program, database, now, payments } = c.var
  const { viewer, stored, outdated, items, facts, here, person, basket, contacts, codes } = await readAsViewer(
    c,
    (id) => ({
      ...listOwnHoldings(database, id, rulesOf(program)),
      items: listItems(database, id, holdsOn(c)),
      facts: listFactsOfKinds(database, id, ['agreements']),
      here: listAcceptances(database, id),
      person: findPerson(database, id),
      basket: findBasket(database, id),
      contacts: listOwnContacts(database, id),
      codes: listCodesOf(database, id),
    }),
  )
  const holdings = holdingsInForce(program, viewer.candidateId, stored, outdated)
  const on = today(c)
  const { kits, digitalOnly, tracking } = fulfillmentOf(program)
  const fee = priceOn(tracking?.price, on)
  const claimed = items.flatMap(({ kit, initialOf }) => (initialOf === null ? [] : { kit, certification: initialOf }))
  const offered = digitalOnly ? [] : offersOf({ ...program, kits }, holdings, claimed, on)
  // By new rules something may be held that has no code to print yet.
  const printable = (offer: Offer) =>
    outdated.length === 0 ||
    !kits.find(({ code }) => code === offer.kit)?.hasVerificationCode ||
    codeOf(program.migrations, codes, offer.certification) !== undefined
  const { agreements } = recordOf(viewer.candidateId, facts, program.creditValidityMonths)
  const { lockedUntil } = person ?? {}
  return {
    viewer,
    on,
    offers: offered.filter(printable),
    /** Absent where parcels are not followed on this day. */
    tracking: tracking && fee && { name: tracking.name, description: tracking.description, price: fee },
    unpaid: unpaidOrders(items),
    basket,
    person,
    contacts,
    codes,
    agreement: agreementToAccept(c, on, (code, version) => isAccepted(allAccepted(agreements, here), code, version)),
    lockedUntil: lockedUntil && lockedUntil > now.toISOString() ? lockedUntil : undefined,
    sellsForMoney: payments !== undefined,
  }
}

export type LoadedClaim = Awaited<ReturnType<typeof loadClaim>>

/** The agreement that kits wait for: the one accepted with an exam, in the version in force. */
function agreementToAccept(c: Context<Env>, on: Day, isIn: (code: string, version: string) => boolean) {
  const code = c.var.program.agreements.find(({ acceptedBy }) => acceptedBy === 'exam')?.code
  const found = code === undefined ? undefined : findAgreement(c.var.program, code, on)
  if (!found || isIn(found.agreement.code, found.version.version)) return undefined
  const { agreement, version } = found
  return { name: agreement.name, href: paths.agreementThen(agreement.code, version.version, paths.claim) }
}

/** What is chosen, as it is offered now; nothing where something of it is not on offer, or not for sale. */
export function chosenOffers(loaded: LoadedClaim, chosen: readonly KitFor[]): Offer[] | undefined {
  const found = chosen.map((one) => loaded.offers.find((offer) => isSame(offer, one)))
  return found.every((offer) => offer !== undefined && isForSale(loaded, offer.price.cents)) && found.length > 0
    ? (found as Offer[])
    : undefined
}

export function isForSale({ sellsForMoney }: Pick<LoadedClaim, 'sellsForMoney'>, cents: number): boolean {
  return cents === 0 || sellsForMoney
}

export function isSame(one: KitFor, other: KitFor): boolean {
  return one.kit === other.kit && one.certification === other.certification
}

/** Can it be had with tracking, where that is wanted? */
export function mayTrack(loaded: Pick<LoadedClaim, 'tracking' | 'sellsForMoney'>, isTracked: boolean): boolean {
  return !isTracked || (loaded.tracking !== undefined && isForSale(loaded, loaded.tracking.price.cents))
}

/** What an order comes to; nothing where it would need two currencies. */
export function priceOf({ tracking }: Pick<LoadedClaim, 'tracking'>, offers: readonly Offer[], isTracked: boolean) {
  return totalOf([...offers.map((offer) => offer.price), ...(isTracked && tracking ? [tracking.price] : [])])
}
