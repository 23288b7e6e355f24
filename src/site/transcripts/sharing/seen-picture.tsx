import { Time } from '../../../ui/time.tsx'
import { countOf } from '../../../ui/words.ts'
import type { SeenDay } from './view.ts'

/** A bar for each day on which it was seen, over the line of days; and the same as a list. */
export function SeenPicture({ days }: { days: readonly SeenDay[] }) {
  const total = days.reduce((sum, { count }) => sum + count, 0)
  if (total === 0) return <p class="empty">Nobody has viewed it in the last {days.length} days.</p>
  const first = days[0]!.day
  const last = days.at(-1)!.day
  return (
    <>
      <p class="aside">
        Viewed {total === 1 ? 'once' : countOf(total, 'time')} in the last {days.length} days. We count each viewer once
        per half hour.
      </p>
      <svg
        class="seen-picture"
        role="img"
        aria-label={`Views per day, ${total} in all. The list below has the same days`}
      >
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
