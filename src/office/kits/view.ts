import { dayOf } from '../../core/calendar.ts'
import { actionsFor, type KitState, placeOf } from '../../core/kit-actions.ts'
import { fullName } from '../../core/person-name.ts'
import type { KitReport, WholeKit } from '../../data/office/kit.ts'
import type { ListedKit } from '../../data/office/kits.ts'
import { fulfillmentOf } from '../../program/fulfillment-of.ts'
import type { Program } from '../../program/program.ts'
import { holdWords, placeNames, printerWords } from './words.ts'

/** A kit's row in the list. */
export function listedKit(program: Program, kit: ListedKit) {
  const { id, orderId, candidateId, certification, name, sentOn, carrier, trackingNumber, queuedAt } = kit
  const place = placeOf(stateOf(kit, null))
  return {
    id,
    name,
    certification,
    place: place ?? null,
    status: place ? placeNames[place] : 'Not paid yet',
    /** Why it is held, or what the printer says of one that staff cancelled. */
    note: noteOf(kit),
    order: orderId,
    candidateId,
    person: fullName({ first: kit.firstName, last: kit.lastName }, program.familyNameFirst) || candidateId,
    /** Since when it waits: ordered, or to be sent again. */
    since: kit.heldAt ?? kit.reshippedAt ?? queuedAt ?? '',
    sentOn,
    carrier,
    trackingNumber,
  }
}

export type KitRow = ReturnType<typeof listedKit>

function noteOf({ state, heldFor, cancelledAt, printerState, reshippedAt }: ListedKit): string | null {
  if (heldFor) return holdWords[heldFor]
  if (state === 'cancelled' && cancelledAt && printerState && printerState !== 'cancelled')
    return `The printer says: ${printerWords[printerState].toLowerCase()}`
  if (state === 'cancelled') return cancelledAt ? 'By staff' : printerState === 'cancelled' ? 'By the printer' : null
  if (reshippedAt && state === 'queued') return 'To be sent again'
  return null
}

function stateOf(kit: ListedKit, reported: KitState['reported']): KitState {
  const { state, heldFor, heldAt, cancelledAt, reshippedAt, printerState, confirmedAt, orderState } = kit
  const isAtPrinter = confirmedAt !== null
  const isPaid = orderState === 'paid'
  return { state, heldFor, heldAt, cancelledAt, reshippedAt, printerState, isAtPrinter, isPaid, reported }
}

/** A kit as its page and its JSON have it. */
export function kitView(program: Program, kit: WholeKit, reports: readonly KitReport[]) {
  const state = stateOf(kit, reports[0]?.status ?? null)
  const carrier = kit.carrier?.toLowerCase()
  const known = fulfillmentOf(program).carriers?.find(({ name }) => name.toLowerCase() === carrier)
  return {
    ...listedKit(program, kit),
    kit: kit.kit,
    version: kit.version,
    verificationCode: kit.verificationCode,
    isFirst: kit.isFirst === 1,
    isTracked: kit.isTracked === 1,
    orderedOn: dayOf(kit.placedAt, program.timeZone),
    cents: kit.cents,
    currency: kit.currency,
    batch: kit.batchId,
    confirmedAt: kit.confirmedAt,
    completedOn: kit.completedOn,
    trackingHref: kit.trackingNumber && known?.href.replace('{number}', encodeURIComponent(kit.trackingNumber)),
    shipping: kit.shipping,
    /** Other kits of the same order: they go to the same address. */
    others: kit.others,
    actions: actionsFor(state),
    /** The printer has confirmed a list with it, and may be printing it. */
    isAtPrinter: state.isAtPrinter && state.state === 'queued',
    heldFor: kit.heldFor,
    isClaimedAgain: kit.isFirst === 1 && kit.isClaimedAgain === 1,
  }
}

export type KitView = ReturnType<typeof kitView>

/** The address on the lines of a label. */
export function addressLines(shipping: KitView['shipping'], country: string): readonly string[] {
  const { firstName, lastName, address1, address2, city, state, postalCode } = shipping
  const place = [city, state, postalCode].filter(Boolean).join(', ')
  return [[firstName, lastName].filter(Boolean).join(' '), address1, address2, place, country].filter(Boolean)
}
