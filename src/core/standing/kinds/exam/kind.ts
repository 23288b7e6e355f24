import type { RuleKind } from '../../program.ts'
import { leaf } from '../node.ts'
import { examWords } from './words.ts'

/** A live pass of one exam. */
export const examKind: RuleKind = {
  kind: 'exam',
  words: examWords,
  claims: (rule) => 'exam' in rule,
  problem(rule, program) {
    if (program.exams.some((exam) => exam.code === rule.exam)) return undefined
    return `names the exam ${String(rule.exam)}, which the program does not have`
  },
  compile(rule) {
    const exam = String(rule.exam)
    return leaf({
      kind: 'exam',
      rule,
      need: 1,
      exams: new Set([exam]),
      have: (evidence) => (evidence.pass(exam) ? 1 : 0),
      by: (evidence) => {
        const pass = evidence.pass(exam)
        return pass ? [{ attempt: pass.registrationNumber }] : []
      },
    })
  },
}
