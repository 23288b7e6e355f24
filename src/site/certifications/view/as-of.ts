import type { Day } from '../../../core/calendar.ts'
import { asOf } from '../../../paths.ts'
import type { AsOfField } from '../../../ui/as-of-form.tsx'
import type { FieldError } from '../../../ui/fields.tsx'
import { formatDay } from '../../../ui/words.ts'

/** What was typed as a day and is none, with a sentence that says so. */
export interface WrongDay {
  readonly typed: string
  readonly sentence: string
}

export interface AsOf {
  readonly field: AsOfField
  readonly errors: readonly FieldError[]
  readonly strip: { readonly day: Day; readonly words: string; readonly back: string } | undefined
}

const past = 'This page shows your record as it was on that day.'
const future = 'This page shows your record as it will be on that day if nothing changes.'

export function viewAsOf(path: string, on: Day, today: Day, wrong?: WrongDay): AsOf {
  return {
    field: { action: path, value: wrong?.typed ?? formatDay(on), problem: wrong?.sentence },
    errors: wrong ? [{ field: 'on', sentence: wrong.sentence }] : [],
    strip: on === today ? undefined : { day: on, words: on < today ? past : future, back: path },
  }
}

/** The address of a page that stays on the day that is shown. */
export function staysAsOf(path: string, on: Day, today: Day): string {
  return asOf(path, on === today ? undefined : on)
}
