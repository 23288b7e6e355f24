import type { Day } from '../calendar.ts'
import { factOf } from '../feeds/fact-of.ts'
import { agree } from '../feeds/fold-versions.ts'
import type { CandidateRecord, KeptFact } from '../record.ts'
import type { Fact } from '../standing/facts.ts'
import type { HistoryEvent, HistoryLine } from '../standing/standing.ts'
import type { ChangeKind, Reason } from './event.ts'

/** The lines of a certification's history that tell of a change. */
const lines: Partial<Record<ChangeKind, readonly HistoryEvent[]>> = {
  earned: ['earned', 'granted'],
  renewed: ['renewed', 'extended', 'adjusted', 'granted'],
  suspended: ['suspended'],
  lifted: ['reinstated', 'renewed', 'adjusted', 'granted'],
  revoked: ['revoked'],
}

/** Why a change came about, by the history of the certification after it; nothing where that does not tell. */
export function reasonsIn(
  kind: ChangeKind,
  history: readonly HistoryLine[],
  record: CandidateRecord,
  on: Day,
): readonly Reason[] {
  const wanted = lines[kind]
  const line = wanted && history.findLast((one) => one.on <= on && wanted.includes(one.event))
  return line ? reasonsOf(line.by, record) : []
}

function reasonsOf(facts: readonly Fact[], record: CandidateRecord): Reason[] {
  const hundredths = facts.reduce((sum, fact) => sum + hundredthsOf(fact, record), 0)
  const others = facts.flatMap((fact): Reason[] => {
    if ('attempt' in fact) {
      const attempt = record.attempts.find(({ registrationNumber }) => registrationNumber === fact.attempt)
      return attempt ? [{ by: 'exam', exam: attempt.exam, on: attempt.takenOn }] : []
    }
    if ('certification' in fact) return [{ by: 'certification', certification: fact.certification }]
    if ('grant' in fact) return [{ by: 'grant' }]
    if ('adjustment' in fact) return [{ by: 'staff' }]
    if ('ban' in fact) return [{ by: 'program' }]
    if ('payment' in fact) return [{ by: 'payment' }]
    return 'transition' in fact ? [{ by: 'rules' }] : []
  })
  return hundredths > 0 ? [...others, { by: 'credits', hundredths }] : others
}

function hundredthsOf(fact: Fact, { credits }: CandidateRecord): number {
  if (!('credit' in fact)) return 0
  return credits.find((one) => one.externalId === fact.credit && one.source === fact.source)?.hundredths ?? 0
}

/** A fact that was known of a person, or is now, and has changed: what stood, and what stands now. */
export interface Corrected {
  readonly was: KeptFact | undefined
  readonly is: KeptFact | undefined
}

/** What becomes of some facts by versions that are new, and without those that count no more. */
export function correctedBy(versions: {
  readonly known: readonly KeptFact[]
  readonly fresh: readonly KeptFact[]
  readonly gone?: readonly KeptFact[]
}): Corrected[] {
  const { known, fresh, gone = [] } = versions
  const [before, isGone] = [Map.groupBy(known, keyOf), new Set(gone)]
  const added = Map.groupBy(fresh, keyOf)
  return [...new Set([...added.keys(), ...gone.map(keyOf)])].flatMap((key) => {
    const own = before.get(key) ?? []
    const was = factOf(own)
    const is = factOf([...own.filter((one) => !isGone.has(one)), ...(added.get(key) ?? [])])
    return (was && is && agree(was, is)) || (!was && !is) ? [] : [{ was, is }]
  })
}

function keyOf({ kind, key }: KeptFact): string {
  return `${kind}\n${key}`
}

/** The corrections that may have taken something from a person, as reasons. */
export function correctionsOf(candidateId: string, corrected: readonly Corrected[]): Reason[] {
  return corrected.flatMap(({ was, is }) => {
    if (was?.candidateId !== candidateId) return []
    const old = contentOf(was)
    const about = was.kind === 'exams' ? { exam: String(old.exam), on: String(old.takenOn) } : {}
    const isMoved = is !== undefined && is.candidateId !== candidateId
    const to = is === undefined ? 'withdrawn' : isMoved ? 'moved' : contentOf(is).grade === 'fail' ? 'fail' : 'changed'
    return [{ by: 'correction' as const, kind: was.kind, ...about, to }]
  })
}

function contentOf({ content }: KeptFact) {
  return JSON.parse(content) as Readonly<Record<string, unknown>>
}
