import { addDays, type Day } from '../calendar.ts'
import type { BanSpan } from './bans.ts'
import type { CompiledProgram } from './compile.ts'
import { viewCycle } from './cycle/view.ts'
import type { DayFacts, LeftOut } from './day-facts.ts'
import type { Credit, FeePayment } from './facts.ts'
import type { Holding } from './holding.ts'
import type { HoldingMap } from './holding-map.ts'
import type { Ledger } from './ledger.ts'
import { LedgerEvidence } from './ledger-evidence.ts'
import type { Evidence } from './rule.ts'

/** The walk on one day: what is held, what is known, and what has happened today. */
export interface Walk {
  readonly program: CompiledProgram
  readonly ledger: Ledger
  readonly holdings: HoldingMap
  /** All credits that can count, oldest first, and all fees that were paid: those of days to come as well. */
  points: readonly Credit[]
  readonly fees: readonly FeePayment[]
  /** By first day, then by id; and of them those that are open, from their step of the day on. */
  readonly bans: readonly BanSpan[]
  openBans: readonly BanSpan[]
  /** The evidence of days inside bans that counts from a later day on, and the days on which credits would have counted. */
  readonly leftOut: readonly LeftOut[]
  readonly creditsHeldOn: Set<Day>
  day: Day
  /** How many days the walk has come. */
  count: number
  today: DayFacts
  examsPassedToday: readonly string[]
  creditsCountedToday: boolean
  /** Something lapsed, transited, migrated or was reinstated, a regime begins, or a ban ended or gives evidence back. */
  isTurningDay: boolean
  /** What was opened, granted, renewed out of a suspension, renamed to or reinstated. */
  readonly enabledToday: Set<string>
  /** What ran out under the bans that have ended today, by code. */
  releasedToday: string[]
}

/** The name under which a certification is known today: from the day of a migration on, the old name means the new. */
export function currentName(walk: Walk, code: string): string {
  const renamed = walk.program.migrationOf.get(code)
  return renamed === undefined || renamed.on > walk.day ? code : currentName(walk, renamed.to)
}

/** What counts towards earning a certification today, dated strictly after a day. */
export function evidenceAfter(walk: Walk, after: Day): Evidence {
  return new LedgerEvidence(walk.ledger, walk.holdings, { after, creditsWork: true })
}

/** What counts towards keeping what is held. */
export function evidenceFor(walk: Walk, holding: Holding, creditsWork: boolean): Evidence {
  const { certification, cycle, cycleStart, creditsAfter, carriedIn, expiresOn } = holding
  const isChosen = walk.program.rulebook.creditPolicy?.count === 'chosen'
  return new LedgerEvidence(walk.ledger, walk.holdings, {
    after: cycleStart,
    creditsAfter,
    creditsWork,
    chosenFor: isChosen ? certification.code : undefined,
    carriedIn,
    period: { from: cycleStart, until: expiresOn },
    ...(cycle && { cycle: viewCycle(walk, cycle) }),
  })
}

/** Does a pass or a counted credit of today match a leaf of the rule? */
export function isTouchedToday(walk: Walk, rule: { exams: ReadonlySet<string>; usesCredits: boolean }): boolean {
  if (rule.usesCredits && walk.creditsCountedToday) return true
  for (let at = 0; at < walk.examsPassedToday.length; at++) if (rule.exams.has(walk.examsPassedToday[at]!)) return true
  return false
}

/** The day after which credits count towards the first renewal of what opens today, where that is an earlier one. */
export function creditsAfterOpening({ day, program }: Walk): Day | undefined {
  const { daysBefore } = program.rulebook.creditPolicy ?? {}
  return daysBefore === undefined ? undefined : addDays(day, -daysBefore - 1)
}
