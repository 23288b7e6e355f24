import { addMonths, type Day, earlierEnd } from '../../calendar.ts'
import type { CompiledCertification } from '../compile.ts'
import type { Fact } from '../facts.ts'
import { type Holding, note } from '../holding.ts'
import { endOfPeriod } from '../regime.ts'
import type { Walk } from '../walk-state.ts'
import type { Cycle, CyclePolicy } from './policy.ts'

/** A holding that is kept by cycles. */
export type Kept = Holding & { cycle: Cycle }

export function isKeptByCycles(holding: Holding): holding is Kept {
  return holding.cycle !== undefined
}

/** A cycle that begins at the end of a day. */
export function beginCycle(
  policy: CyclePolicy,
  start: Day,
  end: Day,
  more: Pick<Cycle, 'earnedIn'> & Partial<Cycle>,
): Cycle {
  return {
    policy,
    start,
    end,
    years: yearsUntil(start, end),
    carriedIn: 0,
    spentBefore: 0,
    yearsOver: 0,
    madeGood: new Map(),
    causes: [],
    isSuspendedByStaff: false,
    wasActive: true,
    liftedBy: [],
    ...more,
  }
}

/** A later end than usual makes the last year longer: it adds no year. */
export function yearsOf(certification: CompiledCertification, start: Day, end: Day | null): number {
  return yearsUntil(start, earlierEnd(end, endOfPeriod(certification, start)) ?? start)
}

function yearsUntil(start: Day, end: Day): number {
  let years = 1
  while (addMonths(start, 12 * years) < end) years++
  return years
}

/** Opens a certification that is not held: earned, or granted. `end` is the last day of its first cycle. */
export function openCycle(
  walk: Walk,
  certification: CompiledCertification,
  known: Holding | undefined,
  end: Day | null,
  event: 'earned' | 'granted',
  by: readonly Fact[],
): void {
  const { day } = walk
  const { cycle: policy } = certification.source
  const holding: Holding = {
    certification,
    state: 'active',
    firstEarnedOn: known?.firstEarnedOn ?? day,
    activeOn: day,
    expiresOn: end,
    cycleStart: day,
    creditsAfter: undefined,
    carriedIn: 0,
    suspendedUntil: null,
    earnsAfter: known?.earnsAfter ?? '',
    awaitsReinstatement: false,
    isBanned: false,
    renewedAt: 0,
    history: known?.history ?? [],
    cycle: beginCycle(policy!, day, end ?? day, {
      earnedIn: Number(day.slice(0, 4)),
      years: yearsOf(certification, day, end),
    }),
  }
  walk.holdings.set(certification.code, holding)
  walk.enabledToday.add(certification.code)
  note(holding, day, event, by)
}
