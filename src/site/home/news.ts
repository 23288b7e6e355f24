import type { Day, Moment } from '../../core/calendar.ts'
import type { CandidateRecord } from '../../core/record.ts'
import { eventOf, type EventRow } from '../../data/events/events.ts'
import { paths } from '../../paths.ts'
import type { Program } from '../../program/program.ts'
import type { Sentence } from '../../ui/sentence.tsx'
import { capitalize, countOf } from '../../ui/words.ts'
import { wordsOfEvent } from '../../wording/events.ts'

export interface News {
  /** The day of the last visit; absent on the first. */
  readonly since: Day | undefined
  readonly lines: readonly Sentence[]
}

const mostLines = 8

/** What happened to a person since their last visit, the newest first; on the first visit all that is known. */
export function viewNews(
  program: Program,
  record: CandidateRecord,
  events: readonly EventRow[],
  { since, on }: { readonly since: Moment | undefined; readonly on: Day },
): News {
  const lines = events
    .filter(({ at }) => since === undefined || at > since)
    .map((row): Sentence => {
      const { said, more, next } = wordsOfEvent(program, eventOf(row), on)
      return [{ strong: `${said}.` }, ` ${[...more, ''].join(' ')}`, { text: next.text, href: next.href }]
    })
  const exams = since === undefined ? 0 : record.attempts.filter(({ recordedAt }) => recordedAt > since).length
  const arrived: Sentence[] =
    exams > 0 ? [[{ text: capitalize(countOf(exams, 'exam result')), href: paths.exams }, ' arrived.']] : []
  return { since: since?.slice(0, 10), lines: [...lines.slice(0, mostLines), ...arrived] }
}
