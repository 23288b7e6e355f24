import { ruleKindsOf } from '../core/standing/compile.ts'
import type { RuleKind } from '../core/standing/program.ts'
import type { Rule } from '../core/standing/rule.ts'
import type { Problem } from './consistency.ts'
import type { Program } from './program.ts'

/** What is wrong with the rules of a program: each node must be of exactly one kind, and sound in that kind's eyes. */
export function ruleProblemsOf(program: Program): readonly Problem[] {
  const kinds = ruleKindsOf(program)
  return program.certifications.flatMap((certification, index) => {
    const problems = (rule: Rule | undefined, ...at: readonly (string | number)[]) =>
      rule ? problemsBelow(program, kinds, rule, ['certifications', index, ...at], certification.code) : []
    return [
      ...problems(certification.earn, 'earn'),
      ...problems(certification.recertify, 'recertify'),
      ...(certification.regimes ?? []).flatMap((regime, at) => problems(regime.recertify, 'regimes', at, 'recertify')),
    ]
  })
}

function problemsBelow(
  program: Program,
  kinds: readonly RuleKind[],
  rule: Rule,
  path: readonly (string | number)[],
  certification: string,
): readonly Problem[] {
  const claiming = kinds.filter((kind) => kind.claims(rule))
  const [kind, another] = claiming
  const say = (what: string) => [{ path, message: `a rule of ${certification} ${what}` }]
  if (!kind) return say(`is of no known kind: ${JSON.stringify(rule)}`)
  if (another) return say(`is of several kinds: ${claiming.map((one) => one.kind).join(', ')}`)
  const below = childrenOf(rule).flatMap((child) =>
    problemsBelow(program, kinds, child.rule, [...path, ...child.at], certification),
  )
  const own = kind.problem(rule, program)
  // A group may repeat what is wrong below it: the deeper place says more.
  return below.length === 0 && own ? say(own) : below
}

/** The rules inside a rule that is a group of others. */
function childrenOf(rule: Rule): readonly { rule: Rule; at: readonly (string | number)[] }[] {
  return ['all', 'any', 'of'].flatMap((key) => {
    const list = rule[key]
    return Array.isArray(list) ? list.map((child: Rule, index) => ({ rule: child, at: [key, index] })) : []
  })
}
