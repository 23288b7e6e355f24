import { figureOf } from '../words.ts'

/** How long something has waited, in the largest unit. */
export function waited(since: string, now: Date): { readonly words: string; readonly isLong: boolean } {
  const minutes = Math.max(0, Math.floor((now.getTime() - Date.parse(since)) / 60_000))
  const [hours, days] = [Math.floor(minutes / 60), Math.floor(minutes / 1440)]
  const words =
    days > 0
      ? figureOf(days, 'day')
      : hours > 0
        ? figureOf(hours, 'hour')
        : minutes > 0
          ? figureOf(minutes, 'minute')
          : 'under a minute'
  return { words, isLong: days >= 4 }
}
