import type { FactKind } from '../../core/feeds/kinds.ts'
import type { Program } from '../../program/program.ts'
import { numberOfExam, titleOfExam } from '../../program/title.ts'
import { capitalize, formatDay, formatPoints } from '../../ui/words.ts'
import { shortNameOn } from '../../wording/names.ts'

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
}

export interface FactWords {
  readonly what: string
  readonly on: string
  /** What sets one version apart from another. */
  readonly short: string
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
        short: `${exam} ${grade} ${said('takenOn')}`,
      }
    }
    case 'creq': {
      const points = formatPoints(Number(told.hundredths ?? 0))
      return {
        what: `${said('name')}, ${points}`,
        on: said('activeOn'),
        short: `${points}, ${said('review') || 'n/a'}`,
      }
    }
    case 'grants': {
      const text = `${name(said('certification'), said('grantedOn'))} granted${until(said('expiresOn'))}`
      return { what: text, on: said('grantedOn'), short: text }
    }
    case 'adjustments': {
      const months = said('months') === '' ? '' : ` by ${said('months')} months`
      const what = `${adjusted[said('kind')] ?? said('kind')} ${name(said('certification'), said('on'))}${months}`
      return { what, on: said('on'), short: what }
    }
    case 'fees': {
      const what = `Fee of ${said('year')}, ${said('amount')} ${said('currency')}`
      return { what, on: said('paidOn'), short: what }
    }
    case 'agreements':
      return { what: `${said('agreement')} ${said('version')}`, on: said('acceptedOn'), short: said('acceptedOn') }
    case 'certificates': {
      const what = `Code ${key} for ${name(said('certification'), said('issuedOn'))}`
      return { what, on: said('issuedOn'), short: said('certification') }
    }
    case 'candidates': {
      const full = `${said('first_name')} ${said('last_name')}`.trim()
      return { what: `${full}, ${said('email')}`, on: '', short: `${full}, ${said('email')}` }
    }
    case 'bans': {
      const what = `Banned from ${formatDay(said('from'))}${until(said('until'))}${lifted(said('liftedOn'))}`
      return { what, on: said('from'), short: what }
    }
    case 'kits':
      return { what: said('status'), on: '', short: said('status') }
  }
}

const adjusted: Readonly<Record<string, string>> = {
  extend: 'Extended',
  revoke: 'Revoked',
  suspend: 'Suspended',
  reinstate: 'Reinstated',
}

function lifted(on: string): string {
  return on === '' ? '' : `, lifted on ${formatDay(on)}`
}
