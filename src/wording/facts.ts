import { toldOf } from '../core/feeds/fact-of.ts'
import type { FactKind } from '../core/feeds/kinds.ts'
import type { KeptFact } from '../core/record.ts'
import type { Program } from '../program/program.ts'
import { numberOfExam, titleOfExam } from '../program/title.ts'
import { capitalize, formatDay, formatPoints } from '../ui/words.ts'
import { shortNameOn } from './names.ts'

export const kindWords: Readonly<Record<FactKind, readonly [one: string, many: string]>> = {
  candidates: ['Person', 'Person'],
  exams: ['Exam', 'Exams'],
  creq: ['Credits', 'Credits'],
  grants: ['Grant', 'Grants'],
  adjustments: ['Adjustment', 'Adjustments'],
  fees: ['Fee', 'Fees'],
  agreements: ['Agreement', 'Agreements'],
  certificates: ['Code', 'Codes'],
  kits: ['Kit', 'Kits'],
  bans: ['Ban', 'Bans'],
  aliases: ['Merged record', 'Merged records'],
}

export interface FactWords {
  readonly what: string
  readonly on: string
  /** What sets one version apart from another. */
  readonly short: string
  /** As a sentence names it. */
  readonly named: string
}

/** A fact as a sentence names it, by what its versions say; nothing where there is none. */
export function nameOfFact(program: Program, versions: readonly KeptFact[]): string | undefined {
  const version = toldOf(versions) ?? versions[0]
  return version && wordsOfFact(program, version.kind, version.content, version.key).named
}

/** A fact in a few words, by what one version of it says. */
export function wordsOfFact(program: Program, kind: FactKind, content: string, key: string): FactWords {
  const values = JSON.parse(content) as Readonly<Record<string, string | number>>
  const value = (name: string) => String(values[name] ?? '')
  const name = (code: string, on: string) => (code === '' ? 'everything held' : shortNameOn(program, code, on))
  const until = (day: string) => (day === '' ? '' : ` until ${formatDay(day)}`)
  switch (kind) {
    case 'exams': {
      const exam = value('exam')
      const title = titleOfExam(program, exam)
      const grade = capitalize(value('grade'))
      return {
        what: `${numberOfExam(exam) && title !== exam ? `${exam} ${title}` : title}, ${grade}`,
        on: value('takenOn'),
        short: `${exam} ${grade} ${formatDay(value('takenOn'))}`,
        named: `exam ${exam} of ${formatDay(value('takenOn'))} (${value('grade')}, ${key})`,
      }
    }
    case 'creq': {
      const points = formatPoints(Number(values.hundredths ?? 0))
      return {
        what: `${value('name')}, ${points}`,
        on: value('activeOn'),
        short: `${points}, ${value('review') || 'n/a'}`,
        named: `credits for ${value('name')} of ${formatDay(value('activeOn'))}`,
      }
    }
    case 'grants': {
      const certification = name(value('certification'), value('grantedOn'))
      const what = `${certification} granted${until(value('expiresOn'))}`
      const named = `grant of ${certification} on ${formatDay(value('grantedOn'))}`
      return { what, on: value('grantedOn'), short: what, named }
    }
    case 'adjustments': {
      const months = value('months') === '' ? '' : ` by ${value('months')} months`
      const [done, noun] = adjusted[value('kind')] ?? [value('kind'), value('kind')]
      const certification = name(value('certification'), value('on'))
      const what = `${done} ${certification}${months}`
      return { what, on: value('on'), short: what, named: `${noun} of ${certification} on ${formatDay(value('on'))}` }
    }
    case 'fees': {
      const what = `Fee of ${value('year')}, ${value('amount')} ${value('currency')}`
      return { what, on: value('paidOn'), short: what, named: `fee of ${value('year')}` }
    }
    case 'agreements':
      return {
        what: `${value('agreement')} ${value('version')}`,
        on: value('acceptedOn'),
        short: formatDay(value('acceptedOn')),
        named: `agreement ${value('agreement')} ${value('version')}`,
      }
    case 'certificates': {
      const what = `Code ${key} for ${name(value('certification'), value('issuedOn'))}`
      return { what, on: value('issuedOn'), short: value('certification'), named: `code ${key}` }
    }
    case 'candidates': {
      const full = `${value('first_name')} ${value('last_name')}`.trim()
      const what = `${full}, ${value('email')}`
      return { what, on: '', short: what, named: `data of ${full || key}` }
    }
    case 'bans': {
      const what = `Banned from ${formatDay(value('from'))}${until(value('until'))}${lifted(value('liftedOn'))}`
      return { what, on: value('from'), short: what, named: `ban from ${formatDay(value('from'))}` }
    }
    case 'aliases':
      return { what: `${key} belongs to this person`, on: '', short: key, named: `merge with ${key}` }
    case 'kits':
      return { what: value('status'), on: '', short: value('status'), named: `kit ${key}` }
  }
}

const adjusted: Readonly<Record<string, readonly [done: string, noun: string]>> = {
  extend: ['Extended', 'extension'],
  revoke: ['Revoked', 'revocation'],
  suspend: ['Suspended', 'suspension'],
  reinstate: ['Reinstated', 'lifting'],
}

function lifted(on: string): string {
  return on === '' ? '' : `, lifted on ${formatDay(on)}`
}
