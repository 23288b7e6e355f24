import { type FullBadge as Drawing, pipRow } from '../art/badge-geometry.ts'
import { fullBadgeOf } from '../art/badge-shapes.ts'
import type { LevelLook } from '../core/level-look.ts'
import { colourOf } from './badge.tsx'
import { drawnOnce } from './drawn-once.ts'

interface FullBadgeProps extends LevelLook {
  /** What is over, or not held: its outline alone. */
  readonly isOpen: boolean
  readonly text: string | undefined
}

/** The large form, beside a verdict. It says nothing that the words do not. */
export function FullBadge({ rank, shape, colour, isOpen, text }: FullBadgeProps) {
  const drawing = fullBadgeOf({ rank, shape })
  return (
    <svg
      class={isOpen ? 'full-badge open' : 'full-badge'}
      color={colourOf(colour)}
      viewBox="0 0 512 512"
      aria-hidden="true"
    >
      {isOpen ? openLines(drawing) : fullLines(drawing)}
      {text && (
        <text x="256" y="272" text-anchor="middle" class={`length-${Math.min(6, text.length)}`}>
          {text}
        </text>
      )}
      <path d={pipRow(rank, 256, 322, { apart: 18, radius: 5 })} />
    </svg>
  )
}

const fullLines = drawnOnce(({ squares, lines, discRadius }: Drawing) => (
  <g fill="none" stroke="currentColor">
    <path d={lines} stroke-width=".8" />
    <path d={squares} stroke-width="3" />
    <circle cx="256" cy="256" r={discRadius} stroke-width="2.2" />
    <circle cx="256" cy="256" r={discRadius - 7} stroke-width=".8" />
  </g>
))

const openLines = drawnOnce(({ squares }: Drawing) => (
  <path d={squares} fill="none" stroke="currentColor" stroke-width="2" stroke-dasharray="1 6" stroke-linecap="round" />
))

/** Stands where there is nothing to show. */
export function NoBadge() {
  return (
    <svg class="full-badge open" viewBox="0 0 512 512" aria-hidden="true">
      <g fill="none" stroke="currentColor" stroke-width="2">
        <circle cx="256" cy="256" r="244" stroke-dasharray="1 6" stroke-linecap="round" />
        <circle cx="256" cy="256" r="137" />
      </g>
    </svg>
  )
}
