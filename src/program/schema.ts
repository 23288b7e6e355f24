import * as v from 'valibot'
import type { RuleKind } from '../core/standing/program.ts'
import { agreements } from './schema-agreements.ts'
import { certification, creditPolicy } from './schema-certification.ts'
import { fromDays } from './schema-dated.ts'
import { fulfillment } from './schema-fulfillment.ts'
import { partsOfSite } from './schema-site.ts'
import {
  code,
  colour,
  day,
  days,
  daysOrNone,
  demo,
  email,
  isScript,
  isTimeZone,
  months,
  pattern,
  text,
} from './schema-parts.ts'

/**
 * One certification program: the rulebook that standings are judged by, and its words, prices and addresses. This checks
 * each part by itself, and program.ts infers the types from it. What the core explains in its own types has no comment here.
 */
export const programSchema = v.strictObject({
  /** The name of the site. */
  name: text,
  issuer: v.strictObject({
    name: text,
    shortName: text,
    /** What its people's own accounts are called, where they log in with these: "your Harbour account". */
    accounts: v.optional(text),
  }),
  /** Who answers for the site: what its pages of contact, privacy and security name. */
  operator: v.strictObject({
    name: text,
    address: v.array(text),
    supportEmail: email,
    /** The address the site's own mail comes from; the platform must know it as a sender. */
    mailFrom: email,
    privacyEmail: email,
    securityEmail: email,
    /** Paragraphs the operator adds to its pages, such as legal bases, the law that applies, or hours. */
    adds: v.optional(
      v.strictObject({
        support: v.optional(v.array(text)),
        privacy: v.optional(v.array(text)),
        accessibility: v.optional(v.array(text)),
        terms: v.optional(v.array(text)),
      }),
    ),
    demo,
  }),
  /** Whose name stands under a certificate. */
  signatory: v.strictObject({
    name: text,
    title: text,
    /** Strokes of a pen as an SVG path of M, C and L with absolute places, in a box that begins at 0 0. */
    signature: v.optional(v.strictObject({ path: text, width: v.number(), height: v.number() })),
    demo,
  }),
  /** IANA name of the time zone in which the program's days are days. */
  timeZone: v.pipe(v.string(), v.check(isTimeZone, 'is not a time zone, such as America/Los_Angeles')),
  /** `pattern` is the source of a regular expression for the whole of an id. */
  candidateId: v.pipe(
    v.strictObject({ label: text, pattern, example: text }),
    v.check((id) => new RegExp(id.pattern).test(id.example), 'has an example that its pattern refuses'),
  ),
  /** The headings over the ids of a candidate. */
  idHeadings: v.optional(v.strictObject({ all: text, outside: text })),
  /** Ids that others gave the candidate, by the name of their column in the feed. */
  outsideIds: v.array(
    v.strictObject({
      column: text,
      label: text,
      pattern: v.optional(pattern),
      /** Where it is shown, and what it is for. */
      shownAs: v.picklist(['attribute', 'identification']),
      /** Shown after the job title. */
      isLast: v.optional(v.literal(true)),
      purpose: v.optional(text),
    }),
  ),
  levels: v.array(
    v.strictObject({
      code: text,
      name: text,
      label: text,
      /** Where its names have changed, each from its day on; the last are its name and label. */
      names: v.optional(fromDays({ name: text, label: text })),
      rank: v.pipe(v.number(), v.integer()),
    }),
  ),
  /** How badges and logos look. */
  art: v.strictObject({
    /** What badges are made of; see `BadgeShape`. */
    shape: v.picklist(['squares', 'shields']),
    /** By the code of the level; one that is not here is drawn in ink. */
    colours: v.record(v.string(), v.strictObject({ light: colour, dark: colour })),
  }),
  exams: v.array(
    v.strictObject({
      code: text,
      title: text,
      abbreviation: v.optional(text),
      kind: text,
      /** The first and the last day on which it could be taken, where known. */
      firstDay: v.optional(day),
      lastDay: v.optional(day),
      approximateDays: v.optional(v.literal(true)),
    }),
  ),
  /**
   * How many days off the days above results may be dated. A result dated earlier is rejected, unless the days are
   * approximate; one dated after the last day is taken in with a warning, which says of later ones that it is long after.
   */
  examTolerance: v.optional(v.strictObject({ before: daysOrNone, after: daysOrNone })),
  examGroups: v.record(v.string(), v.array(text)),
  /** What goes before "exam" where a rule names the group: "one associate exam". */
  examGroupNames: v.record(v.string(), text),
  certifications: v.array(certification),
  migrations: v.array(
    v.strictObject({
      on: day,
      /** The last day on which a holder may ask for it, where it is not automatic. */
      until: v.optional(day),
      from: text,
      to: text,
      automatic: v.boolean(),
    }),
  ),
  transitions: v.array(v.strictObject({ on: day, level: text, months })),
  passValidityMonths: v.optional(months),
  creditValidityMonths: months,
  creditPolicy: v.optional(creditPolicy),
  renewalExtends: v.optional(v.picklist(['same-rank-and-below', 'nothing'])),
  ruleKinds: v.optional(v.array(v.custom<RuleKind>((input) => typeof input === 'object' && input !== null))),
  /** What credits are called; absent where there are none. */
  credits: v.optional(
    v.strictObject({
      /** As in a heading: "+10 Harbour Points". */
      unit: text,
      /** As in a sentence: "30 CE credits". */
      short: text,
      /** The source of a credit whose feed names none. */
      defaultSource: text,
      categories: v.array(v.strictObject({ code: text, name: text })),
    }),
  ),
  ...partsOfSite,
  agreements,
  /** Absent where nothing is printed, sent or sold. */
  fulfillment: v.optional(fulfillment),
  /** The levels whose certifications have a PDF certificate while they are active. */
  pdfCertificateLevels: v.array(text),
  /** Marks for years held at a level since the first certification of it. */
  achievements: v.array(
    v.strictObject({
      code,
      name: text,
      /** Whose colour it has. */
      level: text,
      certifications: v.pipe(v.array(text), v.nonEmpty('is for no certification')),
      years: v.pipe(v.number(), v.integer('is not a whole number of years'), v.minValue(1, 'is less than one year')),
    }),
  ),
  /** When a candidate is written to about an expiry, and about the end of a suspension that can be made good; see `ReminderStep`. */
  reminders: v.optional(
    v.array(
      v.union([
        v.strictObject({ months }),
        v.strictObject({ days: daysOrNone }),
        v.strictObject({ daysAfter: days }),
        v.strictObject({ daysOfGrace: daysOrNone }),
      ]),
    ),
  ),
  /** When an exam of these groups may be taken again; absent days mean always. */
  retakePolicies: v.array(
    v.strictObject({
      groups: v.array(text),
      from: v.optional(day),
      until: v.optional(day),
      /** Calendar days, counted from the day after. */
      afterFailDays: days,
      afterPassDays: v.optional(days),
      maxInTwelveMonths: v.optional(v.pipe(v.number(), v.integer())),
    }),
  ),
  /** The scripts, by their Unicode names, in which the family name goes before the given name. */
  familyNameFirst: v.array(v.pipe(v.string(), v.check(isScript, 'is not the Unicode name of a script, such as Han'))),
})
