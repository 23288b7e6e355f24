import type { RebuildProgress } from '../../core/rebuild-progress.ts'
import { figureOf, formatDay, formatNumber } from '../words.ts'

/** How far the records are, as Today and the page of the rules say it. */
export function sentenceOf({ changedAt, records, upToDate, state, minutesLeft }: RebuildProgress): string {
  const left = minutesLeft === undefined ? '' : ` About ${figureOf(minutesLeft, 'minute')} to go.`
  const all = state === 'up to date' ? 'All' : `${formatNumber(upToDate)} of`
  const verb = upToDate === 1 && state !== 'up to date' ? 'is' : 'are'
  const are = `${all} ${formatNumber(records)} records ${verb} up to date.`
  return `Rules changed on ${formatDay(changedAt.slice(0, 10))}. ${are}${state === 'running' ? left : ''}`
}
