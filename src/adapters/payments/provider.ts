import type { PaymentState } from '../../core/orders.ts'

/** What is to be paid, for which order, and where the payer comes back to. */
export interface PaymentWanted {
  readonly orderId: string
  readonly cents: number
  readonly currency: string
  readonly description: string
  readonly backTo: string
  /** The payment that this one takes the place of, since its provider has forgotten it. */
  readonly after?: string | undefined
}

/** What a provider knows a request to open a payment by: the same again is the same payment. */
export function requestIdOf({ orderId, after }: PaymentWanted): string {
  return after ? `order-${orderId}-after-${after}` : `order-${orderId}`
}

/** A payment as its provider knows it: `approved` waits for us to take the money, `pending` for a bank or a review. */
export interface Payment {
  readonly state: PaymentState | 'approved' | 'pending'
  readonly orderId: string
  readonly cents: number
  readonly currency: string
  readonly isLive: boolean
}

/** A message whose signature was right: what it is about; nothing where it concerns no payment of ours. */
export interface PaymentMessage {
  readonly id: string
  readonly isLive: boolean
  readonly reference: string | undefined
}

/** Who takes the money. What a message says is never believed: the payment is read again before anything moves. */
export interface PaymentProvider {
  readonly name: string
  /** As it is called in a sentence. */
  readonly title: string
  /** Real money, or a test. */
  readonly isLive: boolean
  /** Makes the page to pay on; the same order again is the same payment. */
  open(wanted: PaymentWanted): Promise<{ readonly reference: string; readonly payAt: string }>
  /** Nothing where the provider knows of no such payment, or no longer. */
  read(reference: string): Promise<Payment | undefined>
  /** Takes money that was approved; again changes nothing. */
  capture(reference: string): Promise<Payment | undefined>
  /** Nobody can pay it any more, unless it is paid already. */
  close(reference: string): Promise<void>
  /** Nothing where the signature is wrong or too old. */
  readMessage(body: string, headers: Headers, now: Date): Promise<PaymentMessage | undefined>
}

/** The provider does not answer, or not as it should. */
export class PaymentFault extends Error {
  override readonly name = 'PaymentFault'
}
