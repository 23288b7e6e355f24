import * as v from 'valibot'
import { kitKinds } from '../core/kits.ts'
import type { RuleKind } from '../core/standing/program.ts'
import type { BuiltInRule } from '../core/standing/rule.ts'

const text = v.pipe(v.string(), v.trim(), v.nonEmpty('says nothing'))
const day = v.pipe(v.string(), v.check(isRealDay, 'is not a day of the calendar, such as 2026-11-23'))
const months = v.pipe(v.number(), v.integer('is not a whole number of months'), v.minValue(1, 'is less than one month'))
const days = v.pipe(v.number(), v.integer('is not a whole number of days'), v.minValue(1, 'is less than one day'))
const pattern = v.pipe(
  v.string(),
  v.check((source) => isPattern(source), 'is not a regular expression'),
)
const email = v.pipe(v.string(), v.email('is not an e-mail address'))
const rule = v.custom<BuiltInRule>((input) => typeof input === 'object' && input !== null, 'is not a rule')
/** Marks what was made up, because it is not known: a real deployment puts its own in its place. */
const demo = v.optional(v.literal(true))

const link = v.strictObject({ text, href: v.pipe(v.string(), v.url('is not a web address')), demo })

/** An amount in the smallest unit of an ISO 4217 currency. */
const price = v.strictObject({
  cents: v.pipe(v.number(), v.integer('is not a whole number of cents'), v.minValue(0, 'is less than nothing')),
  currency: v.pipe(v.string(), v.regex(/^[A-Z]{3}$/, 'is not a currency code, such as USD')),
  demo,
})

const section = v.strictObject({
  number: text,
  title: text,
  /** Paragraphs. */
  text: v.array(text),
})

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
  graceDays: v.pipe(v.number(), v.integer('is not a whole number of days'), v.minValue(0, 'is less than no day')),
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
const creditPolicy = v.strictObject({
  count: v.optional(v.picklist(['towards-highest', 'towards-each', 'chosen'])),
  daysBefore: v.optional(days),
  carryOver: v.optional(v.union([points, v.literal('all')])),
})

const code = v.pipe(v.string(), v.regex(/^[A-Z0-9-]+$/, 'is not made of capital letters, digits and hyphens'))

/** The `Certification` of core/standing/program.ts, and what pages need besides. */
const certification = v.strictObject({
  code,
  name: text,
  /** What it is called in headings and lists; absent where that is its name. */
  shortName: v.optional(text),
  /** What is written on its logo and its plaque; absent where that is its name. */
  awardName: v.optional(text),
  /** The letters on its logo, and what stands under them; absent where they follow from its names. */
  logo: v.optional(v.strictObject({ letters: text, track: v.optional(text) })),
  names: v.optional(v.array(v.strictObject({ name: text, from: v.optional(day), until: v.optional(day) }))),
  abbreviation: v.optional(text),
  level: text,
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

/** Something printed and sent. Without prices it is not on sale, but may stand in a history. */
const kit = v.strictObject({
  code: text,
  kind: v.picklist(kitKinds),
  /** Follows the name of a certification, as in "CCNA Certificate"; a letter's name stands alone. */
  name: text,
  /** The levels of the certifications it is for. */
  levels: v.array(text),
  /** Certifications it is for besides those of its levels; `demo` where it is not known which they are. */
  certifications: v.optional(v.array(text)),
  demo,
  initial: v.optional(price),
  repeat: v.optional(price),
  hasVerificationCode: v.boolean(),
})

const taxes = v.pipe(
  v.array(
    v.strictObject({
      from: v.optional(day),
      name: text,
      hundredths: v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(10_000)),
    }),
  ),
  v.check(
    (all) => all.every(({ from }, index) => index === 0 || (from ?? '') > (all[index - 1]!.from ?? '')),
    'does not stand in the order of its days',
  ),
)

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
    /** What its people's own accounts are called, where they log in with these: "your Cisco.com account". */
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
  /** Ids that others gave the candidate, by the name of their column in the feed. */
  outsideIds: v.array(
    v.strictObject({
      column: text,
      label: text,
      pattern: v.optional(pattern),
      /** Where it is shown, and what it is for. */
      shownAs: v.picklist(['attribute', 'identification']),
      purpose: v.optional(text),
    }),
  ),
  levels: v.array(v.strictObject({ code: text, name: text, label: text, rank: v.pipe(v.number(), v.integer()) })),
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
  credits: v.strictObject({
    /** As in a heading: "+10 Cisco CE Credits". */
    unit: text,
    /** As in a sentence: "30 CE credits". */
    short: text,
    /** The source of a credit whose feed names none. */
    defaultSource: text,
    categories: v.array(v.strictObject({ code: text, name: text })),
  }),
  /** Notes at the top of a page; the text of each is words and links in reading order. */
  notices: v.array(
    v.strictObject({ page: v.picklist(['certifications']), text: v.array(v.union([v.string(), link])) }),
  ),
  links: v.strictObject({
    certificationOnline: link,
    verification: link,
    continuingEducation: link,
    recertification: link,
    partnerTool: link,
    logoGuidelines: link,
  }),
  agreements: v.array(
    v.strictObject({
      code: text,
      name: text,
      /** What accepts it. */
      acceptedBy: v.optional(v.picklist(['exam', 'logo', 'credits'])),
      /** Oldest first; the last one is in force. */
      versions: v.pipe(
        v.array(
          v.strictObject({
            version: text,
            demo,
            /** Its text; absent where it is not kept, as for one accepted long ago. */
            sections: v.optional(v.array(section)),
          }),
        ),
        v.nonEmpty('has no version'),
      ),
    }),
  ),
  fulfillment: v.strictObject({
    kits: v.array(kit),
    tracking: v.strictObject({ code: text, name: text, description: text, price }),
    /** The tax within the prices, each from its day on, the earliest first. An order keeps that of the day it was placed. */
    taxes,
    /** Weeks for processing and shipping, from and to. */
    leadTimeWeeks: v.tuple([v.number(), v.number()]),
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
  }),
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
  /** How long before an expiry the candidate is written to. */
  reminders: v.array(v.union([v.strictObject({ months }), v.strictObject({ days })])),
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
  /** Questions with Yes or No that every candidate is asked. */
  questions: v.array(
    v.strictObject({
      code: text,
      title: text,
      text: v.pipe(v.array(text), v.minLength(1)),
      /** What an answer does on this site, said beside it. */
      effect: v.optional(text),
      /** What the site itself goes by: whether mail is wanted, and whether others may be told. */
      decides: v.optional(v.picklist(['notifications', 'verification'])),
    }),
  ),
  /** What a support case may be about. */
  supportTopics: v.pipe(v.array(v.strictObject({ code: text, name: text })), v.minLength(1)),
})

function isRealDay(text: string): boolean {
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

function isScript(name: string): boolean {
  return /^\w+$/.test(name) && isPattern(`\\p{Script=${name}}`, 'u')
}

function isTimeZone(name: string): boolean {
  try {
    return Boolean(new Intl.DateTimeFormat('en', { timeZone: name }))
  } catch {
    return false
  }
}
