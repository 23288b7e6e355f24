import type { Day } from '../../core/calendar.ts'
import { levelNamesOn, levelOn } from '../../core/certification-on.ts'
import { anyCertification } from '../../core/figures/moves.ts'
import {
  endingWithin,
  happenedByMonth,
  holdersByMonth,
  holdersOn,
  type StoredMoves,
} from '../../core/figures/report.ts'
import { lookOf } from '../../core/level-look.ts'
import type { Program } from '../../program/program.ts'
import { formatDay, formatNumber } from '../../ui/words.ts'
import { shortNameOn } from '../../wording/names.ts'
import { changeWords, type Figure } from './figure.ts'

interface Shown {
  readonly program: Program
  readonly moves: StoredMoves
  readonly on: Day
  readonly today: Day
}

/** What the page says first. */
export function ledeOf({ moves, on, today }: Shown): string {
  const [first, last] = [holdersByMonth(moves, on)[0]!.holders, holdersOn(moves, on)]
  const [before, now] = [allOf(first), allOf(last)]
  const people = last.get(anyCertification) ?? 0
  const verb = on < today ? 'held' : 'hold'
  const percent = Math.round((now / Math.max(1, before) - 1) * 100)
  const than = before > 0 ? `, ${Math.abs(percent)}% ${percent < 0 ? 'fewer' : 'more'} than a year before` : ''
  return `${formatNumber(people)} people ${verb} ${formatNumber(now)} certifications on ${formatDay(on)}${than}.`
}

/** How many hold certifications, and what changes that. */
export function holderFigures(shown: Shown): Figure[] {
  return [byLevel(shown), happened(shown), ending(shown)]
}

function byLevel({ program, moves, on }: Shown): Figure {
  const months = holdersByMonth(moves, on)
  const levels = program.levels.map(({ code }) => ({
    name: levelNamesOn(program.levels, code, on).name,
    colour: lookOf(program, code).colour,
    values: months.map(({ holders }) => sumOfLevel(program, holders, code, on)),
  }))
  const shown = levels.filter(({ values }) => values.some((value) => value > 0))
  const all = months.map(({ holders }) => allOf(holders))
  const people = months.map(({ holders }) => holders.get(anyCertification) ?? 0)
  const row = (name: string, values: readonly number[]) =>
    [name, values[0]!, values[6]!, values[12]!, changeWords(values[0]!, values[12]!)] as const
  const labels = months.map(({ month }) => month)
  return {
    id: 'holders',
    title: 'Holders by level',
    note: `12 months to ${formatDay(on)}`,
    head: ['Level', monthWords(labels[0]!), monthWords(labels[6]!), formatDay(on), 'Change'],
    rows: [...shown.map(({ name, values }) => row(name, values)), row('People with any', people), row('All', all)],
    hasSum: true,
    all: {
      head: ['level', ...labels],
      rows: [...shown.map(({ name, values }) => [name, ...values]), ['people with any', ...people], ['all', ...all]],
    },
    picture: { kind: 'lines', labels: labels.map(monthLabel), lines: shown },
  }
}

function happened({ moves, on }: Shown): Figure {
  const months = happenedByMonth(moves, on).slice(1)
  const last = months.slice(-4)
  const row = (name: string, valueOf: (month: (typeof months)[number]) => number) => {
    const sum = months.reduce((so, month) => so + valueOf(month), 0)
    return [name, ...last.map(valueOf), sum] as const
  }
  const [net, ...nets] = row('Net', ({ earned, lapsed }) => earned - lapsed)
  return {
    id: 'changes',
    title: 'Earned, renewed, lapsed',
    note: 'Per month',
    head: ['', ...last.map(({ month }) => monthWords(month)), '12 months'],
    rows: [
      row('Earned', ({ earned }) => earned),
      row('Renewed', ({ renewed }) => renewed),
      row('Lapsed', ({ lapsed }) => lapsed),
      [net, ...nets.map(signed)],
    ],
    hasSum: true,
    all: {
      head: ['month', 'earned', 'renewed', 'lapsed'],
      rows: months.map(({ month, earned, renewed, lapsed }) => [month, earned, renewed, lapsed]),
    },
    legend: [
      { look: 'ink', words: 'earned' },
      { look: 'accent', words: 'renewed' },
      { look: 'outline', words: 'lapsed, below the line' },
    ],
    picture: {
      kind: 'columns',
      columns: months.map(({ month, earned, renewed, lapsed }) => ({
        label: monthLabel(month),
        up: [renewed, earned],
        down: lapsed,
      })),
    },
  }
}

function ending({ moves, today }: Shown): Figure {
  const found = endingWithin(moves, today)
  return {
    id: 'ending',
    title: 'Expiring',
    note: 'From today, unless renewed',
    head: ['Within', 'Certifications'],
    rows: found.map(({ days, ending: count }) => [`${days} days`, count]),
    picture: {
      kind: 'bars',
      bars: found.map(({ days, ending: count }) => ({ label: `In ${days} days`, value: count })),
    },
  }
}

/** How many hold each certification. */
export function certificationFigure({ program, moves, on }: Shown): Figure {
  const [first, last] = [holdersByMonth(moves, on)[0]!, holdersOn(moves, on)]
  const codes = [...new Set([...first.holders.keys(), ...last.keys()])].filter((code) => code !== anyCertification)
  const found = codes
    .map((code) => ({ code, before: first.holders.get(code) ?? 0, now: last.get(code) ?? 0 }))
    .filter(({ before, now }) => before > 0 || now > 0)
    .sort((one, other) => other.now - one.now || (one.code < other.code ? -1 : 1))
  return {
    id: 'certifications',
    title: 'Holders by certification',
    note: `On ${formatDay(on)}`,
    head: ['Certification', monthWords(first.month), formatDay(on), 'Change'],
    rows: found.map(({ code, before, now }) => [shortNameOn(program, code, on), before, now, changeWords(before, now)]),
    all: {
      head: ['certification', 'code', first.month, on],
      rows: found.map(({ code, before, now }) => [shortNameOn(program, code, on), code, before, now]),
    },
  }
}

function sumOfLevel(program: Program, holders: ReadonlyMap<string, number>, level: string, on: Day): number {
  return program.certifications
    .filter((one) => levelOn(one, on) === level)
    .reduce((sum, { code }) => sum + (holders.get(code) ?? 0), 0)
}

function allOf(holders: ReadonlyMap<string, number>): number {
  return [...holders].reduce((sum, [code, count]) => (code === anyCertification ? sum : sum + count), 0)
}

/** `+12`, `−3`, `0`. */
function signed(count: number): string {
  return `${count > 0 ? '+' : count < 0 ? '−' : ''}${formatNumber(Math.abs(count))}`
}

/** `2026-11` as `2026-Nov`. */
function monthWords(month: string): string {
  return formatDay(`${month}-01`).slice(0, 8)
}

/** `2026-11` as `Nov`. */
function monthLabel(month: string): string {
  return monthWords(month).slice(5)
}
