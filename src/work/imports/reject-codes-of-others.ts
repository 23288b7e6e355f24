import { type FeedKind, recordOfKind } from '../../core/feeds/kinds.ts'
import type { Database } from '../../data/database.ts'
import { listOwnersOfGiven } from '../../data/facts/codes.ts'
import type { Import } from '../../data/imports/imports.ts'
import type { Reading } from './read-rows.ts'

const message = 'The site has given this code to another candidate. Check the code and the candidate_id.'

/** Rejects rows that claim a code which the site has given to somebody else: it stays theirs, whatever a file says. */
export async function rejectCodesOfOthers(
  db: Database,
  { kind }: Pick<Import, 'kind'>,
  reading: Reading,
): Promise<Reading> {
  const { facts } = reading
  if (recordOfKind(kind as FeedKind).listedIn !== 'imported codes' || facts.length === 0) return reading
  const given = await listOwnersOfGiven(db, [...new Set(facts.map(({ fact }) => fact.key))]).execute()
  const owners = new Map(given.map(({ code, candidateId }) => [code, candidateId]))
  const isOfOther = ({ fact }: Reading['facts'][number]) =>
    (owners.get(fact.key) ?? fact.candidateId) !== fact.candidateId
  const others = facts.filter(isOfOther)
  return {
    ...reading,
    facts: facts.filter((row) => !isOfOther(row)),
    errors: [...reading.errors, ...others.map(({ line }) => ({ line, column: 'verification_code', message }))],
    rejected: reading.rejected + others.length,
  }
}
