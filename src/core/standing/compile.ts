import type { Day } from '../calendar.ts'
import { type FromDay, valueOn } from '../dated.ts'
import { madeOnce } from '../made-once.ts'
import { activityKind } from './kinds/activity/kind.ts'
import { certificationKind } from './kinds/certification/kind.ts'
import { cycleCreditsKind, yearCreditsKind, yearlyFeeKind } from './kinds/cycle/kind.ts'
import { creditsKind } from './kinds/credits/kind.ts'
import { examInKind } from './kinds/exam-in/kind.ts'
import { examKind } from './kinds/exam/kind.ts'
import { allKind, anyKind, atLeastKind } from './kinds/groups/kind.ts'
import type { CyclePolicy } from './cycle/policy.ts'
import type { Certification, Migration, Regime, RuleKind, Rulebook } from './program.ts'
import type { Rule, RuleNode } from './rule.ts'

const builtIn: readonly RuleKind[] = [
  examKind,
  examInKind,
  creditsKind,
  certificationKind,
  activityKind,
  cycleCreditsKind,
  yearCreditsKind,
  yearlyFeeKind,
  allKind,
  anyKind,
  atLeastKind,
]

/** What applies to a certification on a day, with its rule made ready. */
export interface CompiledRegime {
  readonly from?: Day
  readonly until?: Day
  /** Months of validity; `null` means never expires. */
  readonly months: number | null
  readonly anchor: Regime['anchor']
  readonly suspendedMonths: number
  readonly recertify: RuleNode | undefined
}

export interface CompiledCertification {
  readonly code: string
  readonly order: number
  /** By its levels, each from its day on. */
  readonly ranks: readonly (FromDay & { readonly rank: number })[]
  readonly source: Certification
  readonly earn: RuleNode | undefined
  readonly regimes: readonly CompiledRegime[]
  readonly always: CompiledRegime
  readonly acceptsExtension: boolean
}

/** A program made ready for the walk: rules as trees that can be asked, and the indexes that keep it short. */
export interface CompiledProgram {
  readonly rulebook: Rulebook
  /** In catalogue order. */
  readonly certifications: readonly CompiledCertification[]
  readonly byCode: ReadonlyMap<string, CompiledCertification>
  /** Which certifications can be earned by an exam, by credits, or by holding another one. */
  readonly earnedByExam: ReadonlyMap<string, readonly CompiledCertification[]>
  readonly earnedByCredits: readonly CompiledCertification[]
  readonly earnedByCertification: ReadonlyMap<string, readonly CompiledCertification[]>
  readonly introducedOn: ReadonlyMap<Day, readonly CompiledCertification[]>
  readonly regimesFrom: ReadonlyMap<Day, readonly CompiledCertification[]>
  /** Which come to another level on a day. */
  readonly levelsFrom: ReadonlyMap<Day, readonly CompiledCertification[]>
  readonly migrationsOn: ReadonlyMap<Day, readonly Migration[]>
  /** The automatic migrations, by the code they replace. */
  readonly migrationOf: ReadonlyMap<string, Migration>
  /** The program's own days, ascending. */
  readonly days: readonly Day[]
}

/** Made once per program, kept as long as the program is. */
export const compile: (program: Rulebook) => CompiledProgram = madeOnce(compileAnew)

/** From the highest rank of a day down, then in catalogue order. */
export function downwardsOn(day: Day): (a: CompiledCertification, b: CompiledCertification) => number {
  return (a, b) => rankOn(b, day) - rankOn(a, day) || a.order - b.order
}

/** The rank of the level it is on, on a day. */
export function rankOn({ ranks }: CompiledCertification, day: Day): number {
  // Most never change their level, and the walk asks again and again.
  return (ranks.length === 1 ? ranks[0]! : (valueOn(ranks, day) ?? ranks[0]!)).rank
}

/** The built-in kinds of rule and the program's own. */
export function ruleKindsOf(program: Rulebook): readonly RuleKind[] {
  return [...builtIn, ...(program.ruleKinds ?? [])]
}

