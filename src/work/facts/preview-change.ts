import { type Change, changesBetween, heldIn } from '../../core/events/changes.ts'
import type { Held } from '../../core/events/event.ts'
import { consequencesOf } from '../../core/feeds/kinds.ts'
import type { Database } from '../../data/database.ts'
import { listFactsVersions } from '../../data/facts/records.ts'
import type { Program } from '../../program/program.ts'
import { type EventWords, wordsOfEvent } from '../../wording/events.ts'
import { judgeAffected } from '../holdings/fold-affected.ts'
import type { PlannedChange } from './plan-change.ts'

/** What a change would do, person by person. */
export interface PreviewOfPerson {
  readonly candidateId: string
  /** How often their facts have changed: a yes is only good while that is so. */
  readonly factsVersion: number
  readonly changes: readonly Change[]
  /** All that they have before or after: what does not change as well. */
  readonly holds: readonly { readonly certification: string; readonly was: Held | null; readonly is: Held | null }[]
  /** Codes of certifications whose signed badge would be revoked for good. */
  readonly badges: readonly string[]
  /** Codes of certifications whose kit would be held back. */
  readonly kits: readonly string[]
  /** What the person would read in an email. */
  readonly mail: readonly EventWords[]
}

/** Works out what a planned change would do; nothing is written. */
export async function previewChange(
  db: Database,
  program: Program,
  { kind, fresh, ended, affected }: PlannedChange,
  now: Date,
): Promise<PreviewOfPerson[]> {
  if (!consequencesOf(kind).decides) {
    const counted = await listFactsVersions(db, affected).execute()
    return affected.map((candidateId) => ({ ...nothing, candidateId, factsVersion: versionIn(counted, candidateId) }))
  }
  const takeTime = () => Promise.resolve()
  const judged = await judgeAffected(db, program, affected, { fresh, gone: ended, now, takeTime })
  const { before, after, badges, happened, counted, on, waiting: kits } = judged
  const ending = new Set(judged.judged.flatMap(({ id, ending: reason }) => (reason === null ? [] : [id])))
  return affected.map((candidateId) => {
    const isTheirs = (one: { readonly candidateId: string }) => one.candidateId === candidateId
    const [was, is] = [before, after].map((periods) => ({ periods: periods.filter(isTheirs), on }))
    const changes = changesBetween(program.migrations, was!, is!)
    const [had, has] = [heldIn(program.migrations, was!, on), heldIn(program.migrations, is!, on)]
    const codes = [...new Set([...had.keys(), ...has.keys()])].sort()
    const stopped = changes.filter((change) => change.is === null || change.is.status !== 'active')
    const isStopped = (code: string) => stopped.some(({ certification }) => certification === code)
    return {
      candidateId,
      factsVersion: versionIn(counted, candidateId),
      changes,
      holds: codes.map((certification) => ({
        certification,
        was: had.get(certification) ?? null,
        is: has.get(certification) ?? null,
      })),
      badges: badges.flatMap((one) => (isTheirs(one) && ending.has(one.id) ? [one.certification] : [])),
      kits: kits.flatMap((one) => (isTheirs(one) && isStopped(one.certification) ? [one.certification] : [])),
      mail: happened.filter(isTheirs).map((event) => wordsOfEvent(program, event, on, false)),
    }
  })
}

const nothing = { changes: [], holds: [], badges: [], kits: [], mail: [] } as const

function versionIn(
  counted: readonly { readonly candidateId: string; readonly factsVersion: number }[],
  candidateId: string,
): number {
  return counted.find((one) => one.candidateId === candidateId)?.factsVersion ?? 0
}
