import type { DeedName } from '../../core/deeds.ts'
import type { LogLine } from '../../data/office/log.ts'

/** What was done, as a sentence without who and whom. */
export const deedWords: Readonly<Record<DeedName, string>> = {
  'import.received': 'Sent a file',
  'import.go-live': 'Took a file in',
  'import.taken-back': 'Took a file back',
  'import.discarded': 'Discarded a preview',
  'fact.granted': 'Granted a certification',
  'fact.extended': 'Extended a certification',
  'fact.revoked': 'Revoked a certification',
  'fact.suspended': 'Suspended a certification',
  'fact.lifted': 'Lifted a suspension',
  'fact.withdrawn': 'Withdrew a fact',
  'fact.attached': 'Moved a fact to another person',
  'fact.corrected': 'Corrected a person’s data',
  'fact.banned': 'Banned a person',
  'fact.ban-lifted': 'Lifted a ban',
  'fact.ended': 'Undid a change by staff',
  'fact.kept': 'Kept a change by staff against a file',
  'import.settled': 'Marked a file as done',
  'held-rows.answered': 'Decided about held rows',
  'badges.revoked': 'Revoked badges for good',
  'emails.released': 'Released held emails',
  'emails.discarded': 'Discarded held emails',
  'token.made': 'Made a token',
  'token.revoked': 'Revoked a token',
  'rebuild.run': 'Rebuilt the records',
  'case.answered': 'Answered a case',
  'case.assigned': 'Assigned a case',
  'case.noted': 'Added a note to a case',
  'case.closed': 'Closed a case',
  'case.reopened': 'Reopened a case',
  'colleague.added': 'Added a colleague',
  'colleague.role-given': 'Gave a colleague roles',
  'colleague.role-ended': 'Took roles from a colleague',
  'colleague.ended': 'Ended a colleague',
}

const reasonWords: Readonly<Record<string, string>> = {
  history: 'about the past',
  'taken-in': 'taken in',
  'left-out': 'left out',
}

export interface LineView {
  readonly id: number
  readonly at: string
  readonly who: string
  readonly actorKind: LogLine['actorKind']
  readonly actorId: string
  readonly what: DeedName
  readonly words: string
  readonly object: string | null
  readonly objectKind: LogLine['objectKind']
  readonly candidateId: string | null
  readonly count: number | null
  readonly reason: string | null
  readonly details: readonly (readonly [name: string, value: string])[] | 'erased'
  readonly isSealed: boolean
}

export function lineView(line: LogLine): LineView {
  const { id, at, actorKind, actorId, actor, what, objectKind, objectId, candidateId, count, reason } = line
  return {
    id,
    at,
    who: actor ?? (actorKind === 'site' ? siteWords(actorId) : actorId),
    actorKind,
    actorId,
    what,
    words: deedWords[what] ?? what,
    object: objectId,
    objectKind,
    candidateId,
    count,
    reason: reason && (reasonWords[reason] ?? reason),
    details: line.isErased === 1 ? 'erased' : detailsOf(line.details),
    isSealed: line.isSealed === 1,
  }
}

function siteWords(id: string): string {
  return { command: 'A command', bucket: 'The bucket', schedule: 'The site' }[id] ?? id
}

function detailsOf(text: string | null): readonly (readonly [string, string])[] {
  if (text === null) return []
  const told = JSON.parse(text) as Record<string, unknown>
  return Object.entries(told).map(([name, value]) => [name, Array.isArray(value) ? value.join(', ') : String(value)])
}
