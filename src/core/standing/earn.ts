import { ban } from './ban-days.ts'
import { type CompiledCertification, rankOn } from './compile.ts'
import { openCycle } from './cycle/open.ts'
import { type Holding, isHeld, note } from './holding.ts'
import { endOfPeriod, isIntroduced, isRetired } from './regime.ts'
import { isReinstatedToday } from './staff.ts'
import { creditsAfterOpening, evidenceAfter, type Walk } from './walk-state.ts'

/** Step 4: what meets its earning rule today is opened, until nothing opens any more. */
export function earn(walk: Walk): void {
  let opened = true
  while (opened) {
    opened = false
    for (const certification of touchedToday(walk)) {
      if (!mayOpen(walk, certification)) continue
      const known = walk.holdings.get(certification.code)
      const evidence = evidenceAfter(walk, known?.earnsAfter ?? '')
      if (!certification.earn!.isMet(evidence)) continue
      open(walk, certification, known, certification.earn!.by(evidence))
      if (walk.openBans.length > 0) ban(walk, walk.holdings.get(certification.code)!)
      opened = true
    }
  }
}

/** What something of today can open, from the lowest rank up, then in catalogue order. */
function touchedToday(walk: Walk): CompiledCertification[] {
  const { program, day } = walk
  const touched = new Set<CompiledCertification>(program.introducedOn.get(day))
  const addAll = (list: readonly CompiledCertification[] = []) => list.forEach((one) => touched.add(one))
  for (const exam of walk.examsPassedToday) addAll(program.earnedByExam.get(exam))
  for (const code of walk.enabledToday) addAll(program.earnedByCertification.get(code))
  for (const code of walk.releasedToday) touched.add(program.byCode.get(code)!)
  if (walk.creditsCountedToday) addAll(program.earnedByCredits)
  if (walk.today.adjustments.some((adjustment) => adjustment.kind === 'reinstate'))
    addAll(program.certifications.filter((one) => isReinstatedToday(walk, one.code)))
  return [...touched].sort((a, b) => rankOn(a, day) - rankOn(b, day) || a.order - b.order)
}

function mayOpen(walk: Walk, certification: CompiledCertification): boolean {
  const known = walk.holdings.get(certification.code)
  if (known?.awaitsReinstatement || known?.isBanned || isHeld(known) || !certification.earn) return false
  return isIntroduced(certification, walk.day) && !isRetired(certification, walk.day)
}

function open(
  walk: Walk,
  certification: CompiledCertification,
  known: Holding | undefined,
  by: Holding['history'][0]['by'],
) {
  const { day } = walk
  if (certification.source.cycle)
    return openCycle(walk, certification, known, endOfPeriod(certification, day), 'earned', by)
  const holding: Holding = {
    certification,
    state: 'active',
    firstEarnedOn: known?.firstEarnedOn ?? day,
    activeOn: day,
    expiresOn: endOfPeriod(certification, day),
    cycleStart: day,
    creditsAfter: creditsAfterOpening(walk),
    carriedIn: 0,
    suspendedUntil: null,
    earnsAfter: known?.earnsAfter ?? '',
    awaitsReinstatement: false,
    isBanned: false,
    renewedAt: 0,
    history: known?.history ?? [],
    cycle: undefined,
  }
  walk.holdings.set(certification.code, holding)
  walk.enabledToday.add(certification.code)
  note(holding, day, 'earned', by)
}