function compileAnew(program: Rulebook): CompiledProgram {
  const ranks = new Map(program.levels.map((level) => [level.code, level.rank]))
  const certifications = program.certifications.map((source, order) =>
    compileCertification(program, source, order, ranksOf(source, ranks)),
  )
  const automatic = program.migrations.filter((migration) => migration.automatic)
  const regimesFrom = groupBy(certifications, (one) => one.regimes.flatMap((regime) => regime.from ?? []))
  const levelsFrom = groupBy(certifications, (one) => one.ranks.slice(1).flatMap(({ from }) => from ?? []))
  const introducedOn = groupBy(certifications, (one) => one.source.introduced ?? [])
  const migrationsOn = groupBy(automatic, (migration) => migration.on)
  const transitions = program.transitions.map((transition) => transition.on)
  return {
    rulebook: program,
    certifications,
    byCode: new Map(certifications.map((one) => [one.code, one])),
    earnedByExam: groupBy(certifications, (one) => [...(one.earn?.exams ?? [])]),
    earnedByCredits: certifications.filter((one) => one.earn?.usesCredits),
    earnedByCertification: groupBy(certifications, (one) => [...(one.earn?.certifications ?? [])]),
    introducedOn,
    regimesFrom,
    levelsFrom,
    migrationsOn,
    migrationOf: new Map(automatic.map((migration) => [migration.from, migration])),
    days: [
      ...new Set(
        [regimesFrom, levelsFrom, introducedOn, migrationsOn].flatMap((map) => [...map.keys()]).concat(transitions),
      ),
    ].sort(),
  }
}

function compileCertification(
  program: Rulebook,
  source: Certification,
  order: number,
  ranks: CompiledCertification['ranks'],
): CompiledCertification {
  const earn = source.earn && compileRule(program, source.earn)
  const keep = source.cycle ? ruleOfCycle(source.cycle) : source.recertify
  const recertify = keep && compileRule(program, keep)
  const always: CompiledRegime = {
    months: source.validityMonths ?? null,
    anchor: 'completion',
    suspendedMonths: 0,
    recertify,
  }
  const regimes = (source.regimes ?? []).map((regime) => ({
    from: regime.from,
    until: regime.until,
    months: regime.validityMonths ?? null,
    anchor: regime.anchor,
    suspendedMonths: regime.suspendedMonths,
    recertify: regime.recertify ? compileRule(program, regime.recertify) : recertify,
  }))
  return {
    code: source.code,
    order,
    ranks,
    source,
    earn,
    regimes,
    always,
    acceptsExtension: source.acceptsCredits !== false,
  }
}

function ranksOf({ level, levels = [{ level }] }: Certification, ranks: ReadonlyMap<string, number>) {
  return levels.map(({ level: code, ...since }) => ({ ...since, rank: ranks.get(code) ?? 0 }))
}

/** What a cycle asks for, as the progress screen prints it. */
function ruleOfCycle({ total, yearly, feeDueBy }: CyclePolicy): Rule {
  return {
    all: [
      { cycleCredits: total },
      ...(yearly === undefined ? [] : [{ yearCredits: yearly }]),
      ...(feeDueBy === undefined ? [] : [{ yearlyFee: feeDueBy }]),
    ],
  }
}

function compileRule(program: Rulebook, rule: Rule): RuleNode {
  const kind = ruleKindsOf(program).find((candidate) => candidate.claims(rule))
  if (!kind) throw new Error(`No kind of rule claims ${JSON.stringify(rule)}`)
  return kind.compile(rule, program, (child) => compileRule(program, child))
}

function groupBy<T>(items: readonly T[], keysOf: (item: T) => string | readonly string[]): Map<string, T[]> {
  const groups = new Map<string, T[]>()
  for (const item of items) {
    const keys = keysOf(item)
    for (const key of new Set(typeof keys === 'string' ? [keys] : keys)) {
      const group = groups.get(key)
      if (group) group.push(item)
      else groups.set(key, [item])
    }
  }
  return groups
}
