import type { Day } from '../../../calendar.ts'
import { levelOn } from '../../../certification-on.ts'
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
    const level = rule.certificationLevel
    // Of a level, those that are on it on the day.
    const byCode = new Map(program.certifications.map((one) => [one.code, one]))
    const all = [...certifications]
    const mayChange = level !== undefined && all.some((code) => byCode.get(code)!.levels)
    const namedOn = (day: Day) => (mayChange ? all.filter((code) => levelOn(byCode.get(code)!, day) === level) : all)
    return leaf({
      kind: 'certification',
      rule,
      need: 1,
      certifications,
      have: (evidence) => (namedOn(evidence.day).some((code) => evidence.isActive(code)) ? 1 : 0),
      by: (evidence) => {
        const held = namedOn(evidence.day).find((code) => evidence.isActive(code))
        return held ? [{ certification: held }] : []
      },
      ...(mayChange && { tells: (evidence) => ({ certifications: namedOn(evidence.day) }) }),
    })
  },
}

/** Of a level, all that were ever on it. */
function namesOf(rule: Rule, program: Rulebook): readonly string[] {
  if (typeof rule.certification === 'string') return [rule.certification]
  if (Array.isArray(rule.certificationIn)) return rule.certificationIn as readonly string[]
  return program.certifications
    .filter(({ level, levels = [{ level }] }) => levels.some((one) => one.level === rule.certificationLevel))
    .map((certification) => certification.code)
}
