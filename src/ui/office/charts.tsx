import type { Colour } from '../../core/level-look.ts'
import { colourOf } from '../badge.tsx'
import { formatNumber } from '../words.ts'
import { axisWords, guidesFor, spread } from './chart-scale.ts'

const [width, height, left, right, foot] = [560, 190, 48, 116, 24]

interface LinesProps {
  readonly labels: readonly string[]
  readonly lines: readonly {
    readonly name: string
    readonly colour: Colour | undefined
    readonly values: readonly number[]
  }[]
}

/** Lines over months, each with its name at its end. The table beside it says the same: nothing here is read aloud. */
export function LineChart({ labels, lines }: LinesProps) {
  const { top, guides } = guidesFor(Math.max(0, ...lines.flatMap(({ values }) => values)))
  const [x, y] = [
    (at: number) => left + (at * (width - left - right)) / Math.max(1, labels.length - 1),
    (value: number) => 12 + (1 - value / top) * (height - foot - 12),
  ]
  const names = spread(
    lines.map(({ values }) => y(values.at(-1) ?? 0)),
    { apart: 20, lowest: y(0) },
  )
  return (
    <svg class="chart" viewBox={`0 0 ${width} ${height}`} aria-hidden="true">
      <Guides guides={guides} y={y} until={width - right} />
      {lines.map(({ name, colour, values }, at) => (
        <g color={colourOf(colour)}>
          <polyline class="chart-line" points={values.map((value, nth) => `${x(nth)},${y(value)}`).join(' ')} />
          <circle cx={x(values.length - 1)} cy={y(values.at(-1) ?? 0)} r="3.5" fill="currentColor" />
          <text class="chart-name" x={width - right + 12} y={names[at]! + 4}>
            {name}
          </text>
        </g>
      ))}
      {labels.map((label, at) => (
        <text class={at % 2 ? 'chart-odd' : undefined} x={x(at)} y={height - 6} text-anchor="middle">
          {label}
        </text>
      ))}
    </svg>
  )
}

interface ColumnsProps {
  readonly columns: readonly { readonly label: string; readonly up: readonly number[]; readonly down?: number }[]
}

/** Columns over months or weeks; what is lost hangs below the line as an outline. */
export function ColumnChart({ columns }: ColumnsProps) {
  const greatest = Math.max(0, ...columns.map(({ up }) => up.reduce((sum, one) => sum + one, 0)))
  const lowest = Math.max(0, ...columns.map(({ down = 0 }) => down))
  const { top, guides } = guidesFor(Math.max(greatest, lowest / 2))
  const perUnit = (height - foot - 12) / (top + lowest)
  const base = 12 + top * perUnit
  const y = (value: number) => base - value * perUnit
  const each = (width - left) / Math.max(1, columns.length)
  return (
    <svg class="chart" viewBox={`0 0 ${width} ${height}`} aria-hidden="true">
      <Guides guides={guides} y={y} until={width} />
      {columns.map(({ label, up, down = 0 }, at) => {
        const x = left + at * each + each * 0.14
        const under = (nth: number) => up.slice(0, nth).reduce((sum, one) => sum + one, 0)
        return (
          <g>
            {up.map((value, nth) => (
              <rect
                class={nth === 0 ? 'chart-accent' : 'chart-ink'}
                x={x}
                y={y(under(nth) + value)}
                width={each * 0.72}
                height={value * perUnit}
              />
            ))}
            {down > 0 && <rect class="chart-outline" x={x} y={base} width={each * 0.72} height={down * perUnit} />}
            <text class={at % 2 ? 'chart-odd' : undefined} x={x + each * 0.36} y={height - 6} text-anchor="middle">
              {label}
            </text>
          </g>
        )
      })}
      <line class="chart-axis" x1={left} x2={width} y1={base} y2={base} />
    </svg>
  )
}

const [rowHeight, barFrom] = [26, 150]

/** Bars beside one another, with their numbers. */
export function BarChart({ bars }: { bars: readonly { readonly label: string; readonly value: number }[] }) {
  const greatest = Math.max(1, ...bars.map(({ value }) => value))
  const long = (value: number) => (value / greatest) * (width - barFrom - 70)
  return (
    <svg class="chart" viewBox={`0 0 ${width} ${bars.length * rowHeight + 4}`} aria-hidden="true">
      {bars.map(({ label, value }, at) => (
        <g>
          <text class="chart-name" x="0" y={at * rowHeight + 18}>
            {label}
          </text>
          <rect class="chart-accent" x={barFrom} y={at * rowHeight + 8} width={long(value)} height="11" />
          <text x={barFrom + long(value) + 8} y={at * rowHeight + 18}>
            {formatNumber(value)}
          </text>
        </g>
      ))}
      <line class="chart-axis" x1={barFrom} x2={barFrom} y1="0" y2={bars.length * rowHeight + 4} />
    </svg>
  )
}

/** Parts of a whole, as bars that would be full at 100%. */
export function RateChart({ rates }: { rates: readonly { readonly label: string; readonly percent: number }[] }) {
  const full = width - barFrom - 60
  return (
    <svg class="chart" viewBox={`0 0 ${width} ${Math.max(1, rates.length) * rowHeight + 4}`} aria-hidden="true">
      {rates.map(({ label, percent }, at) => (
        <g>
          <text class="chart-name" x="0" y={at * rowHeight + 18}>
            {label}
          </text>
          <rect class="chart-outline" x={barFrom + 0.5} y={at * rowHeight + 8.5} width={full} height="10" />
          <rect class="chart-accent" x={barFrom} y={at * rowHeight + 8} width={(full * percent) / 100} height="11" />
          <text x={barFrom + full + 10} y={at * rowHeight + 18}>
            {percent}%
          </text>
        </g>
      ))}
    </svg>
  )
}

function Guides({ guides, y, until }: { guides: readonly number[]; y: (value: number) => number; until: number }) {
  return (
    <>
      {guides.map((guide) => (
        <>
          <line class="chart-guide" x1={left} x2={until} y1={y(guide)} y2={y(guide)} />
          <text x={left - 8} y={y(guide) + 4} text-anchor="end">
            {axisWords(guide)}
          </text>
        </>
      ))}
      <line class="chart-axis" x1={left} x2={until} y1={y(0)} y2={y(0)} />
      <text x={left - 8} y={y(0) + 4} text-anchor="end">
        0
      </text>
    </>
  )
}
