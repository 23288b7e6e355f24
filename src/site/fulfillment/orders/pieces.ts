import { randomId } from '../../../adapters/secrets.ts'
import { codeOf } from '../../../core/codes.ts'
import type { Offer } from '../../../core/kits.ts'
import type { OrderItem } from '../../../data/orders/orders.ts'
import type { Program } from '../../../program/program.ts'
import { findKit, recordedName } from '../../../wording/kits.ts'
import type { LoadedClaim } from '../claim/load.ts'

/** The pieces of an order, each with its name and code as they are on that day. */
export function piecesOf(
  program: Program,
  { viewer, codes, on }: Pick<LoadedClaim, 'viewer' | 'codes' | 'on'>,
  orderId: string,
  offers: readonly Offer[],
  /** Set where nothing is to be paid: they go to the printer at once. */
  queuedAt: string | null,
): OrderItem[] {
  return offers.map(({ kit, certification, isInitial, price }) => {
    const hasCode = findKit(program, kit)?.hasVerificationCode
    return {
      id: randomId(),
      orderId,
      candidateId: viewer.candidateId,
      kit,
      certification,
      name: recordedName(program, { kit, certification }, on),
      verificationCode: (hasCode && codeOf(program.migrations, codes, certification)) || null,
      cents: price.cents,
      isFirst: isInitial,
      initialOf: isInitial ? certification : null,
      state: queuedAt ? 'queued' : 'ordered',
      queuedAt,
      sentOn: null,
      completedOn: null,
      carrier: null,
      trackingNumber: null,
      batchId: null,
      printerState: null,
      heldAt: null,
      cancelledAt: null,
      reshippedAt: null,
      requeuedAs: null,
      version: 0,
    }
  })
}
