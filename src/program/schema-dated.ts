import * as v from 'valibot'
import type { FromDay } from '../core/dated.ts'
import { day } from './schema-parts.ts'

/** Since when something is so; absent where it was always so. */
export const from = v.optional(day)

/** Values, each from its day on: the earliest first. The first one may lack a day. */
export function fromDays<const T extends v.ObjectEntries>(entries: T) {
  const list = v.array(v.strictObject({ ...entries, from }))
  return v.pipe(list, inOrder<v.InferOutput<typeof list>>(lacksDay))
}

/** A value that never changes, or values as in `fromDays`. */
export function dated<const T extends v.ObjectEntries>({ entries }: v.StrictObjectSchema<T, undefined>) {
  const [plain, list] = [v.strictObject(entries), v.pipe(fromDays(entries), v.minLength(1, 'has no value'))]
  return v.lazy((input): typeof plain | typeof list => (Array.isArray(input) ? list : plain))
}

/** The days rise; `wrong` may find something else that is wrong with one and the one before it. */
export function inOrder<T extends readonly FromDay[]>(wrong: (one: FromDay) => string | undefined = () => undefined) {
  const problemOf = (all: readonly FromDay[]) =>
    all.slice(1).flatMap((one, index) => wrong(one) ?? disorder(all[index]!, one) ?? [])[0]
  return v.check<T, (issue: v.CheckIssue<T>) => string>(
    (all) => problemOf(all) === undefined,
    ({ input }) => problemOf(input)!,
  )
}

function lacksDay({ from }: FromDay): string | undefined {
  return from === undefined ? 'only the first may lack a day' : undefined
}

function disorder(before: FromDay, { from }: FromDay): string | undefined {
  if (before.from === undefined || (from !== undefined && from > before.from)) return undefined
  if (from === undefined) return `what comes after ${before.from} needs a day`
  return from === before.from ? `begins twice on ${from}` : `is not in the order of its days: ${from}, ${before.from}`
}
