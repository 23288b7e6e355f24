import { addMonths, type Day } from '../../core/calendar.ts'
import type { NightFigures, Taken } from '../../core/figures/night.ts'
import type { Program } from '../../program/program.ts'
import { formatDay } from '../../ui/words.ts'
import { type Figure, shareOf } from './figure.ts'

const ratesDrawn = 8

/** What was counted at night. */
export function nightFigures(program: Program, night: NightFigures, today: Day): Figure[] {
  return [passRates(program, night, today), kits(night), signIns(night)]
}

function passRates(program: Program, { exams }: NightFigures, today: Day): Figure {
  const [present, yearAgo] = [today.slice(0, 7), addMonths(today, -12).slice(0, 7)]
  const twoYearsAgo = addMonths(today, -24).slice(0, 7)
  const found = Object.entries(exams)
    .map(([code, months]) => ({
      name: `${code} ${program.exams.find((exam) => exam.code === code)?.title ?? ''}`.trim(),
      code,
      now: sumOf(months, yearAgo, present),
      before: sumOf(months, twoYearsAgo, yearAgo),
    }))
    .filter(({ now }) => now[0] > 0)
    .sort((one, other) => other.now[0] - one.now[0] || (one.code < other.code ? -1 : 1))
  const rate = ([taken, passed]: Taken) => (taken === 0 ? 'n/a' : `${shareOf(passed, taken)}%`)
  return {
    id: 'pass-rates',
    title: 'Pass rates',
    note: 'Last 12 months, all attempts',
    head: ['Exam', 'Taken', 'Passed', 'Rate', 'Year before'],
    rows: found.map(({ name, now, before }) => [name, now[0], now[1], rate(now), rate(before)]),
    all: {
      head: ['exam', 'month', 'taken', 'passed'],
      rows: Object.entries(exams).flatMap(([code, months]) =>
        Object.entries(months)
          .filter(([month]) => month > twoYearsAgo)
          .sort(([one], [other]) => (one < other ? -1 : 1))
          .map(([month, [taken, passed]]) => [code, month, taken, passed]),
      ),
    },
    picture: {
      kind: 'rates',
      rates: found.slice(0, ratesDrawn).map(({ code, now }) => ({ label: code, percent: shareOf(now[1], now[0]) })),
    },
  }
}

/** The months after one, up to another. */
function sumOf(months: Readonly<Record<string, Taken>>, after: string, until: string): Taken {
  return Object.entries(months)
    .filter(([month]) => month > after && month <= until)
    .reduce<Taken>(([taken, passed], [, one]) => [taken + one[0], passed + one[1]], [0, 0])
}

const kitStates = [
  ['ordered', 'Not paid yet'],
  ['queued', 'Waiting'],
  ['held', 'Held by staff'],
  ['sent', 'Sent'],
  ['complete', 'Delivered'],
  ['returned', 'Returned'],
  ['cancelled', 'Cancelled'],
] as const

function kits({ kits: counts }: NightFigures): Figure {
  const found = kitStates.map(([state, label]) => ({ label, value: counts[state] ?? 0 }))
  return {
    id: 'kits',
    title: 'Kits',
    note: 'By state',
    head: ['State', 'Kits'],
    rows: found.map(({ label, value }) => [label, value]),
    picture: { kind: 'bars', bars: found },
  }
}

function signIns({ signIns: weeks }: NightFigures): Figure {
  const found = Object.entries(weeks).sort(([one], [other]) => (one < other ? -1 : 1))
  const last = found.slice(-4)
  return {
    id: 'sign-ins',
    title: 'Sign-ins',
    note: 'Per week',
    head: ['Week from', ...last.map(([week]) => formatDay(week))],
    rows: [
      ['People signed in', ...last.map(([, { people }]) => people)],
      ['Sign-ins', ...last.map(([, { signIns: count }]) => count)],
      ['With a passkey', ...last.map(([, week]) => `${shareOf(week.withPasskey, week.signIns)}%`)],
      ['New logins', ...last.map(([, { newLogins }]) => newLogins)],
    ],
    all: {
      head: ['week from', 'people', 'sign-ins', 'with a passkey', 'new logins'],
      rows: found.map(([week, one]) => [week, one.people, one.signIns, one.withPasskey, one.newLogins]),
    },
    picture: {
      kind: 'columns',
      columns: found.map(([week, { people }]) => ({ label: week.slice(5), up: [0, people] })),
    },
  }
}
