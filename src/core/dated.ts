import type { Day } from './calendar.ts'

/** Since when something is so; absent where it was always so. */
export interface FromDay {
  readonly from?: Day
}

/** A value that never changes, or each value from its day on, the earliest first. */
export type Dated<T extends object> = T | readonly (T & FromDay)[]

/** The value on a day; nothing before the day of the first one. */
export function valueOn<T extends object>(dated: Dated<T>, day: Day): T | undefined {
  return isList(dated) ? dated.findLast((one) => hasBegun(one, day)) : dated
}

/** Is it so on a day already? */
export function hasBegun({ from }: FromDay, day: Day): boolean {
  return from === undefined || from <= day
}

function isList<T extends object>(dated: Dated<T>): dated is readonly (T & FromDay)[] {
  return Array.isArray(dated)
}
