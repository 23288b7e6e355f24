import { type Day, daysBetween, nearDays } from '../../core/calendar.ts'
import { lookOf } from '../../core/level-look.ts'
import type { CandidateRecord } from '../../core/record.ts'
import type { HoldingPeriod } from '../../core/standing/holdings.ts'
import type { Standing } from '../../core/standing/standing.ts'
import type { Program } from '../../program/program.ts'
import type { Sentence } from '../../ui/sentence.tsx'
import type { YearsProps } from '../../ui/years.tsx'
import { numberOfExam, titleOfExam } from '../../program/title.ts'
import { shortNameOn } from '../../wording/names.ts'

/** The years of a career as bars and dots, and the same as sentences; nothing where nothing has been held or taken. */
export function yearsOf(
  program: Program,
  record: CandidateRecord,
  held: Standing,
  { periods: all, next }: { readonly periods: readonly HoldingPeriod[]; readonly next: Day | undefined },
): YearsProps | undefined {
  const { on } = held
  const periods = all.filter(({ since, status }) => status === 'active' && since <= on)
  const days = [
    ...periods.flatMap(({ since, until }) => [since, until ?? on]),
    ...record.attempts.map((one) => one.takenOn),
    on,
  ]
  if (periods.length + record.attempts.length === 0) return undefined
  const [from, to] = [Math.min(...days.map(yearOf)), Math.max(...days.map(yearOf)) + 1]
  const percentOf = (day: Day) => {
    const year = yearOf(day)
    const length = daysBetween(`${year}-01-01`, `${year + 1}-01-01`)
    return round(((year - from + daysBetween(`${year}-01-01`, day) / length) / (to - from)) * 100)
  }

  const rows = held.certifications.flatMap((one) => {
    const own = periods.filter(({ certification }) => certification === one.code)
    if (own.length === 0) return []
    const renewals = one.history.filter(
      ({ event, on: day }) => (event === 'renewed' || event === 'extended') && day <= on,
    )
    const name = shortNameOn(program, one.code, on)
    const isOver = one.status !== 'active'
    return [
      {
        name,
        badge: { ...lookOf(program, one.level), open: isOver },
        until: one.expiresOn,
        isOver,
        hasEnded: one.expiresOn !== null && one.expiresOn < on,
        isNear: one.expiresOn !== null && !isOver && daysBetween(on, one.expiresOn) <= nearDays,
        bars: stretches(own, on).map(({ since, until }) => ({
          from: percentOf(since),
          to: percentOf(until === null || until > on ? on : until),
          runsTo: until === null ? 100 : until > on ? percentOf(until) : undefined,
        })),
        renewals: renewals.map((line) => percentOf(line.on)),
        words: wordsOf(
          name,
          stretches(own, on),
          renewals.map((line) => line.on),
        ),
      },
    ]
  })
  return {
    from,
    to,
    today: { day: on, at: percentOf(on) },
    next:
      next && yearOf(next) < to
        ? { day: next, at: percentOf(next), isNear: daysBetween(on, next) <= nearDays }
        : undefined,
    rows,
    exams: record.attempts
      .filter((one) => one.takenOn <= on)
      .map((one) => ({ at: percentOf(one.takenOn), isPassed: one.grade === 'pass' })),
    examWords: record.attempts
      .toSorted((a, b) => (a.takenOn < b.takenOn ? -1 : 1))
      .map(({ exam, grade, takenOn }): Sentence => [
        { day: takenOn },
        `: ${numberOfExam(exam) ?? titleOfExam(program, exam)}, ${grade === 'pass' ? 'passed' : 'not passed'}`,
      ]),
  }
}

interface Stretch {
  readonly since: Day
  readonly until: Day | null
}

/** Periods that follow one another without a gap are one bar. */
function stretches(periods: readonly Stretch[], on: Day): Stretch[] {
  const joined: Stretch[] = []
  for (const period of periods) {
    const last = joined.at(-1)
    if (last?.until && daysBetween(last.until, period.since) <= 1)
      joined[joined.length - 1] = { ...last, until: period.until }
    else joined.push(period)
  }
  return joined.filter(({ since }) => since <= on)
}

function wordsOf(name: string, bars: readonly Stretch[], renewals: readonly Day[]): Sentence {
  return [
    { strong: name },
    ': ',
    ...bars.flatMap(({ since, until }, at): Sentence => [
      ...(at > 0 ? [', then '] : []),
      { day: since },
      ...(until ? [' to ', { day: until }] : [', no end']),
    ]),
    ...(renewals.length > 0
      ? [', renewed on ', ...renewals.flatMap((day, at): Sentence => [...(at > 0 ? [', '] : []), { day }])]
      : []),
    '.',
  ]
}

function yearOf(day: Day): number {
  return Number(day.slice(0, 4))
}

function round(percent: number): number {
  return Math.round(percent * 100) / 100
}
