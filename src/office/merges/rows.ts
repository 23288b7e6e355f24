import { standingAnswers } from '../../core/answers.ts'
import type { ChangeKind, Held } from '../../core/events/event.ts'
import type { Program } from '../../program/program.ts'
import type { SignState } from '../../ui/sign.tsx'
import { capitalize, figureOf, formatDay } from '../../ui/words.ts'
import type { MergedCertification, MergePreview } from '../../work/merges/preview-merge.ts'
import type { Side } from './load-sides.ts'

/** A line of the table: what each record has, and what there is after. */
export interface MergeRow {
  readonly label: string
  readonly from: string
  readonly into: string
  readonly after: string
  readonly sign?: SignState | undefined
}

/** What the page is made of. */
export interface Shown {
  readonly program: Program
  readonly on: string
  readonly from: Side
  readonly into: Side
  readonly preview: MergePreview
}

export function emailOf({ person }: Side): string {
  return person.provedEmail ?? person.email
}

export function idsIn({ person }: Side): Readonly<Record<string, string>> {
  return JSON.parse(person.outsideIds) as Readonly<Record<string, string>>
}

export function personRows({ program, from, into }: Shown): MergeRow[] {
  const [one, other] = [idsIn(from), idsIn(into)]
  const ids = program.outsideIds.filter(({ column }) => one[column] || other[column])
  const [theirs, own] = [standingAnswers(from.answers), standingAnswers(into.answers)]
  const said = (answer: 'yes' | 'no' | undefined) =>
    answer === undefined ? 'Not answered' : answer === 'yes' ? 'Yes' : 'No'
  return [
    { label: 'Candidate ID', from: from.id, into: into.id, after: `${into.id}; the other ID opens it too` },
    { label: 'Email', from: emailOf(from), into: emailOf(into), after: emailOf(into) },
    { label: 'Login', from: loginOf(from), into: loginOf(into), after: loginAfter(from, into) },
    ...ids.map(({ column, label }) => ({
      label,
      from: one[column] ?? 'None',
      into: other[column] ?? 'None',
      after: other[column] ?? 'None; files only give it for the other ID',
    })),
    ...program.questions.flatMap(({ code, title }) => {
      const [a, b] = [theirs.get(code)?.answer, own.get(code)?.answer]
      if (a === undefined && b === undefined) return []
      const isStricter = a === 'no' && b !== 'no'
      const after = isStricter ? 'No (the stricter answer) until they answer again' : said(b)
      return [{ label: title, from: said(a), into: said(b), after }]
    }),
  ]
}

function loginOf({ person, state }: Side): string {
  if (!person.loginId) return 'None'
  const count = state?.passkeys ?? 0
  return count > 0 ? `${person.loginId}, ${figureOf(count, 'passkey')}` : person.loginId
}

function loginAfter(from: Side, into: Side): string {
  if (!from.person.loginId) return loginOf(into)
  if (!into.person.loginId) return `${loginOf(from)}, as now`
  return `${loginOf(into)}. ${from.person.loginId} also works, with the same password`
}

const words: Readonly<Record<ChangeKind, readonly [SignState, string]>> = {
  earned: ['met', 'Gained'],
  lifted: ['met', 'Active again'],
  renewed: ['met', 'Expires later'],
  'ends-earlier': ['under-way', 'Expires earlier'],
  suspended: ['under-way', 'Suspended'],
  expired: ['failed', 'Expired'],
  revoked: ['failed', 'Revoked'],
  'no-longer-held': ['failed', 'Lost'],
}

export function certificationRow(one: MergedCertification, nameOf: (code: string) => string): MergeRow {
  const [sign, word] = one.change ? words[one.change] : [undefined, 'No change']
  const after = `${word}: ${heldWords(one.after)}`
  const [first, second] = [one.from, one.into].map((held) => capitalize(heldWords(held)))
  return { label: nameOf(one.certification), from: first!, into: second!, after, sign }
}

