import type { DeedName } from '../../core/deeds.ts'
import type { LogLine } from '../../data/office/log.ts'
import { deedWords } from '../../wording/deeds.ts'

export { deedWords }

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
