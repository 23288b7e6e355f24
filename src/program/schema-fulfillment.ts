import * as v from 'valibot'
import { kitKinds } from '../core/kits.ts'
import { dated, fromDays } from './schema-dated.ts'
import { demo, price, text } from './schema-parts.ts'

/** Something printed and sent. Without a price on a day it is not on sale, but may stand in a history. */
const kit = v.strictObject({
  code: text,
  kind: v.picklist(kitKinds),
  /** Follows the name of a certification, as in "Deck Hand Certificate"; a letter's name stands alone. */
  name: text,
  /** The levels of the certifications it is for. */
  levels: v.array(text),
  /** Certifications it is for besides those of its levels; `demo` where it is not known which they are. */
  certifications: v.optional(v.array(text)),
  demo,
  initial: v.optional(dated(price)),
  repeat: v.optional(dated(price)),
  hasVerificationCode: v.boolean(),
})

const taxes = fromDays({
  name: text,
  hundredths: v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(10_000)),
})

/** What is printed, sent and paid. */
export const fulfillment = v.strictObject({
  kits: v.array(kit),
  /** What following a parcel costs; absent where that is not to be had. */
  tracking: v.optional(v.strictObject({ code: text, name: text, description: text, price: dated(price) })),
  /** The tax within the prices, each from its day on, the earliest first. An order keeps that of the day it was placed. */
  taxes,
  /** Weeks for processing and shipping, from and to. */
  leadTimeWeeks: v.optional(v.tuple([v.number(), v.number()])),
  /** How it can be paid, as in a sentence. */
  payment: v.array(text),
  /** Nothing is printed: certificates are PDF only. */
  digitalOnly: v.boolean(),
  /** Who carries parcels, and where one is followed: `{number}` stands for its number. */
  carriers: v.optional(
    v.array(v.strictObject({ name: text, href: v.pipe(v.string(), v.regex(/^https:\/\/[^{}]+\{number\}$/)) })),
  ),
  /** ISO 3166 codes of the countries that kits are sent to; absent means everywhere. */
  countries: v.optional(v.array(v.pipe(v.string(), v.regex(/^[A-Z]{2}$/, 'is not a country code, such as US')))),
})
