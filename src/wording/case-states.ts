import type { CaseState } from '../core/cases.ts'

/** Where a case stands, to its own person. */
export const ownStateWords: Readonly<Record<CaseState, string>> = {
  open: 'We’ll answer it',
  waiting: 'We answered it',
  closed: 'Closed',
}
