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
  const told = toldOf(versions) ?? versions[0]
  return told && wordsOfFact(program, told.kind, told.content, told.key).named
}

/** A fact in a few words, by what one version of it says. */
export function wordsOfFact(program: Program, kind: FactKind, content: string, key: string): FactWords {
  const told = JSON.parse(content) as Readonly<Record<string, string | number>>
  const said = (name: string) => String(told[name] ?? '')
  const name = (code: string, on: string) => (code === '' ? 'everything held' : shortNameOn(program, code, on))
  const until = (day: string) => (day === '' ? '' : ` until ${formatDay(day)}`)
  switch (kind) {
    case 'exams': {
      const exam = said('exam')
      const title = titleOfExam(program, exam)
      const grade = capitalize(said('grade'))
      return {
        what: `${numberOfExam(exam) && title !== exam ? `${exam} ${title}` : title}, ${grade}`,
        on: said('takenOn'),
        short: `${exam} ${grade} ${formatDay(said('takenOn'))}`,
        named: `exam ${exam} of ${formatDay(said('takenOn'))} (${said('grade')}, ${key})`,
      }
    }
    case 'creq': {
      const points = formatPoints(Number(told.hundredths ?? 0))
      return {
        what: `${said('name')}, ${points}`,
        on: said('activeOn'),
        short: `${points}, ${said('review') || 'n/a'}`,
        named: `credits for ${said('name')} of ${formatDay(said('activeOn'))}`,
      }
    }
    case 'grants': {
      const certification = name(said('certification'), said('grantedOn'))
      const what = `${certification} granted${until(said('expiresOn'))}`
      const named = `grant of ${certification} on ${formatDay(said('grantedOn'))}`
      return { what, on: said('grantedOn'), short: what, named }
    }
    case 'adjustments': {
      const months = said('months') === '' ? '' : ` by ${said('months')} months`
      const [done, noun] = adjusted[said('kind')] ?? [said('kind'), said('kind')]
      const certification = name(said('certification'), said('on'))
      const what = `${done} ${certification}${months}`
      return { what, on: said('on'), short: what, named: `${noun} of ${certification} on ${formatDay(said('on'))}` }
    }
    case 'fees': {
      const what = `Fee of ${said('year')}, ${said('amount')} ${said('currency')}`
      return { what, on: said('paidOn'), short: what, named: `fee of ${said('year')}` }
    }
    case 'agreements':
      return {
        what: `${said('agreement')} ${said('version')}`,
        on: said('acceptedOn'),
        short: formatDay(said('acceptedOn')),
        named: `agreement ${said('agreement')} ${said('version')}`,
      }
    case 'certificates': {
      const what = `Code ${key} for ${name(said('certification'), said('issuedOn'))}`
      return { what, on: said('issuedOn'), short: said('certification'), named: `code ${key}` }
    }
    case 'candidates': {
      const full = `${said('first_name')} ${said('last_name')}`.trim()
      const what = `${full}, ${said('email')}`
      return { what, on: '', short: what, named: `data of ${full || key}` }
    }
    case 'bans': {
      const what = `Banned from ${formatDay(said('from'))}${until(said('until'))}${lifted(said('liftedOn'))}`
      return { what, on: said('from'), short: what, named: `ban from ${formatDay(said('from'))}` }
    }
    case 'aliases':
      return { what: `${key} belongs to this person`, on: '', short: key, named: `merge with ${key}` }
    case 'kits':
      return { what: said('status'), on: '', short: said('status'), named: `kit ${key}` }
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
