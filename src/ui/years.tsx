import type { Day } from '../core/calendar.ts'
import type { LevelLook } from '../core/level-look.ts'
import { Badge, colourOf } from './badge.tsx'
import { Say, type Sentence } from './sentence.tsx'
import { Time } from './time.tsx'
import { formatDay } from './words.ts'

/** Places are percents of the width from the first year to the last. */
export interface YearsProps {
  readonly from: number
  /** The year after the last. */
  readonly to: number
  readonly today: { readonly day: Day; readonly at: number }
  readonly next: { readonly day: Day; readonly at: number; readonly isNear: boolean } | undefined
  readonly rows: readonly YearsRow[]
  readonly exams: readonly { readonly at: number; readonly isPassed: boolean }[]
  readonly examWords: readonly Sentence[]
}

export interface YearsRow {
  readonly name: string
  readonly badge: LevelLook & { readonly open: boolean }
  readonly until: Day | null
  readonly isOver: boolean
  /** Its last day has passed: what is suspended may still run. */
  readonly hasEnded: boolean
  /** It expires within 90 days. */
  readonly isNear: boolean
  /** What is held, and how far it still runs. */
  readonly bars: readonly { readonly from: number; readonly to: number; readonly runsTo: number | undefined }[]
  readonly renewals: readonly number[]
  readonly words: Sentence
}

/** A career as bars over years, for the eye; the list under it says the same. */
export function Years(years: YearsProps) {
  return (
    <>
      <div class="years" aria-hidden="true">
        <Axis {...years} />
        {years.rows.map((row, at) => (
          <Row row={row} years={years} hatch={`hatch-${at}`} />
        ))}
        <div class="years-row">
          <p class="years-name">
            <span>Exams</span>
          </p>
          <svg width="100%" height="44">
            <Grid {...years} />
            {years.exams.map(({ at, isPassed }) => (
              <circle class={isPassed ? 'passed' : 'not-passed'} cx={`${at}%`} cy="22" r={isPassed ? 5 : 4} />
            ))}
          </svg>
        </div>
        <p class="years-key">
          <span class="held">held</span> <span class="to-run">still to run</span> <span class="renewed">renewed</span>{' '}
          <span class="passed">exam passed</span> <span class="not-passed">exam not passed</span>
        </p>
      </div>
      <details class="years-list">
        <summary>The same as a list</summary>
        <ul>
          {[...years.rows.map((row) => row.words), ...years.examWords].map((words) => (
            <li>
              <Say words={words} />
            </li>
          ))}
        </ul>
      </details>
    </>
  )
}

/** `hatch` names the hatching in the colour of the row. */
function Row({ row, years, hatch }: { row: YearsRow; years: YearsProps; hatch: string }) {
  return (
    <div class="years-row">
      <p class="years-name">
        <Badge {...row.badge} />
        <span>{row.name}</span>
        {row.until && (
          <span class={row.isNear ? 'years-end soon' : 'years-end'}>
            {row.isOver && row.hasEnded ? 'ended ' : 'until '}
            <Time day={row.until} />
          </span>
        )}
      </p>
      <svg color={colourOf(row.badge.colour)} width="100%" height="44">
        {row.bars.some(({ runsTo }) => runsTo !== undefined) && (
          <pattern id={hatch} width="5" height="5" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
            <path class="hatch" d="M1 0v5" />
          </pattern>
        )}
        <Grid {...years} />
        {row.bars.map(({ from, to, runsTo }) => (
          <>
            <rect class="bar-held" x={`${from}%`} y="18" width={`${Math.max(0.3, round(to - from))}%`} height="9" />
            {runsTo !== undefined && (
              <rect
                class="bar-to-run"
                fill={`url(#${hatch})`}
                x={`${to}%`}
                y="18.5"
                width={`${Math.max(0.1, round(runsTo - to))}%`}
                height="8"
              />
            )}
            <line class="cap" x1={`${runsTo ?? to}%`} x2={`${runsTo ?? to}%`} y1="14" y2="31" />
          </>
        ))}
        {row.renewals.map((at) => (
          <>
            <line class="gap" x1={`${at}%`} x2={`${at}%`} y1="18" y2="27" />
            <line class="renewal" x1={`${at}%`} x2={`${at}%`} y1="15" y2="30" />
          </>
        ))}
      </svg>
    </div>
  )
}

/** The years along the top, as many figures as there is room for; on a narrow page every fifth alone. */
function Axis({ from, to, today, next }: YearsProps) {
  const years = Array.from({ length: to - from }, (_, at) => from + at)
  const step = years.length <= 16 ? 1 : years.length <= 30 ? 2 : 5
  return (
    <div class="years-row years-axis">
      <p class="years-name" />
      <svg width="100%" height="48">
        <text class="today" x={`${today.at}%`} y="14" text-anchor={today.at > 50 ? 'end' : 'start'}>
          Today <tspan class="wide">{formatDay(today.day)}</tspan>
        </text>
        {next && today.at > 50 && next.at <= 88 && (
          <text class={next.isNear ? 'soon wide' : 'wide'} x={`${next.at}%`} y="14" dx="-1">
            {formatDay(next.day)}
          </text>
        )}
        {years
          .filter((year) => year % 5 === 0 || year % step === 0)
          .map((year) => (
            <Figure year={year} at={placeOf(year, from, to)} />
          ))}
        <line class="now" x1={`${today.at}%`} x2={`${today.at}%`} y1="20" y2="48" />
      </svg>
    </div>
  )
}

/** On a narrow page every fifth stands, where there is room to the right of it. */
function Figure({ year, at }: { year: number; at: number }) {
  const wide = year % 5 === 0 && at < 88 ? '' : ' wide'
  return (
    <>
      <line class={`tick${wide}`} x1={`${at}%`} x2={`${at}%`} y1="28" y2="48" />
      <text class={`year${wide}`} x={`${at}%`} y="42" dx="5">
        {year}
      </text>
    </>
  )
}

function Grid({ from, to, today }: YearsProps) {
  const years = Array.from({ length: to - from }, (_, at) => from + at)
  return (
    <>
      {years.map((year) => (
        <line class="tick" x1={`${placeOf(year, from, to)}%`} x2={`${placeOf(year, from, to)}%`} y1="0" y2="44" />
      ))}
      <line class="now" x1={`${today.at}%`} x2={`${today.at}%`} y1="0" y2="44" />
    </>
  )
}

function placeOf(year: number, from: number, to: number): number {
  return round(((year - from) / (to - from)) * 100)
}

function round(percent: number): number {
  return Math.round(percent * 100) / 100
}
