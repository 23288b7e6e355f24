import { star } from '../art/badge-geometry.ts'
import { circle, square } from '../art/shapes.ts'

const drawing = star(2, 12, 11.8) + circle(12, 12, 5) + square(12, 3.2, 0)

/** The site's own mark: two squares turned to a star, with an eye. */
export function Mark() {
  return (
    <svg class="mark" viewBox="0 0 24 24" width="24" height="24" aria-hidden="true">
      <path d={drawing} fill-rule="evenodd" />
    </svg>
  )
}
