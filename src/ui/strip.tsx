import type { Day } from '../core/calendar.ts'
import { Time } from './time.tsx'

/** Says that a page shows another day than today, and leads back. */
export function Strip({ day, words, back }: { day: Day; words: string; back: string }) {
  return (
    <aside class="strip" aria-label="As of another day">
      <p class="wrap">
        <span>
          <strong>
            As of <Time day={day} />.
          </strong>{' '}
          {words}
        </span>
        <a href={back}>Back to today</a>
      </p>
    </aside>
  )
}