/** A certification in a few words. */
export function heldWords(held: Held | null): string {
  if (!held) return 'not held'
  const runs = held.status === 'active' || held.status === 'suspended'
  const until = held.expiresOn ? `until ${formatDay(held.expiresOn)}` : 'never expires'
  return held.status === 'active' ? until : runs ? `${held.status}, ${until}` : held.status
}

export function handRows({ from, into, preview }: Shown): MergeRow[] {
  const { badges } = preview
  const codes = [from, into].map((side) => side.codes.length)
  const transcripts = [from, into].map((side) => side.transcripts[0]?.total ?? 0)
  const signed = badges.from + badges.into
  return [
    {
      label: 'Codes',
      from: from.codes.length === 1 ? `1: ${from.codes[0]!.code}` : String(codes[0]),
      into: into.codes.length === 1 ? `1: ${into.codes[0]!.code}` : String(codes[1]),
      after: `${codes[0]! + codes[1]!}, all verify for this person`,
    },
    {
      label: 'Badges',
      from: `${badges.from} signed`,
      into: `${badges.into} signed`,
      after: `${signed - badges.ending.length} stay valid, ${badges.ending.length} revoked`,
    },
    {
      label: 'Transcripts',
      from: figureOrNone(transcripts[0]!, 'transcript'),
      into: figureOrNone(transcripts[1]!, 'transcript'),
      after: figureOrNone(transcripts[0]! + transcripts[1]!, 'transcript'),
    },
  ]
}

export function otherRows({ from, into }: Shown): MergeRow[] {
  const sum = (count: (side: Side) => number) => [count(from), count(into), count(from) + count(into)] as const
  const row = (label: string, say: (at: 0 | 1 | 2) => string): MergeRow => ({
    label,
    from: say(0),
    into: say(1),
    after: say(2),
  })
  const exams = sum(({ record }) => record.attempts.length)
  const credits = sum((side) => side.credits?.count ?? 0)
  const orders = sum((side) => side.orders.length)
  const second = secondFirstKits(from, into)
  const cases = sum((side) => side.cases[0]?.total ?? 0)
  const mails = sum((side) => side.mails[0]?.total ?? 0)
  const kits = row('Orders', (at) => figureOrNone(orders[at], 'order'))
  return [
    row('Exams and credits', (at) => `${figureOf(exams[at], 'exam')}, ${figureOf(credits[at], 'credit')}`),
    {
      ...kits,
      after: `${kits.after}${second === 0 ? '' : `. ${figureOf(second, 'second free kit')} not printed`}`,
    },
    { label: 'Agreement', from: agreementOf(from), into: agreementOf(into), after: laterOf(from, into) },
    row('Cases and emails', (at) => `${figureOf(cases[at], 'case')}, ${figureOf(mails[at], 'email')}`),
  ]
}

function figureOrNone(count: number, one: string): string {
  return count === 0 ? 'None' : figureOf(count, one)
}

/** First kits that both have, of which one still waits for the printer. */
function secondFirstKits(from: Side, into: Side): number {
  const had = new Set(into.items.flatMap(({ kit, initialOf }) => (initialOf === null ? [] : [`${kit} ${initialOf}`])))
  return from.items.filter(({ kit, initialOf, state }) => state === 'queued' && had.has(`${kit} ${initialOf}`)).length
}

function lastAgreement({ record }: Side) {
  return record.agreements.toSorted((a, b) => (a.acceptedOn < b.acceptedOn ? 1 : -1))[0]
}

function agreementOf(side: Side): string {
  const last = lastAgreement(side)
  return last ? `${last.agreement} ${last.version}` : 'None on file'
}

function laterOf(from: Side, into: Side): string {
  const [one, other] = [lastAgreement(from), lastAgreement(into)]
  return agreementOf(one && (!other || one.acceptedOn > other.acceptedOn) ? from : into)
}
