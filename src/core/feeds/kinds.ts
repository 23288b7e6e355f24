import { endDay, pastDay } from './days.ts'
import { readCertificate, readKit } from './paper.ts'
import { type Column, type FeedFact, type FeedRules, type Reading, Row, short } from './row.ts'

export const feedKinds = [
  'candidates',
  'exams',
  'creq',
  'grants',
  'adjustments',
  'agreements',
  'certificates',
  'kits',
] as const
export type FeedKind = (typeof feedKinds)[number]

/** The feeds whose facts decide what is held. */
export const kindsThatDecide: readonly FeedKind[] = ['exams', 'creq', 'grants', 'adjustments']

/** The columns of a feed; others in a file are ignored with a warning. */
export function columnsOf(kind: FeedKind, rules: FeedRules): readonly Column[] {
  return kind === 'candidates' ? [...columns.candidates, ...optional(...rules.outsideIdColumns)] : columns[kind]
}

/** Reads one row of a feed: the fact it tells, or everything that is wrong with it. */
export function readRow(kind: FeedKind, fields: Readonly<Record<string, string>>, rules: FeedRules): Reading {
  const row = new Row(fields, rules)
  const fact = readers[kind](row, rules)
  return row.problems.length > 0 ? { problems: row.problems } : { fact }
}

const columns: Record<FeedKind, readonly Column[]> = {
  candidates: [
    ...required('candidate_id', 'last_name', 'email'),
    ...optional('first_name', 'phone', 'address_1', 'address_2', 'city', 'state', 'postal_code', 'country'),
    ...optional('localized_first_name', 'localized_last_name'),
  ],
  exams: required('registration_number', 'candidate_id', 'exam_code', 'grade', 'taken_on'),
  creq: [
    ...required('external_id', 'candidate_id', 'name', 'provider_name', 'points', 'active_on'),
    ...optional('source', 'expires_on', 'category', 'review'),
  ],
  grants: [...required('grant_id', 'candidate_id', 'certification', 'granted_on', 'reason'), ...optional('expires_on')],
  adjustments: [
    ...required('adjustment_id', 'candidate_id', 'kind', 'on', 'reason'),
    ...optional('certification', 'months'),
  ],
  agreements: required('candidate_id', 'agreement', 'version', 'accepted_on'),
  certificates: required('verification_code', 'candidate_id', 'certification', 'issued_on'),
  kits: [
    ...required('item_id', 'status'),
    ...optional('verification_code', 'sent_on', 'completed_on', 'carrier', 'tracking_number'),
  ],
}

const readers: Record<FeedKind, (row: Row, rules: FeedRules) => FeedFact> = {
  candidates(row, rules) {
    const candidateId = row.candidateId()
    const email = row.required('email')
    if (email !== '' && !/^[^\s@]+@[^\s@]+$/.test(email))
      row.problem('email', `“${short(email)}” is not an email address.`)
    const rest = columnsOf('candidates', rules).filter(
      (column) => !['candidate_id', 'email', 'last_name'].includes(column.name),
    )
    const entries = rest.map((column) => [column.name, row.optional(column.name)] as const)
    const lastName = row.required('last_name')
    return {
      key: candidateId,
      candidateId,
      content: given({ ...Object.fromEntries(entries), last_name: lastName, email }),
    }
  },

  exams(row, rules) {
    const registrationNumber = row.id('registration_number')
    const candidateId = row.candidateId()
    const exam = row.exam('exam_code')
    const grade = row.oneOf('grade', ['pass', 'fail'])
    const takenOn = pastDay(row, rules, 'taken_on')
    return { key: registrationNumber, candidateId, content: { exam, grade, takenOn } }
  },

  creq(row, rules) {
    const externalId = row.id('external_id')
    const source = row.optionalId('source') || rules.defaultCreditSource
    const candidateId = row.candidateId()
    const name = row.required('name')
    const providerName = row.required('provider_name')
    const hundredths = points(row)
    const activeOn = pastDay(row, rules, 'active_on')
    const expiresOn = endDay(row, 'expires_on', activeOn, 'active_on')
    const category = row.optional('category')
    const review = row.oneOf('review', ['n/a', 'pending', 'approved', 'rejected'], 'n/a')
    const content = given({ source, externalId, name, providerName, hundredths, activeOn, expiresOn, category, review })
    return { key: `${source}\n${externalId}`, candidateId, content }
  },

  grants(row, rules) {
    const id = row.id('grant_id')
    const candidateId = row.candidateId()
    const certification = row.certification('certification', false)
    const grantedOn = pastDay(row, rules, 'granted_on')
    const expiresOn = endDay(row, 'expires_on', grantedOn, 'granted_on')
    const reason = row.required('reason')
    return { key: id, candidateId, content: given({ certification, grantedOn, expiresOn, reason }) }
  },

  adjustments(row, rules) {
    const id = row.id('adjustment_id')
    const candidateId = row.candidateId()
    const certification = row.certification('certification', true)
    const kind = row.oneOf('kind', ['extend', 'revoke', 'suspend', 'reinstate'])
    const on = pastDay(row, rules, 'on')
    const months = kind === 'extend' ? monthsToExtend(row) : 0
    const reason = row.required('reason')
    return { key: id, candidateId, content: given({ certification, kind, on, months, reason }) }
  },

  agreements(row, rules) {
    const candidateId = row.candidateId()
    const agreement = row.id('agreement')
    const version = row.id('version')
    const acceptedOn = pastDay(row, rules, 'accepted_on')
    return {
      key: [candidateId, agreement, version].join('\n'),
      candidateId,
      content: { agreement, version, acceptedOn },
    }
  },

  certificates: readCertificate,
  kits: readKit,
}

function points(row: Row): number {
  const text = row.required('points')
  const hundredths = hundredthsOf(text)
  if (text !== '' && (hundredths === undefined || hundredths <= 0 || hundredths > 100_000))
    row.problem('points', `“${short(text)}” is not a number above 0 and up to 1000 with at most two decimal places.`)
  return hundredths ?? 0
}

/** A plain decimal with at most two places as hundredths (`2.5` is 250), or nothing: sums of whole numbers are exact. */
export function hundredthsOf(text: string): number | undefined {
  const parts = /^(\d{1,7})(?:\.(\d{1,2}))?$/.exec(text)
  return parts ? Number(parts[1]) * 100 + Number((parts[2] ?? '').padEnd(2, '0')) : undefined
}

function monthsToExtend(row: Row): number {
  const text = row.required('months')
  const months = /^\d{1,2}$/.test(text) ? Number(text) : 0
  if (text !== '' && (months < 1 || months > 60))
    row.problem('months', `“${short(text)}” is not a whole number from 1 to 60.`)
  return months
}

/** What was said: empty fields say nothing. */
function given(content: Record<string, string | number>): Record<string, string | number> {
  return Object.fromEntries(Object.entries(content).filter(([, value]) => value !== '' && value !== 0))
}

function required(...names: string[]): Column[] {
  return names.map((name) => ({ name, required: true }))
}

function optional(...names: string[]): Column[] {
  return names.map((name) => ({ name, required: false }))
}
