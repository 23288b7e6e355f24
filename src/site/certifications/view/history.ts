import type { Day } from '../../../core/calendar.ts'
import type { HistoryLine } from '../../../core/standing/standing.ts'
import type { Sentence } from '../../../ui/sentence.tsx'
import { formatDay, listWith } from '../../../ui/words.ts'
import { attemptsIn, causesOf, type Scene } from './causes.ts'
import { shortNameOn } from '../../../wording/names.ts'

export interface HistoryRow {
  readonly on: Day
  readonly what: string
  readonly more: Sentence
}

/** What happened to a certification, newest first. */
export function viewHistory(scene: Scene, history: readonly HistoryLine[]): HistoryRow[] {
  return history.map((line) => ({ on: line.on, what: whatOf(scene, line), more: moreOf(scene, line) })).toReversed()
}

function whatOf(scene: Scene, line: HistoryLine): string {
  const reason = reasonOf(scene, line)
  if (reason) return reason
  const causes = causesOf(scene, line.by)
  switch (line.event) {
    case 'earned':
    case 'renewed':
    case 'extended':
      return causes ? `${words[line.event]} by ${causes}` : words[line.event]
    case 'adjusted':
      return causes ? `Changed by ${causes}` : words.adjusted
    case 'renamed':
      return `Renamed from ${listWith('and', formerNames(scene, line))}`
    case 'suspended':
    case 'reinstated':
      return line.by.some((fact) => 'ban' in fact) ? wordsOfBan[line.event] : words[line.event]
    default:
      return words[line.event]
  }
}

/** All that is said of a ban: neither why nor for how long. */
const wordsOfBan = { suspended: 'Suspended by the program', reinstated: 'Active again' }

function moreOf(scene: Scene, line: HistoryLine): Sentence {
  const reason = reasonOf(scene, line)
  const said = reason && line.event !== 'granted' && line.event !== 'adjusted' ? [`${words[line.event]}. `] : []
  return [...said, ...registrationsOf(scene, line), ...untilOf(line), ...staffIdOf(line)]
}

/** Staff's own reason, as given. */
function reasonOf({ record }: Scene, line: HistoryLine): string | undefined {
  for (const fact of line.by) {
    if ('grant' in fact) return record.grants.find((grant) => grant.id === fact.grant)?.reason
    if ('adjustment' in fact) return record.adjustments.find((one) => one.id === fact.adjustment)?.reason
  }
  return undefined
}

function registrationsOf({ record }: Scene, line: HistoryLine): Sentence {
  const numbers = attemptsIn(record, line.by).map((attempt) => attempt.registrationNumber)
  return numbers.length === 0 ? [] : [`Registration ${listWith('and', numbers)}. `]
}

function untilOf(line: HistoryLine): Sentence {
  if (line.event === 'revoked') return []
  if (line.event === 'expired') return line.until === null ? [] : ['Its last day was ', { day: line.until }, '.']
  if (line.event === 'suspended') return untilOfSuspended(line)
  return line.until === null ? ['Never expires. '] : ['Until ', { day: line.until }, '. ']
}

/** By policy after its end, or by staff before it: then the end keeps running. */
function untilOfSuspended({ on, until }: HistoryLine): Sentence {
  if (until === null) return []
  return until < on ? ['Its last day was ', { day: until }, '. '] : ['It still expires on ', { day: until }, '. ']
}

function staffIdOf(line: HistoryLine): Sentence {
  return line.by.flatMap((fact) => {
    if ('grant' in fact) return [`Grant ${fact.grant}.`]
    return 'adjustment' in fact ? [`Adjustment ${fact.adjustment}.`] : []
  })
}

function formerNames({ program }: Scene, line: HistoryLine): string[] {
  return line.by.flatMap((fact) => ('migration' in fact ? shortNameOn(program, fact.migration, line.on) : []))
}

/** How a period began or went on, for the line under a date: "by exam 200-301", or "with" the one that extended it. */
export function causeLineOf(scene: Scene, line: HistoryLine | undefined): string {
  if (!line) return ''
  const causes = causesOf(scene, line.by)
  if (line.event === 'extended') return `with ${causes}`
  return causes ? `by ${causes}` : formatDay(line.on)
}

const words: Record<HistoryLine['event'], string> = {
  earned: 'Earned',
  granted: 'Manually granted certification',
  renewed: 'Renewed',
  extended: 'Extended',
  adjusted: 'Changed',
  suspended: 'Suspended',
  reinstated: 'Reinstated',
  renamed: 'Renamed',
  expired: 'Expired',
  revoked: 'Revoked',
}
