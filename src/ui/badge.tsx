import type { LineBadge, SmallBadge } from '../art/badge-geometry.ts'
import { lineBadgeOf, smallBadgeOf } from '../art/badge-shapes.ts'
import type { Colour, LevelLook } from '../core/level-look.ts'
import { drawnOnce } from './drawn-once.ts'

/** The small form, at 32 beside a name; `open` is what is in progress or over. It says nothing a name does not. */
export function Badge({ rank, shape, colour, open }: LevelLook & { open: boolean }) {
  const drawing = smallBadgeOf({ rank, shape })
  return (
    <svg class="badge" color={colourOf(colour)} viewBox="0 0 32 32" width="32" height="32" aria-hidden="true">
      {open ? openForm(drawing) : filledForm(drawing)}
    </svg>
  )
}

const openForm = drawnOnce((drawing: SmallBadge) => (
  <>
    <path d={drawing.outline} fill="none" stroke="currentColor" stroke-width="1.2" />
    <path d={drawing.pips} />
  </>
))

const filledForm = drawnOnce((drawing: SmallBadge) => <path d={drawing.filled} fill-rule="evenodd" />)

/** The form with lines, for a heading; `text` stands in its disc if it is short enough. */
export function LargeBadge({ rank, shape, colour, text }: LevelLook & { text: string | undefined }) {
  const drawing = lineBadgeOf({ rank, shape })
  return (
    <svg
      class="badge large-badge"
      color={colourOf(colour)}
      viewBox="0 0 96 96"
      width="96"
      height="96"
      aria-hidden="true"
    >
      {lineForm(drawing)}
      {text && (
        <text class={`badge-text length-${text.length}`} x="48" y="52.5" text-anchor="middle">
          {text}
        </text>
      )}
      <path d={text ? drawing.pips : drawing.die} />
    </svg>
  )
}

const lineForm = drawnOnce((drawing: LineBadge) => (
  <>
    <path d={drawing.squares} fill="none" stroke="currentColor" stroke-width="1.25" />
    <path d={drawing.lines} fill="none" stroke="currentColor" stroke-width=".4" />
    <circle class="disc" cx="48" cy="48" r={drawing.discRadius} stroke="currentColor" stroke-width=".9" />
  </>
))

/** As an attribute of a drawing, which style sheets may override: what is over and what is printed has another. */
export function colourOf(colour: Colour | undefined): string {
  return colour ? `light-dark(${colour.light},${colour.dark})` : 'var(--ink)'
}
