import { type FactKind, factKindIn, readRow } from '../../core/feeds/kinds.ts'
import { readTypedDay } from '../../core/calendar.ts'
import { type FeedRules, isCandidateId } from '../../core/feeds/row.ts'
import type { OfficeChange } from '../../core/office-change.ts'
import type { FieldError } from '../../ui/fields.tsx'
import { kindsOfChange, type What, whys } from './kinds.ts'

type Typed = Readonly<Record<string, string>>

export interface ReadChange {
  readonly change: OfficeChange | undefined
  readonly why: string
  readonly reason: string
  readonly errors: readonly FieldError[]
}

/** What was asked for, checked by the rules of the feed that would say the same. */
export function readChange(what: What, candidateId: string, typed: Typed, rules: FeedRules): ReadChange {
  const { why = '', reason = '' } = typed
  const read = readers[what]({ what, candidateId, typed, rules })
  const errors = 'errors' in read ? [...read.errors] : []
  if (!whys.some(([code]) => code === why)) errors.push({ field: 'why', sentence: 'Choose why.' })
  if (reason.trim() === '') errors.push({ field: 'reason', sentence: 'Say why in your own words.' })
  if (reason.length > 500) errors.push({ field: 'reason', sentence: 'Use at most 500 characters.' })
  return { change: 'errors' in read || errors.length > 0 ? undefined : read, why, reason: reason.trim(), errors }
}

interface Asked {
  readonly what: What
  readonly candidateId: string
  readonly typed: Typed
  readonly rules: FeedRules
}

type Read = OfficeChange | { readonly errors: readonly FieldError[] }

/** A fact of its own, read as a row of its feed. */
function ownFact({ what, candidateId, typed, rules }: Asked): Read {
  const isGrant = what === 'grant'
  const fields = kindsOfChange[what].fields.map(({ name }) => [name, typed[name] ?? ''] as const)
  const row = { ...Object.fromEntries(fields), candidate_id: candidateId, reason: typed.reason?.trim() || 'n/a' }
  const reading = isGrant
    ? readRow('grants', { grant_id: 'new', ...row }, rules)
    : readRow('adjustments', { adjustment_id: 'new', kind: what, ...row }, rules)
  if ('problems' in reading) return { errors: reading.problems.map(errorOf) }
  const filled = Object.entries(reading.fact.content).filter(([, value]) => value !== '')
  return { what: what as 'grant', content: Object.fromEntries(filled) }
}

function namedFact(typed: Typed): { readonly kind: FactKind; readonly key: string } | undefined {
  const kind = factKindIn(typed.kind)
  return kind && typed.key ? { kind, key: typed.key } : undefined
}

const notNamed: Read = { errors: [{ field: 'reason', sentence: 'Open this page from a fact of the record.' }] }

const readers: Record<What, (asked: Asked) => Read> = {
  grant: ownFact,
  extend: ownFact,
  revoke: ownFact,
  suspend: ownFact,
  reinstate: ownFact,
  ban: ({ typed, rules }) => {
    const [from, until] = [dayIn(typed, 'from'), dayIn(typed, 'until')]
    const errors = [
      ...(from && from <= rules.latestDay
        ? []
        : [{ field: 'from', sentence: 'Enter a day that has begun, like 2026-11-29.' }]),
      ...(until === undefined
        ? [{ field: 'until', sentence: 'Enter a day like 2026-11-29, or leave this open.' }]
        : []),
      ...(from && until && until < from ? [{ field: 'until', sentence: 'The last day is before the first.' }] : []),
    ]
    return errors.length > 0 ? { errors } : { what: 'ban', from: from!, ...(until && { until }) }
  },
  'lift-ban': ({ typed, rules }) => {
    const on = dayIn(typed, 'on')
    const errors = [
      ...(on && on <= rules.latestDay
        ? []
        : [{ field: 'on', sentence: 'Enter a day that has begun, like 2026-11-29.' }]),
      ...(['yes', 'no'].includes(typed.counts ?? '')
        ? []
        : [{ field: 'counts', sentence: 'Choose whether exams and credits from inside the ban count.' }]),
    ]
    if (errors.length > 0 || typed.kind !== 'bans' || !typed.key) return errors.length > 0 ? { errors } : notNamed
    return { what: 'lift-ban', kind: 'bans', key: typed.key, on: on!, counts: typed.counts === 'yes' }
  },
  withdraw: ({ typed }) => {
    const fact = namedFact(typed)
    return fact ? { what: 'withdraw', ...fact } : notNamed
  },
  attach: ({ typed, rules, candidateId }) => {
    const fact = namedFact(typed)
    const to = idIn(typed.to)
    if (!isCandidateId(to, rules))
      return { errors: [{ field: 'to', sentence: `Enter a candidate ID, like ${rules.candidateIdExample}.` }] }
    if (to === candidateId) return { errors: [{ field: 'to', sentence: 'It is on this record already.' }] }
    return fact ? { what: 'attach', ...fact, to } : notNamed
  },
  correct: ({ typed, candidateId, rules }) => {
    const wanted = kindsOfChange.correct.fields.flatMap(({ name }) => {
      const [value, was] = [typed[name]?.trim(), typed[`was_${name}`] ?? '']
      return value === undefined || value === was ? [] : [[name, value] as const]
    })
    if (wanted.length === 0) return { errors: [{ field: 'first_name', sentence: 'Change at least one field.' }] }
    const reading = readRow('candidates', { candidate_id: candidateId, ...Object.fromEntries(wanted) }, rules)
    if ('problems' in reading) return { errors: reading.problems.map(errorOf) }
    return { what: 'correct', set: reading.fact.content }
  },
  end: ({ typed }) => {
    const fact = namedFact(typed)
    return fact && typed.made ? { what: 'end', ...fact, made: typed.made } : notNamed
  },
}

/** A candidate ID as it was typed. */
export function idIn(text: string | undefined): string {
  return text?.trim().toUpperCase() ?? ''
}

/** Empty where nothing was typed; nothing where it is no day. */
function dayIn(typed: Typed, name: string): string | undefined {
  const text = typed[name]?.trim() ?? ''
  return text === '' ? '' : readTypedDay(text)
}

function errorOf({ column, message }: { readonly column: string; readonly message: string }): FieldError {
  const label = Object.values(kindsOfChange)
    .flatMap(({ fields }) => fields)
    .find(({ name }) => name === column)?.label
  return { field: column, sentence: message, ...(label && { label }) }
}
