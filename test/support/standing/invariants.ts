import { type Day, laterEnd } from '../../../src/core/calendar.ts'
import type { CertificationStanding, HistoryLine, Standing } from '../../../src/core/standing/standing.ts'

/** What must not be between the standings of a day and of a later one, each as a sentence; a sound engine leaves none. */
export function breaksBetween(earlier: Standing, later: Standing): string[] {
  return earlier.certifications
    .filter((one) => one.history.length > 0)
    .flatMap((one) => {
      const after = later.certifications.find((other) => other.code === one.code) ?? heir(one.code, later, earlier.on)
      if (!after) return [`${one.code} is gone on ${later.on}`]
      const isMerged = linesAfter(after, earlier.on).some((line) => line.event === 'renamed')
      const breaks = isMerged ? mergeBreaks(one, after) : historyBreaks(one, after, earlier.on)
      return [...breaks, ...expiryBreaks(one, after, earlier.on)]
    })
}

function historyBreaks(before: CertificationStanding, after: CertificationStanding, on: Day): string[] {
  const breaks = []
  const [short, long] = [before, after].map(linesOf)
  if (short!.some((line, at) => line !== long![at]))
    breaks.push(`${before.code}: its history up to ${on} changes later`)
  if (linesAfter(after, on).length !== long!.length - short!.length)
    breaks.push(`${before.code}: a line up to ${on} turns up later`)
  if (before.firstEarnedOn !== after.firstEarnedOn) breaks.push(`${before.code}: its first day changes after ${on}`)
  return breaks
}

/** A migration brings two histories together: none of either is lost, and the earlier first day is kept. */
function mergeBreaks(before: CertificationStanding, after: CertificationStanding): string[] {
  const [short, long] = [before, after].map(linesOf)
  const breaks = short!.filter((line) => !long!.includes(line)).map((line) => `${before.code}: ${line} is lost`)
  if (after.firstEarnedOn! > before.firstEarnedOn!) breaks.push(`${before.code}: its first day is lost`)
  const days = after.history.map((line) => line.on)
  if (days.join() !== days.toSorted().join()) breaks.push(`${after.code}: its history is out of order`)
  return breaks
}

function expiryBreaks(before: CertificationStanding, after: CertificationStanding, on: Day): string[] {
  const mayMoveBack = ['earned', 'granted', 'revoked']
  if (linesAfter(after, on).some((line) => mayMoveBack.includes(line.event))) return []
  // What was revoked under the new name stays as it was.
  if (after.status === 'revoked' && before.status !== 'revoked') return []
  if (laterEnd(before.expiresOn, after.expiresOn) === after.expiresOn) return []
  return [`${before.code}: after ${on} its end moves from ${before.expiresOn} back to ${after.expiresOn}`]
}

/** What a certification has become. */
function heir(code: string, later: Standing, on: Day): CertificationStanding | undefined {
  return later.certifications.find((one) =>
    linesAfter(one, on).some(
      (line) => line.event === 'renamed' && line.by.some((fact) => 'migration' in fact && fact.migration === code),
    ),
  )
}

function linesOf(one: CertificationStanding): string[] {
  return one.history.map((line) => JSON.stringify(line))
}

function linesAfter(one: CertificationStanding, on: Day): readonly HistoryLine[] {
  return one.history.filter((line) => line.on > on)
}
