import type { Day } from '../calendar.ts'
import { levelOn, nameOn } from '../certification-on.ts'
import { type CompiledCertification, compile, downwardsOn } from './compile.ts'
import type { Facts } from './facts.ts'
import type { Holding } from './holding.ts'
import type { Rulebook } from './program.ts'
import { type CreditsTowards, creditsTowards, inProgress, progressOf, progressToEarn } from './progress.ts'
import type { CertificationStanding, Standing, Status } from './standing.ts'
import { walk } from './walk.ts'
import type { Walk } from './walk-state.ts'

/** What a candidate holds and works towards on a day, and why: the same facts in any order give the same answer. */
export function standing(program: Rulebook, candidate: string, facts: Facts, on: Day): Standing {
  const end = walk(compile(program), facts, on)
  const towards = creditsTowards(end)
  const held = [...end.holdings.values()].map((holding) => ({
    certification: holding.certification,
    line: lineOf(end, holding, towards),
  }))
  const begun = inProgress(end).map((certification) => ({
    certification,
    line: lineInProgress(end, certification, towards),
  }))
  const downwards = downwardsOn(end.day)
  const lines = [...held, ...begun].sort((a, b) => downwards(a.certification, b.certification))
  return { candidate, on, certifications: lines.map((entry) => entry.line) }
}

/** The word a state is shown by: all suspensions read the same. */
export function statusOf(holding: Holding): Exclude<Status, 'in-progress'> {
  if (holding.state === 'active') return holding.isBanned ? 'suspended' : 'active'
  return holding.state === 'policy' || holding.state === 'staff' ? 'suspended' : holding.state
}

function lineOf(end: Walk, holding: Holding, towards: CreditsTowards): CertificationStanding {
  const decidesOn = holding.cycle?.causes.find((cause) => cause.kind === 'minimum')?.until
  return {
    ...heading(end, holding.certification),
    status: statusOf(holding),
    firstEarnedOn: holding.firstEarnedOn,
    activeOn: holding.activeOn,
    expiresOn: holding.expiresOn,
    ...(decidesOn && { decidesOn }),
    history: holding.history,
    progress: progressOf(end, holding, towards),
  }
}

function lineInProgress(
  end: Walk,
  certification: CompiledCertification,
  towards: CreditsTowards,
): CertificationStanding {
  return {
    ...heading(end, certification),
    status: 'in-progress',
    firstEarnedOn: null,
    activeOn: null,
    expiresOn: null,
    history: [],
    progress: progressToEarn(end, certification, undefined, towards),
  }
}

function heading(end: Walk, certification: CompiledCertification) {
  return {
    code: certification.code,
    name: nameOn(certification.source, end.day),
    level: levelOn(certification.source, end.day),
  }
}
