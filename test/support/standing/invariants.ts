import { type Day, laterEnd } from '../../../src/core/calendar.ts'
import type { CertificationStanding, HistoryLine, Standing } from '../../../src/core/standing/standing.ts'

/** What must not be between the standings of a day and of a later one, each as a sentence; a sound engine leaves none. */
export function breaksBetween(earlier: Standing, later: Standing): string[] {
  return earlier.certifications
    .filter((one) => one.history.length > 0)
    .flatMap((one) => {
      const after = later.certifications.find((other) => other.code === one.code)
      if (!after) return isRenamed(one.code, later, earlier.on) ? [] : [`${one.code} is gone on ${later.on}`]
      return [...historyBreaks(one, after, earlier.on), ...expiryBreaks(one, after, earlier.on)]
    })
}

function historyBreaks(before: CertificationStanding, after: CertificationStanding, on: Day): string[] {
  // A merge by migration brings in the history of the other one.
  if (linesAfter(after, on).some((line) => line.event === 'renamed')) return []
  const breaks = []
  const [short, long] = [before, after].map((one) => one.history.map((line) => JSON.stringify(line)))
  if (short!.some((line, at) => line !== long![at]))
    breaks.push(`${before.code}: its history up to ${on} changes later`)
  if (linesAfter(after, on).length !== long!.length - short!.length)
    breaks.push(`${before.code}: a line up to ${on} turns up later`)
  if (before.firstEarnedOn !== after.firstEarnedOn) breaks.push(`${before.code}: its first day changes after ${on}`)
  return breaks
}

function expiryBreaks(before: CertificationStanding, after: CertificationStanding, on: Day): string[] {
  const mayMoveBack = ['earned', 'granted', 'revoked']
  if (linesAfter(after, on).some((line) => mayMoveBack.includes(line.event))) return []
  if (laterEnd(before.expiresOn, after.expiresOn) === after.expiresOn) return []
  return [`${before.code}: after ${on} its end moves from ${before.expiresOn} back to ${after.expiresOn}`]
}

function linesAfter(one: CertificationStanding, on: Day): readonly HistoryLine[] {
  return one.history.filter((line) => line.on > on)
}

function isRenamed(code: string, later: Standing, on: Day): boolean {
  return later.certifications.some((one) =>
    linesAfter(one, on).some(
      (line) => line.event === 'renamed' && line.by.some((fact) => 'migration' in fact && fact.migration === code),
    ),
  )
}
