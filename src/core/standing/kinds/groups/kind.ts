import type { RuleKind } from '../../program.ts'
import type { Rule } from '../../rule.ts'
import { branch } from '../node.ts'
import { allWords, anyWords, atLeastWords } from './words.ts'

/** Every one of its rules. */
export const allKind: RuleKind = {
  kind: 'all',
  words: allWords,
  claims: (rule) => 'all' in rule,
  problem: (rule) => problemOf(rule.all),
  compile(rule, _program, compileChild) {
    const children = rulesIn(rule.all).map(compileChild)
    return branch({ kind: 'all', rule, need: children.length, children }, (met) => met)
  },
}

/** At least one of its rules. */
export const anyKind: RuleKind = {
  kind: 'any',
  words: anyWords,
  claims: (rule) => 'any' in rule,
  problem: (rule) => problemOf(rule.any),
  compile(rule, _program, compileChild) {
    const children = rulesIn(rule.any).map(compileChild)
    return branch({ kind: 'any', rule, need: 1, children }, (met) => Math.min(met, 1))
  },
}

/** A number of its rules. */
export const atLeastKind: RuleKind = {
  kind: 'atLeast',
  words: atLeastWords,
  claims: (rule) => 'atLeast' in rule,
  problem(rule) {
    const count = rule.atLeast
    if (typeof count !== 'number' || count < 1 || count > rulesIn(rule.of).length)
      return `asks for ${String(count)} of its rules`
    return problemOf(rule.of)
  },
  compile(rule, _program, compileChild) {
    const children = rulesIn(rule.of).map(compileChild)
    const need = Number(rule.atLeast)
    return branch({ kind: 'atLeast', rule, need, children }, (met) => Math.min(met, need))
  },
}

function rulesIn(list: unknown): readonly Rule[] {
  return Array.isArray(list) ? (list as readonly Rule[]) : []
}

function problemOf(list: unknown): string | undefined {
  return rulesIn(list).length > 0 ? undefined : 'has no rules in it'
}
