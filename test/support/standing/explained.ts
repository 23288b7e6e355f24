import type { Day } from '../../../src/core/calendar.ts'
import { type Fact, type Facts, lastDayOfPass } from '../../../src/core/standing/facts.ts'
import type { Rulebook } from '../../../src/core/standing/program.ts'
import type { BuiltInRule } from '../../../src/core/standing/rule.ts'
import type { CertificationStanding, HistoryLine, ProgressNode, Standing } from '../../../src/core/standing/standing.ts'
import { isMetBy, mostNeeded } from './rule-reading.ts'

/** What is wrong with the reasons a standing gives, each as a sentence; a sound engine leaves none. */
export function badReasons(program: Rulebook, facts: Facts, standing: Standing): string[] {
  return standing.certifications.flatMap((one) => [
    ...one.history.flatMap((line) => [
      ...badLine(program, facts, line).map((what) => `${one.code} ${line.on}: ${what}`),
      ...(isByARule(program, facts, one.code, line) ? [] : [`${one.code} ${line.on}: no rule is met by just this`]),
    ]),
    ...badTree(program, facts, standing.on, one).map((what) => `${one.code}: ${what}`),
  ])
}

function badLine(program: Rulebook, facts: Facts, line: HistoryLine): string[] {
  const bad = repeated(line.by)
  const names = (...kinds: string[]) => line.by.every((fact) => kinds.some((kind) => kind in fact))
  const one = line.by.length === 1
  const said = JSON.stringify(line.by)
  const fits: Record<HistoryLine['event'], () => boolean> = {
    earned: () => line.by.length > 0 && names('attempt', 'credit', 'certification'),
    renewed: () => line.by.length > 0 && names('attempt', 'credit', 'certification'),
    granted: () => one && names('grant'),
    extended: () => one && names('certification'),
    adjusted: () => one && names('adjustment', 'transition'),
    revoked: () => one && names('adjustment'),
    reinstated: () => (one && names('adjustment')) || (line.by.length > 0 && names('ban')),
    suspended: () => line.by.length === 0 || (one && names('adjustment', 'ban')),
    renamed: () => one && names('migration'),
    expired: () => line.by.length === 0,
  }
  if (!fits[line.event]()) bad.push(`${line.event} by ${said}`)
  if (!line.by.every((fact) => counts(program, facts, fact, line))) bad.push(`${line.event} by what was not: ${said}`)
  return bad
}

/** Do the facts that a line names meet a rule of the certification, or of one that became it, and no more than that? */
function isByARule(program: Rulebook, facts: Facts, code: string, { event, by }: HistoryLine): boolean {
  if (event !== 'earned' && event !== 'renewed') return true
  const before = program.migrations.filter((one) => one.automatic && one.to === code).map((one) => one.from)
  const rules = program.certifications
    .filter((one) => one.code === code || before.includes(one.code))
    .flatMap((one) =>
      event === 'earned' ? [one.earn] : [one.recertify, ...(one.regimes ?? []).map((regime) => regime.recertify)],
    )
  const counted = by.filter((fact) => !('credit' in fact)).length
  return rules.some((rule) => {
    if (!rule) return false
    const known = rule as BuiltInRule
    return isMetBy(program, known, facts, by) && counted <= mostNeeded(known)
  })
}

/** Is it there, and could it bring this about on that day? */
function counts(
  program: Rulebook,
  facts: Facts,
  fact: Fact,
  { on, event }: Pick<HistoryLine, 'on' | 'event'>,
): boolean {
  if ('attempt' in fact) return livePass(program, facts, fact.attempt, on)
  if ('credit' in fact) return liveCredit(facts, fact, on)
  if ('grant' in fact) return facts.grants.some((one) => one.id === fact.grant && one.grantedOn === on)
  if ('adjustment' in fact) {
    const kind = { adjusted: 'extend', revoked: 'revoke', suspended: 'suspend', reinstated: 'reinstate' }[
      event as string
    ]
    return facts.adjustments.some((one) => one.id === fact.adjustment && one.on === on && one.kind === kind)
  }
  if ('migration' in fact) return program.migrations.some((one) => one.from === fact.migration && one.on === on)
  if ('transition' in fact) return fact.transition === on && program.transitions.some((one) => one.on === on)
  if ('payment' in fact) return (facts.fees ?? []).some((one) => one.id === fact.payment && one.paidOn === on)
  if ('ban' in fact) return (facts.bans ?? []).some((one) => one.id === fact.ban && one.from <= on)
  return program.certifications.some((one) => one.code === fact.certification)
}

function livePass(program: Rulebook, facts: Facts, registrationNumber: string, on: Day): boolean {
  const attempt = facts.attempts.find((one) => one.registrationNumber === registrationNumber)
  if (attempt?.grade !== 'pass') return false
  return attempt.takenOn <= on && on <= (lastDayOfPass(attempt.takenOn, program.passValidityMonths) ?? on)
}

function liveCredit(facts: Facts, named: { credit: string; source: string }, on: Day): boolean {
  const credit = facts.credits.find((one) => one.externalId === named.credit && one.source === named.source)
  if (!credit || (credit.review !== 'n/a' && credit.review !== 'approved')) return false
  return credit.activeOn <= on && on <= credit.expiresOn
}

function badTree(program: Rulebook, facts: Facts, on: Day, one: CertificationStanding): string[] {
  const bad: string[] = []
  const visit = (node: ProgressNode) => {
    bad.push(...badNode(program, facts, on, node).map((what) => `${node.number} ${node.kind}: ${what}`))
    node.children?.forEach(visit)
  }
  if (one.progress) visit(one.progress.tree)
  return bad
}

function badNode(program: Rulebook, facts: Facts, on: Day, node: ProgressNode): string[] {
  const bad = repeated(node.by)
  const { by, children, have, need, met } = node
  if (!by.every((fact) => counts(program, facts, fact, { on, event: 'earned' }))) bad.push('names what is not there')
  if (children) {
    const metChildren = children.filter((child) => child.met)
    if (met !== metChildren.length >= need) bad.push(`is ${met ? '' : 'not '}met by ${metChildren.length} of ${need}`)
    const needed = metChildren.slice(0, need).flatMap((child) => child.by)
    if (JSON.stringify(by) !== JSON.stringify(met ? needed : [])) bad.push('does not name what its children name')
  } else if (node.kind === 'credits') {
    bad.push(...badCredits(facts, node))
  } else {
    if (met !== have >= need) bad.push(`is ${met ? '' : 'not '}met at ${have} of ${need}`)
    if (by.length !== have) bad.push(`names ${by.length} for ${have}`)
  }
  return bad
}

/** Points are the sum of what is named; where met, without the last one it would not be enough. */
function badCredits(facts: Facts, { by, have, need, met }: ProgressNode): string[] {
  const points = by.map((fact) => {
    const credit = facts.credits.find((one) => 'credit' in fact && one.externalId === fact.credit)
    return credit?.hundredths ?? NaN
  })
  const sum = points.reduce((total, one) => total + one, 0)
  if (!met) return sum === Math.round(have * 100) ? [] : [`names ${sum / 100} of ${have} points`]
  const isEnough = sum >= need * 100 && sum <= Math.round(have * 100)
  return isEnough && sum - points.at(-1)! < need * 100 ? [] : [`names ${sum / 100} points for ${need}`]
}

function repeated(by: readonly Fact[]): string[] {
  const named = by.map((fact) => JSON.stringify(fact))
  return new Set(named).size === named.length ? [] : [`names something twice: ${named.join()}`]
}
