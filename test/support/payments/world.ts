import type { PaymentProvider } from '../../../src/adapters/payments/provider.ts'

/** A provider with the people on its other side: who pays, gives up, gives back, and what it says of it. */
export interface World {
  readonly provider: PaymentProvider
  /** The payer does what they do on the provider's page. */
  pay(reference: string): Promise<void>
  /** They pay by something that takes days, and may fail in the end; no such thing with the sandbox. */
  waitForBank?(reference: string): Promise<void>
  refuseByBank?(reference: string): Promise<void>
  /** The provider does not know the payment any more. */
  forget(reference: string): Promise<void>
  expire(reference: string): Promise<void>
  refund(reference: string): Promise<void>
  /** Somebody has been at the amount. */
  change(reference: string, cents: number): Promise<void>
  /** What it sends about a payment as it stands, signed. */
  message(reference: string, but?: { readonly isLive?: boolean; readonly ageSeconds?: number }): Promise<Message>
  /** It answers nothing until further notice. */
  down(isDown: boolean): void
}

export interface Message {
  readonly body: string
  readonly headers: Record<string, string>
}
