import { addMonths, type Day } from '../calendar.ts'

/** One sitting of an exam. */
export interface Attempt {
  readonly registrationNumber: string
  readonly exam: string
  readonly grade: 'pass' | 'fail'
  readonly takenOn: Day
}

export type Review = 'n/a' | 'pending' | 'approved' | 'rejected'

/** One continuing education activity. */
export interface Credit {
  readonly externalId: string
  readonly source: string
  /** In hundredths of a point, so that sums are exact. */
  readonly hundredths: number
  readonly activeOn: Day
  readonly expiresOn: Day
  readonly review: Review
  readonly category?: string
  /** The certification it is meant for, where the program lets people choose. */
  readonly towards?: string
}

/** A manual award by the program's staff. */
export interface Grant {
  readonly id: string
  readonly certification: string
  readonly grantedOn: Day
  readonly expiresOn?: Day
}

/** Staff's change to what is held; without a certification it is meant for all that is held. */
export interface Adjustment {
  readonly id: string
  readonly certification?: string
  readonly kind: 'extend' | 'revoke' | 'suspend' | 'reinstate'
  readonly on: Day
  /** For `extend` only. */
  readonly months?: number
}

/** The fee of one calendar year, paid. */
export interface FeePayment {
  readonly id: string
  readonly year: number
  readonly paidOn: Day
}

/** Suspends a person for misconduct: all that is held, granted or earned from its first day on. */
export interface Ban {
  readonly id: string
  readonly from: Day
  /** Its last day; absent means until it is lifted. */
  readonly until?: Day
  /** Ends it before its last day; `counts` means that exams and credits dated inside it count from this day on. */
  readonly lifted?: { readonly on: Day; readonly counts: boolean }
}

/** Everything dated that is known of one candidate, as far as it bears on certifications. */
export interface Facts {
  readonly attempts: readonly Attempt[]
  readonly credits: readonly Credit[]
  readonly grants: readonly Grant[]
  readonly adjustments: readonly Adjustment[]
  /** Absent where the program asks for none. */
  readonly fees?: readonly FeePayment[]
  /** Absent for nearly everyone. */
  readonly bans?: readonly Ban[]
}

/** An attempt that counts, with the last day on which it is live. */
export interface Pass extends Attempt {
  readonly liveUntil: Day | null
}

/** The last day on which a pass counts; `null` where passes do not age. */
export function lastDayOfPass(takenOn: Day, validityMonths: number | undefined): Day | null {
  return validityMonths === undefined ? null : addMonths(takenOn, validityMonths)
}

/** What an explanation names: a fact by its identity, or what else brought something about. */
export type Fact =
  | { readonly attempt: string }
  | { readonly credit: string; readonly source: string }
  | { readonly grant: string }
  | { readonly adjustment: string }
  | { readonly certification: string }
  | { readonly migration: string }
  | { readonly transition: Day }
  | { readonly payment: string }
  | { readonly ban: string }

export const noFacts: Facts = { attempts: [], credits: [], grants: [], adjustments: [] }
