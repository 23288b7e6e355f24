import type { Paper } from '../certificate-pdf/certificate-facts.ts'

/** All that a receipt says. Days and amounts come as they are shown. */
export interface ReceiptFacts {
  /** Who sells, and where they are reached. */
  readonly seller: string
  readonly contact: string
  readonly order: string
  /** Labels and values: when it was ordered and paid, how, for whom. */
  readonly particulars: readonly (readonly [label: string, value: string])[]
  readonly lines: readonly (readonly [name: string, price: string])[]
  readonly total: string
  /** What of the total is tax, or that there is none. */
  readonly tax: readonly [label: string, amount: string]
  readonly paper: Paper
}
