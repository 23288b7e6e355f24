import * as v from 'valibot'
import { inconsistenciesOf } from './consistency.ts'
import { datedProblemsOf } from './dated-problems.ts'
import { lackingTopicsOf } from './linked-topics.ts'
import type { Program } from './program.ts'
import { ruleProblemsOf } from './rule-problems.ts'
import { programSchema } from './schema.ts'

/** What a program must be: each part by itself, the parts with one another, and every rule. */
const soundProgram = v.pipe(
  programSchema,
  v.rawCheck(({ dataset, addIssue }) => {
    if (!dataset.typed || dataset.issues) return
    const program: Program = dataset.value
    const checks = [inconsistenciesOf, datedProblemsOf, ruleProblemsOf, lackingTopicsOf]
    const problems = checks.flatMap((problemsIn) => problemsIn(program))
    for (const { path, message } of problems) {
      addIssue({ message, path: pathInto(program, path) })
    }
  }),
)

/** What is wrong with a program, each as "where: what"; empty for a sound one. */
export function problemsOf(program: unknown): readonly string[] {
  const result = v.safeParse(soundProgram, program)
  return result.success ? [] : result.issues.map((issue) => `${v.getDotPath(issue) ?? 'program'}: ${issue.message}`)
}

function pathInto(program: Program, keys: readonly (string | number)[]): [v.IssuePathItem, ...v.IssuePathItem[]] {
  let input: unknown = program
  const items = keys.map((key): v.IssuePathItem => {
    const holder = input
    input = (holder as Record<string | number, unknown>)[key]
    return { type: 'unknown', origin: 'value', input: holder, key, value: input }
  })
  return items as [v.IssuePathItem, ...v.IssuePathItem[]]
}
