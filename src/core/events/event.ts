import type { Day } from '../calendar.ts'
import type { FactKind } from '../feeds/kinds.ts'

/** What can happen to a certification that a person has, had or gets. */
const changeKinds = [
  'earned',
  'renewed',
  'suspended',
  'lifted',
  'revoked',
  'no-longer-held',
  'ends-earlier',
  'expired',
] as const
export type ChangeKind = (typeof changeKinds)[number]

/** What can happen to a credit. */
const creditKinds = ['credit-counted', 'credit-approved', 'credit-refused'] as const
export type CreditKind = (typeof creditKinds)[number]

export const eventKinds = [...changeKinds, ...creditKinds] as const

/** The state of a person's certification on a day. */
export interface Held {
  readonly status: 'active' | 'suspended' | 'expired' | 'revoked'
  readonly firstEarnedOn: Day
  readonly activeOn: Day
  readonly expiresOn: Day | null
}

/** What brought a change about, in terms a person knows. */
export type Reason =
  | { readonly by: 'exam'; readonly exam: string; readonly on: Day }
  | { readonly by: 'credits'; readonly hundredths: number }
  | { readonly by: 'certification'; readonly certification: string }
  /** `program` is a ban, of which nothing else is said. */
  | { readonly by: 'grant' | 'staff' | 'program' | 'payment' | 'rules' | 'time' }
  /** A fact that counts no longer, or says something else: `fail` is an exam's new grade, `moved` is another person's now. */
  | {
      readonly by: 'correction'
      readonly kind: FactKind
      readonly exam?: string
      readonly on?: Day
      readonly to: 'fail' | 'moved' | 'changed' | 'withdrawn'
    }

export interface ChangeEvent {
  readonly kind: ChangeKind
  readonly certification: string
  readonly was: Held | null
  readonly is: Held | null
  readonly reasons: readonly Reason[]
}

export interface CreditEvent {
  readonly kind: CreditKind
  /** The activity: its key, its name and what it is worth. */
  readonly activity: string
  readonly name: string
  readonly hundredths: number
}

export type PersonEvent = ChangeEvent | CreditEvent

export function isChange(event: PersonEvent): event is ChangeEvent {
  return 'certification' in event
}
