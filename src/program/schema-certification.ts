import * as v from 'valibot'
import { fromDays } from './schema-dated.ts'
import { code, day, days, daysOrNone, isRealDay, months, rule, text } from './schema-parts.ts'

/** The `Regime` of core/standing/program.ts. */
const regime = v.strictObject({
  from: v.optional(day),
  until: v.optional(day),
  validityMonths: v.optional(months),
  anchor: v.picklist(['completion', 'previousExpiry']),
  suspendedMonths: v.pipe(v.number(), v.integer(), v.minValue(0)),
  recertify: v.optional(rule),
})

const points = v.pipe(
  v.number(),
  v.minValue(0.01, 'asks for no points'),
  v.maxValue(100_000, 'asks for too many points'),
)

/** How a certification is kept by cycles; see `CyclePolicy`. */
const cycle = v.strictObject({
  total: points,
  yearly: v.optional(points),
  graceDays: daysOrNone,
  yearlyCaps: v.optional(v.record(v.string(), points)),
  carryOver: v.optional(points),
  feeDueBy: v.optional(
    v.pipe(
      v.string(),
      v.check((text) => isRealDay(`2025-${text}`), 'is not a day such as 01-31'),
    ),
  ),
})

/** How credits count; see `CreditPolicy`. */
export const creditPolicy = v.strictObject({
  count: v.optional(v.picklist(['towards-highest', 'towards-each', 'chosen'])),
  daysBefore: v.optional(days),
  carryOver: v.optional(v.union([points, v.literal('all')])),
})

/** The `Certification` of core/standing/program.ts, and what pages need besides. */
export const certification = v.strictObject({
  code,
  /** Of several names and levels, the last: since when each of them, `names` and `levels` say. */
  name: text,
  /** What it is called in headings and lists; absent where that is its name. */
  shortName: v.optional(text),
  /** What is written on its logo and its plaque; absent where that is its name. */
  awardName: v.optional(text),
  /** The letters on its logo, and what stands under them; absent where they follow from its names. */
  logo: v.optional(v.strictObject({ letters: text, track: v.optional(text) })),
  names: v.optional(fromDays({ name: text, shortName: v.optional(text) })),
  abbreviation: v.optional(text),
  level: text,
  levels: v.optional(fromDays({ level: text })),
  track: text,
  introduced: v.optional(day),
  retired: v.optional(day),
  validityMonths: v.optional(months),
  validity: v.optional(v.array(v.strictObject({ earnedFrom: v.optional(day), months: v.optional(months) }))),
  regimes: v.optional(v.array(regime)),
  acceptsCredits: v.optional(v.boolean()),
  cycle: v.optional(cycle),
  /** The certification that took its place, whether or not what is held became it. */
  successor: v.optional(text),
  earn: v.optional(rule),
  recertify: v.optional(rule),
})
