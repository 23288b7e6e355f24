import type { Role } from '../../core/colleagues.ts'
import { paths } from '../../paths.ts'

export interface OldestCase {
  readonly reference: string
  readonly topic: string
  readonly createdAt: string
  readonly since: string
}

/** Cases with their topics as the program calls them. */
export function namedCases(
  cases: readonly OldestCase[],
  topics: readonly { readonly code: string; readonly name: string }[],
): readonly OldestCase[] {
  return cases.map((one) => ({ ...one, topic: topics.find(({ code }) => code === one.topic)?.name ?? one.topic }))
}

/** The cases that have waited longest, for those who answer them. */
export function caseThings(cases: readonly OldestCase[], roles: readonly Role[]) {
  if (!roles.some((role) => role === 'helpdesk' || role === 'records' || role === 'owner')) return []
  return cases.map(({ reference, topic, createdAt, since }) => ({
    since: since || createdAt,
    kind: 'Case',
    what: topic,
    more: `Case ${reference}`,
    button: 'Answer',
    at: paths.officeCase(reference),
  }))
}
