import { daysBetween } from '../../core/calendar.ts'
import type { Standing } from '../../core/standing/standing.ts'
import type { Sentence } from '../../ui/sentence.tsx'
import { countOf, figureOf } from '../../ui/words.ts'

/** How many are held, and the next day on which one of them ends. */
export function ledeOf({ certifications, on }: Standing): Sentence {
  const active = certifications.filter((one) => one.status === 'active')
  const [next] = active.flatMap((one) => one.expiresOn ?? []).sort()
  const held = `You hold ${countOf(active.length, 'certification')}.`
  if (!next) return [held]
  const days = daysBetween(on, next)
  return [held, ' The next date is ', { day: next }, days === 0 ? ', today.' : `, in ${figureOf(days, 'day')}.`]
}
