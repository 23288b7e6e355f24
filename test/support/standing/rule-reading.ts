import type { Fact, Facts } from '../../../src/core/standing/facts.ts'
import type { Rulebook } from '../../../src/core/standing/program.ts'
import type { BuiltInRule } from '../../../src/core/standing/rule.ts'

/** Would these facts alone meet a rule? Read from the rule as it is written. */
export function isMetBy(program: Rulebook, rule: BuiltInRule, facts: Facts, named: readonly Fact[]): boolean {
  const meets = (child: BuiltInRule) => isMetBy(program, child, facts, named)
  if ('all' in rule) return rule.all.every(meets)
  if ('any' in rule) return rule.any.some(meets)
  if ('atLeast' in rule) return rule.of.filter(meets).length >= rule.atLeast
  if ('credits' in rule) return pointsOf(facts, named) >= rule.credits
  if ('activity' in rule) return false
  if ('exam' in rule) return examsOf(facts, named).has(rule.exam)
  if ('examIn' in rule) {
    const passed = examsIn(program, rule.examIn).filter((exam) => examsOf(facts, named).has(exam))
    return new Set(passed).size >= (rule.count ?? 1)
  }
  const held = named.flatMap((fact) => ('certification' in fact ? [fact.certification] : []))
  return held.some((code) => isNamed(program, rule, code))
}

/** The most exams and certifications that meeting a rule can take. */
export function mostNeeded(rule: BuiltInRule): number {
  const each = (children: readonly BuiltInRule[]) => children.map(mostNeeded).sort((a, b) => b - a)
  const sum = (counts: readonly number[]) => counts.reduce((total, one) => total + one, 0)
  if ('all' in rule) return sum(each(rule.all))
  if ('any' in rule) return each(rule.any)[0] ?? 0
  if ('atLeast' in rule) return sum(each(rule.of).slice(0, rule.atLeast))
  if ('credits' in rule || 'activity' in rule) return 0
  return 'examIn' in rule ? (rule.count ?? 1) : 1
}

function examsOf(facts: Facts, named: readonly Fact[]): Set<string> {
  const numbers = new Set(named.flatMap((fact) => ('attempt' in fact ? [fact.attempt] : [])))
  return new Set(facts.attempts.filter((one) => numbers.has(one.registrationNumber)).map((one) => one.exam))
}

function pointsOf(facts: Facts, named: readonly Fact[]): number {
  const ids = new Set(named.flatMap((fact) => ('credit' in fact ? [`${fact.source} ${fact.credit}`] : [])))
  const own = facts.credits.filter((one) => ids.has(`${one.source} ${one.externalId}`))
  return own.reduce((sum, one) => sum + one.hundredths, 0) / 100
}

function examsIn(program: Rulebook, list: Extract<BuiltInRule, { examIn: unknown }>['examIn']): readonly string[] {
  if ('group' in list) return program.examGroups[list.group] ?? []
  return 'groups' in list ? list.groups.flatMap((group) => program.examGroups[group] ?? []) : list
}

function isNamed(program: Rulebook, rule: BuiltInRule, code: string): boolean {
  if ('certification' in rule) return rule.certification === code
  if ('certificationIn' in rule) return rule.certificationIn.includes(code)
  if (!('certificationLevel' in rule)) return false
  return program.certifications.some((one) => one.code === code && one.level === rule.certificationLevel)
}
