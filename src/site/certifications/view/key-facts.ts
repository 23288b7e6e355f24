import { type Day, daysBetween, nearDays } from '../../../core/calendar.ts'
import type { CertificationStanding, HistoryEvent, HistoryLine, Status } from '../../../core/standing/standing.ts'
import { distanceBetween } from '../../../ui/words.ts'
import type { Scene } from './causes.ts'
import { causeLineOf } from './history.ts'
import { stillNeeded } from '../../../wording/rule-words.ts'

export interface KeyFact {
  readonly label: string
  readonly value: string | { readonly day: Day }
  readonly note: string
  readonly soon: boolean
}

const statusWords: Record<Status, string> = {
  active: 'Active',
  suspended: 'Suspended',
  expired: 'Expired',
  revoked: 'Revoked',
  'in-progress': 'In progress',
}

/** Is an end near, on a day on which it has not passed? */
export function isSoon(standing: CertificationStanding, on: Day): boolean {
  const { status, expiresOn } = standing
  if (expiresOn === null || (status !== 'active' && status !== 'suspended')) return false
  return expiresOn >= on && daysBetween(on, expiresOn) <= nearDays
}

/** The strip under the heading: status, first day, active day, end. */
export function keyFactsOf(scene: Scene, standing: CertificationStanding): KeyFact[] {
  const { status, firstEarnedOn, activeOn, history } = standing
  const shown = { label: 'Status', value: statusWords[status], note: whenOf(scene), soon: false }
  if (!firstEarnedOn || !activeOn) return [shown, ...neededOf(scene, standing)]
  const opening = lineOf(history, firstEarnedOn, ['earned', 'granted'])
  const latest = lineOf(history, activeOn, ['earned', 'granted', 'renewed', 'extended'])
  return [
    shown,
    { label: 'First earned', value: { day: firstEarnedOn }, note: causeLineOf(scene, opening), soon: false },
    {
      label: status === 'active' ? 'Active since' : 'Last active since',
      value: { day: activeOn },
      note: causeLineOf(scene, latest),
      soon: false,
    },
    endOf(scene, standing),
  ]
}

function endOf({ on, today }: Scene, standing: CertificationStanding): KeyFact {
  const { status, expiresOn, history } = standing
  const revoked = history.findLast((line) => line.event === 'revoked')
  if (status === 'revoked' && revoked) return { label: 'Revoked', value: { day: revoked.on }, note: '', soon: false }
  if (expiresOn === null) return { label: 'Expires', value: 'Never', note: '', soon: false }
  const left = daysBetween(on, expiresOn)
  const distance = left < 0 ? distanceBetween(expiresOn, on) : distanceBetween(on, expiresOn)
  const ahead = on === today ? `in ${distance}` : `${distance} later`
  const note = left === 0 ? 'the last day' : left > 0 ? ahead : `${distance} ago`
  return { label: left < 0 ? 'Expired' : 'Expires', value: { day: expiresOn }, note, soon: isSoon(standing, on) }
}

function neededOf({ program, on }: Scene, { progress }: CertificationStanding): KeyFact[] {
  if (!progress || progress.tree.met) return []
  return [{ label: 'Still needed', value: stillNeeded(program, progress.tree, on), note: '', soon: false }]
}

function lineOf(history: readonly HistoryLine[], on: Day, events: readonly HistoryEvent[]): HistoryLine | undefined {
  return history.findLast((line) => line.on === on && events.includes(line.event))
}

function whenOf({ on, today }: Scene): string {
  return on === today ? 'today' : 'on this day'
}
