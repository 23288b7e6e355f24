import type { Checked } from './result.ts'

/** What a credential comes to. `replaced`: it is genuine, and this site has a newer version. */
export type Grade = 'good' | 'bad' | 'replaced' | 'unknown'

/** Of all that is in it: never good while anything within is not. */
export function gradeOf(checked: Checked): Grade {
  const grades = [...ownGrade(checked), ...checked.inside.map(gradeOf)]
  if (grades.length === 0) return 'unknown'
  if (checked.unchecked > 0) grades.push('unknown')
  return (['bad', 'unknown', 'replaced'] as const).find((grade) => grades.includes(grade)) ?? 'good'
}

/** By its own verdicts alone; nothing for what only holds others. */
export function ownGrade({ verdicts, today, unreadable }: Checked): Grade[] {
  if (unreadable !== undefined) return ['unknown']
  if (verdicts.length === 0) return []
  if (verdicts.some(({ outcome }) => outcome === 'no'))
    return today?.state === 'replaced' && isOnlyOver(verdicts) ? ['replaced'] : ['bad']
  if (today?.state === 'replaced') return ['replaced']
  return verdicts.every(({ outcome }) => outcome === 'yes') ? ['good'] : ['unknown']
}

/** What is out of date itself, and was renewed. */
function isOnlyOver(verdicts: Checked['verdicts']): boolean {
  return verdicts.every(({ question, outcome }) => outcome !== 'no' || question === 'in-date')
}
