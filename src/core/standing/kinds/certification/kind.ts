import type { RuleKind, Rulebook } from '../../program.ts'
import type { Rule } from '../../rule.ts'
import { leaf } from '../node.ts'
import { certificationWords } from './words.ts'

/** One of the certifications it names, or of the level it names, is active on the day. */
export const certificationKind: RuleKind = {
  kind: 'certification',
  words: certificationWords,
  claims: (rule) => 'certification' in rule || 'certificationIn' in rule || 'certificationLevel' in rule,
  problem(rule, program) {
    const known = new Set(program.certifications.map((certification) => certification.code))
    const unknown = namesOf(rule, program).find((code) => !known.has(code))
    if (unknown) return `names the certification ${unknown}, which the program does not have`
    if (namesOf(rule, program).length === 0) return 'names no certification'
    if (rule.state !== undefined && rule.state !== 'active') return `asks for the state ${String(rule.state)}`
    return undefined
  },
  compile(rule, program) {
    const certifications = new Set(namesOf(rule, program))
    return leaf({
      kind: 'certification',
      rule,
      need: 1,
      certifications,
      have: (evidence) => ([...certifications].some((code) => evidence.isActive(code)) ? 1 : 0),
      by: (evidence) => {
        const held = [...certifications].find((code) => evidence.isActive(code))
        return held ? [{ certification: held }] : []
      },
    })
  },
}

function namesOf(rule: Rule, program: Rulebook): readonly string[] {
  if (typeof rule.certification === 'string') return [rule.certification]
  if (Array.isArray(rule.certificationIn)) return rule.certificationIn as readonly string[]
  return program.certifications
    .filter((certification) => certification.level === rule.certificationLevel)
    .map((certification) => certification.code)
}
