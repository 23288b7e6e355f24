import * as v from 'valibot'
import type { RuleKind } from '../core/standing/program.ts'
import type { BuiltInRule } from '../core/standing/rule.ts'
import { inconsistenciesOf } from './consistency.ts'
import type { Program } from './program.ts'
import { ruleProblemsOf } from './rule-problems.ts'

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
const demo = v.optional(v.literal(true))
const link = v.strictObject({ text, href: v.pipe(v.string(), v.url('is not a web address')), demo })

const price = v.strictObject({
  cents: v.pipe(v.number(), v.integer('is not a whole number of cents'), v.minValue(0, 'is less than nothing')),
  currency: v.pipe(v.string(), v.regex(/^[A-Z]{3}$/, 'is not a currency code, such as USD')),
  demo,
})

const section = v.strictObject({ number: text, title: text, text: v.array(text) })

const regime = v.strictObject({
  from: v.optional(day),
  until: v.optional(day),
  validityMonths: v.optional(months),
  anchor: v.picklist(['completion', 'previousExpiry']),
  suspendedMonths: v.pipe(v.number(), v.integer(), v.minValue(0)),
  recertify: v.optional(rule),
})

const code = v.pipe(v.string(), v.regex(/^[A-Z0-9-]+$/, 'is not made of capital letters, digits and hyphens'))

const certification = v.strictObject({
  code,
  name: text,
  shortName: v.optional(text),
  awardName: v.optional(text),
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
  successor: v.optional(text),
  earn: v.optional(rule),
  recertify: v.optional(rule),
})

const kit = v.strictObject({
  code: text,
  kind: v.picklist(['certificate', 'plaque', 'letter', 'bundle']),
  name: text,
  levels: v.array(text),
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

/** What each part of a program must be, by itself. */
const shape = v.strictObject({
  name: text,
  issuer: v.strictObject({ name: text, shortName: text, accounts: v.optional(text) }),
  operator: v.strictObject({
    name: text,
    address: v.array(text),
    supportEmail: email,
    mailFrom: email,
    privacyEmail: email,
    securityEmail: email,
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
  signatory: v.strictObject({
    name: text,
    title: text,
    signature: v.optional(v.strictObject({ path: text, width: v.number(), height: v.number() })),
    demo,
  }),
  timeZone: v.pipe(v.string(), v.check(isTimeZone, 'is not a time zone, such as America/Los_Angeles')),
  candidateId: v.pipe(
    v.strictObject({ label: text, pattern, example: text }),
    v.check((id) => new RegExp(id.pattern).test(id.example), 'has an example that its pattern refuses'),
  ),
  outsideIds: v.array(
    v.strictObject({
      column: text,
      label: text,
      pattern: v.optional(pattern),
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
      firstDay: v.optional(day),
      lastDay: v.optional(day),
      approximateDays: v.optional(v.literal(true)),
    }),
  ),
  examGroups: v.record(v.string(), v.array(text)),
  examGroupNames: v.record(v.string(), text),
  certifications: v.array(certification),
  migrations: v.array(
    v.strictObject({ on: day, until: v.optional(day), from: text, to: text, automatic: v.boolean() }),
  ),
  transitions: v.array(v.strictObject({ on: day, level: text, months })),
  passValidityMonths: months,
  creditValidityMonths: months,
  ruleKinds: v.optional(v.array(v.custom<RuleKind>((input) => typeof input === 'object' && input !== null))),
  credits: v.strictObject({
    unit: text,
    short: text,
    defaultSource: text,
    categories: v.array(v.strictObject({ code: text, name: text })),
  }),
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
      acceptedBy: v.optional(v.picklist(['exam', 'logo', 'credits'])),
      versions: v.pipe(
        v.array(v.strictObject({ version: text, demo, sections: v.optional(v.array(section)) })),
        v.nonEmpty('has no version'),
      ),
    }),
  ),
  fulfillment: v.strictObject({
    kits: v.array(kit),
    tracking: v.strictObject({ code: text, name: text, description: text, price }),
    taxes,
    leadTimeWeeks: v.tuple([v.number(), v.number()]),
    payment: v.array(text),
    digitalOnly: v.boolean(),
    carriers: v.optional(
      v.array(v.strictObject({ name: text, href: v.pipe(v.string(), v.regex(/^https:\/\/[^{}]+\{number\}$/)) })),
    ),
    countries: v.optional(v.array(v.pipe(v.string(), v.regex(/^[A-Z]{2}$/, 'is not a country code, such as US')))),
  }),
  pdfCertificateLevels: v.array(text),
  achievements: v.array(
    v.strictObject({
      code,
      name: text,
      level: text,
      certifications: v.pipe(v.array(text), v.nonEmpty('is for no certification')),
      years: v.pipe(v.number(), v.integer('is not a whole number of years'), v.minValue(1, 'is less than one year')),
    }),
  ),
  reminders: v.array(v.union([v.strictObject({ months }), v.strictObject({ days })])),
  retakePolicies: v.array(
    v.strictObject({
      groups: v.array(text),
      from: v.optional(day),
      until: v.optional(day),
      afterFailDays: days,
      afterPassDays: v.optional(days),
      maxInTwelveMonths: v.optional(v.pipe(v.number(), v.integer())),
    }),
  ),
  familyNameFirst: v.array(v.pipe(v.string(), v.check(isScript, 'is not the Unicode name of a script, such as Han'))),
  questions: v.array(
    v.strictObject({
      code: text,
      title: text,
      text: v.pipe(v.array(text), v.minLength(1)),
      effect: v.optional(text),
      decides: v.optional(v.picklist(['notifications', 'verification'])),
    }),
  ),
  supportTopics: v.pipe(v.array(v.strictObject({ code: text, name: text })), v.minLength(1)),
})

/** What a program must be: each part by itself, the parts with one another, and every rule. */
export const programSchema: v.GenericSchema<Program> = v.pipe(
  shape,
  v.rawCheck(({ dataset, addIssue }) => {
    if (!dataset.typed || dataset.issues) return
    const program: Program = dataset.value
    for (const { path, message } of [...inconsistenciesOf(program), ...ruleProblemsOf(program)]) {
      addIssue({ message, path: pathInto(program, path) })
    }
  }),
)

/** What is wrong with a program, each as "where: what"; empty for a sound one. */
export function problemsOf(program: unknown): readonly string[] {
  const result = v.safeParse(programSchema, program)
  return result.success ? [] : result.issues.map((issue) => `${v.getDotPath(issue) ?? 'program'}: ${issue.message}`)
}

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

function pathInto(program: Program, keys: readonly (string | number)[]): [v.IssuePathItem, ...v.IssuePathItem[]] {
  let input: unknown = program
  const items = keys.map((key): v.IssuePathItem => {
    const holder = input
    input = (holder as Record<string | number, unknown>)[key]
    return { type: 'unknown', origin: 'value', input: holder, key, value: input }
  })
  return items as [v.IssuePathItem, ...v.IssuePathItem[]]
}
