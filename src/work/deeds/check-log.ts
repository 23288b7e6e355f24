import { hashOfText } from '../../adapters/secrets.ts'
import { sealedText } from '../../core/deeds.ts'
import type { Database } from '../../data/database.ts'
import { findLastNumber, listDeedsAfter } from '../../data/deeds/deeds.ts'
import { hashOfDetails } from './record-deed.ts'

export interface CheckedLog {
  readonly deeds: number
  /** The last sealed one: whoever wrote it down can tell that nothing before it was changed since. */
  readonly last: { readonly id: number; readonly seal: string } | undefined
  /** Not sealed yet: they are younger than a minute or two. */
  readonly unsealed: number
  /** Deeds whose details were erased. */
  readonly erased: number
  /** What is wrong, as sentences; nothing where the log is whole. */
  readonly problems: readonly string[]
}

/** Goes through the whole log, some deeds at a time, and finds what was changed, removed or put elsewhere. */
export async function checkLog(db: Database, atOnce = 1000): Promise<CheckedLog> {
  const problems: string[] = []
  let [deeds, unsealed, erased, before] = [0, 0, 0, 0]
  let last: CheckedLog['last']
  for (;;) {
    const found = await listDeedsAfter(db, before, atOnce)
    for (const { seal, salt, value, ...deed } of found) {
      deeds++
      if (deed.id !== before + 1) problems.push(missing(before + 1, deed.id - 1))
      before = deed.id
      if (deed.detailsHash === null && value !== null) problems.push(`Change ${deed.id} has details it never had.`)
      else if (deed.detailsHash !== null && (salt === null || value === null)) erased++
      else if (deed.detailsHash !== null && (await hashOfDetails(salt ?? '', value ?? '')) !== deed.detailsHash)
        problems.push(`The details of change ${deed.id} were altered.`)
      if (seal === null) {
        unsealed++
        continue
      }
      if (unsealed > 0) {
        problems.push(`Change ${deed.id} is sealed, but one before it is not: a seal was removed.`)
        unsealed = 0
      }
      if ((await hashOfText(sealedText(deed, last?.seal ?? ''))) !== seal)
        problems.push(`Change ${deed.id} was altered, or one before it was removed or moved.`)
      last = { id: deed.id, seal }
    }
    if (found.length < atOnce) break
  }
  const given = await findLastNumber(db)
  if (given > before) problems.push(missing(before + 1, given))
  return { deeds, last, unsealed, erased, problems }
}

function missing(first: number, last: number): string {
  return first === last ? `Change ${first} is missing.` : `Changes ${first} to ${last} are missing.`
}
