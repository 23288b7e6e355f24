import * as v from 'valibot'
import type { BuiltInRule, Rule } from '../core/standing/rule.ts'

export const text = v.pipe(v.string(), v.trim(), v.nonEmpty('says nothing'))
export const day = v.pipe(v.string(), v.check(isRealDay, 'is not a day of the calendar, such as 2026-11-23'))
export const months = v.pipe(
  v.number(),
  v.integer('is not a whole number of months'),
  v.minValue(1, 'is less than one month'),
)
export const days = v.pipe(
  v.number(),
  v.integer('is not a whole number of days'),
  v.minValue(1, 'is less than one day'),
)
export const daysOrNone = v.pipe(
  v.number(),
  v.integer('is not a whole number of days'),
  v.minValue(0, 'is less than no day'),
)
export const pattern = v.pipe(
  v.string(),
  v.check((source) => isPattern(source), 'is not a regular expression'),
)
export const email = v.pipe(v.string(), v.email('is not an e-mail address'))
export const colour = v.pipe(
  v.string(),
  v.regex(/^#[0-9a-f]{6}$/, 'is not a colour: # and six digits or letters from a to f'),
)
export const rule = v.custom<BuiltInRule | Rule>(
  (input) => typeof input === 'object' && input !== null,
  'is not a rule',
)
/** Marks what was made up, because it is not known: a real deployment puts its own in its place. */
export const demo = v.optional(v.literal(true))

export const link = v.strictObject({ text, href: v.pipe(v.string(), v.url('is not a web address')), demo })

/** An amount in the smallest unit of an ISO 4217 currency. */
export const price = v.strictObject({
  cents: v.pipe(v.number(), v.integer('is not a whole number of cents'), v.minValue(0, 'is less than nothing')),
  currency: v.pipe(v.string(), v.regex(/^[A-Z]{3}$/, 'is not a currency code, such as USD')),
  demo,
})

export const code = v.pipe(v.string(), v.regex(/^[A-Z0-9-]+$/, 'is not made of capital letters, digits and hyphens'))

export function isRealDay(text: string): boolean {
  const at = new Date(`${text}T00:00:00Z`)
  return !Number.isNaN(at.getTime()) && at.toISOString() === `${text}T00:00:00.000Z`
}

function isPattern(source: string, flags?: 'u'): boolean {
  try {
    return Boolean(new RegExp(source, flags))
  } catch {
    return false
  }
}

export function isScript(name: string): boolean {
  return /^\w+$/.test(name) && isPattern(`\\p{Script=${name}}`, 'u')
}

export function isTimeZone(name: string): boolean {
  try {
    return Boolean(new Intl.DateTimeFormat('en', { timeZone: name }))
  } catch {
    return false
  }
}
