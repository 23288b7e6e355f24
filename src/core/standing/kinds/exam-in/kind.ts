import type { RuleKind, Rulebook } from '../../program.ts'
import type { Rule } from '../../rule.ts'
import { leaf } from '../node.ts'
import { examInWords } from './words.ts'

/** Live passes of that many different exams of a list, of one group or of several. */
export const examInKind: RuleKind = {
  kind: 'examIn',
  words: examInWords,
  claims: (rule) => 'examIn' in rule,
  problem(rule, program) {
    const missing = groupsOf(rule).find((group) => !(group in program.examGroups))
    if (missing) return `names the exam group ${missing}, which the program does not have`
    const known = new Set(program.exams.map((exam) => exam.code))
    const exams = examsOf(rule, program)
    const unknown = exams.find((exam) => !known.has(exam))
    if (unknown) return `names the exam ${unknown}, which the program does not have`
    if (countOf(rule) < 1 || countOf(rule) > new Set(exams).size)
      return `asks for ${countOf(rule)} of ${exams.length} exams`
    return undefined
  },
  compile(rule, program) {
    const exams = new Set(examsOf(rule, program))
    const need = countOf(rule)
    return leaf({
      kind: 'examIn',
      rule,
      need,
      exams,
      have: (evidence) => evidence.countPasses(exams, need),
      by: (evidence) => evidence.passes(exams, need).map((pass) => ({ attempt: pass.registrationNumber })),
    })
  },
}

function countOf(rule: Rule): number {
  return typeof rule.count === 'number' ? rule.count : 1
}

function groupsOf(rule: Rule): readonly string[] {
  const list = rule.examIn as { group?: string; groups?: readonly string[] }
  return list.groups ?? (list.group === undefined ? [] : [list.group])
}

function examsOf(rule: Rule, program: Rulebook): readonly string[] {
  if (Array.isArray(rule.examIn)) return rule.examIn as readonly string[]
  return groupsOf(rule).flatMap((group) => program.examGroups[group] ?? [])
}
