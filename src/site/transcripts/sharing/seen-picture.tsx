import { Time } from '../../../ui/time.tsx'
import { countOf } from '../../../ui/words.ts'
import type { SeenDay } from './view.ts'

/** A bar for each day on which it was seen, over the line of days; and the same as a list. */
export function SeenPicture({ days }: { days: readonly SeenDay[] }) {
  const total = days.reduce((sum, { count }) => sum + count, 0)
  if (total === 0) return <p class="empty">Nobody has opened it in the last {days.length} days.</p>
  const first = days[0]!.day
  const last = days.at(-1)!.day
  return (
    <>
      <p class="aside">
        Opened {total === 1 ? 'once' : countOf(total, 'time')} in the last {days.length} days. A person counts once in
        half an hour.
      </p>
      <svg class="seen-picture" role="img" aria-label={`Openings a day, ${total} in all; the list below says when`}>
        {days.map(({ at, height }) => (
          <rect x={`${at}%`} y={`${100 - height}%`} width="2.4%" height={`${height}%`} />
        ))}
      </svg>
      <p class="seen-span">
        <Time day={first} />
        <Time day={last} />
      </p>
      <details class="opens same">
        <summary>The same as a list</summary>
        <ul>
          {days
            .filter(({ count }) => count > 0)
            .map(({ day, count }) => (
              <li>
                <Time day={day} />: {count}
              </li>
            ))}
        </ul>
      </details>
    </>
  )
}
