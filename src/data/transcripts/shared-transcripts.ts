import { and, eq, type Placeholder, sql } from 'drizzle-orm'
import type { Database } from '../database.ts'
import { outdatedFactsOf } from '../facts/outdated.ts'
import { periodColumns } from '../facts/own-holdings.ts'
import { named, prepareRow, prepareRows } from '../prepared.ts'
import { holdings } from '../facts/schema-facts.ts'
import { candidates, ownContacts } from '../people/schema-people.ts'
import { shareProofs, transcripts, transcriptShares } from './schema-transcripts.ts'
import { consentOf } from './transcript-shares.ts'

const token = sql.placeholder('token')

/** The transcript that a token leads to: a recipient's own, or the one for everybody. */
export const transcriptOf = (token: Placeholder) =>
  sql`coalesce((select transcript_id from ${transcriptShares} where id = ${token}), ${token})`
const meant = transcriptOf(token)
const owner = sql`(select candidate_id from ${transcripts} where id = ${meant})`

const sharedBy = prepareRow((db) =>
  db
    .select({
      ...named({
        id: transcripts.id,
        candidateId: transcripts.candidateId,
        expiresOn: transcripts.expiresOn,
        names: transcripts.names,
        showsAddress: transcripts.showsAddress,
        showsDates: transcripts.showsDates,
        showsExpirations: transcripts.showsExpirations,
        showsExpired: transcripts.showsExpired,
        choice: transcripts.choice,
        addsNew: transcripts.addsNew,
        remarks: transcripts.remarks,
        isDisabled: transcripts.isDisabled,
        isOpen: transcripts.isOpen,
        shareId: transcriptShares.id,
        needsCode: transcriptShares.needsCode,
        endedAt: transcriptShares.endedAt,
        firstName: candidates.firstName,
        lastName: candidates.lastName,
        localizedFirstName: candidates.localizedFirstName,
        localizedLastName: candidates.localizedLastName,
        phone: candidates.phone,
        address1: candidates.address1,
        address2: candidates.address2,
        city: candidates.city,
        state: candidates.state,
        postalCode: candidates.postalCode,
        country: candidates.country,
      }),
      chosen: sql<string>`${transcripts.chosen}`.as('chosen'),
      offered: sql<string>`${transcripts.offered}`.as('offered'),
      consent: consentOf(sql.placeholder('question')).as('consent'),
    })
    .from(transcripts)
    .innerJoin(candidates, eq(candidates.id, transcripts.candidateId))
    .leftJoin(transcriptShares, eq(transcriptShares.id, token))
    .where(sql`${transcripts.id} = ${meant}`),
)

const entriesBy = prepareRows((db) =>
  db
    .select(named({ field: ownContacts.field, value: ownContacts.value, told: ownContacts.told }))
    .from(ownContacts)
    .where(sql`${ownContacts.candidateId} = ${owner}`),
)

const periodsBy = prepareRows((db) =>
  db
    .select(periodColumns)
    .from(holdings)
    .where(sql`${holdings.candidateId} = ${owner}`),
)

const outdatedFactsBy = outdatedFactsOf(owner)

/**
 * Everything that a token may show, for one batch: the transcript, what its owner has entered of an address, what they hold,
 * and their facts where that was made by other rules than these.
 */
export function findShared(db: Database, token: string, question: string, rules: string) {
  return {
    row: sharedBy(db, { token, question }),
    entries: entriesBy(db, { token }),
    stored: periodsBy(db, { token }),
    outdated: outdatedFactsBy(db, { token, rules }),
  }
}

const proofBy = prepareRow((db) =>
  db
    .select(named({ provedUntil: shareProofs.provedUntil, endsAt: shareProofs.endsAt, tries: shareProofs.tries }))
    .from(shareProofs)
    .where(and(eq(shareProofs.hash, sql.placeholder('hash')), eq(shareProofs.shareId, sql.placeholder('shareId')))),
)

/** What a browser has proved for a link, by the hash of its cookie. */
export function findProof(db: Database, hash: string, shareId: string) {
  return proofBy(db, { hash, shareId })
}

const endingBy = prepareRow((db) =>
  db
    .select(
      named({
        expiresOn: transcripts.expiresOn,
        isDisabled: transcripts.isDisabled,
        endedAt: transcriptShares.endedAt,
        firstName: candidates.firstName,
        lastName: candidates.lastName,
      }),
    )
    .from(transcripts)
    .innerJoin(candidates, eq(candidates.id, transcripts.candidateId))
    .leftJoin(transcriptShares, eq(transcriptShares.id, token))
    .where(sql`${transcripts.id} = ${meant}`),
)

/** Whether the transcript behind a token, or the link itself, has ended; and its owner's name, which may be erased. */
export function findEnding(db: Database, token: string) {
  return endingBy(db, { token })
}
