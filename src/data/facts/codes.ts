import { and, eq, sql } from 'drizzle-orm'
import type { HeldPair } from '../../core/codes.ts'
import { type Database, rows } from '../database.ts'
import { everyone, insertEach } from '../insert-select.ts'
import { named, prepareRows } from '../prepared.ts'
import { underPerson } from './aliases.ts'
import { isOutdated, outdatedFactsOf } from './outdated.ts'
import { codes, holdings, records } from './schema-facts.ts'
import { answers, candidates } from '../people/schema-people.ts'

const asked = sql`${codes.code} in (select value from json_each(${sql.placeholder('codes')}))`

const codesAsked = prepareRows((db) =>
  db
    .select({
      ...named({
        code: codes.code,
        candidateId: codes.candidateId,
        certification: codes.certification,
        firstName: candidates.firstName,
        lastName: candidates.lastName,
        localizedFirstName: candidates.localizedFirstName,
        localizedLastName: candidates.localizedLastName,
      }),
      consent: sql<'yes' | 'no' | null>`(select ${answers.answer} from ${answers}
        where ${answers.candidateId} = ${codes.candidateId} and ${answers.question} = ${sql.placeholder('question')}
        order by ${answers.answeredAt} desc limit 1)`.as('consent'),
      isOutdated: sql<0 | 1>`exists (select 1 from ${records}
        where ${records.candidateId} = ${codes.candidateId} and ${isOutdated})`.as('isOutdated'),
    })
    .from(codes)
    .innerJoin(candidates, eq(candidates.id, codes.candidateId))
    .where(asked),
)

const holdingsAsked = prepareRows((db) =>
  db
    .select(
      named({
        candidateId: holdings.candidateId,
        certification: holdings.certification,
        since: holdings.since,
        until: holdings.until,
        status: holdings.status,
        firstEarnedOn: holdings.firstEarnedOn,
        activeOn: holdings.activeOn,
        expiresOn: holdings.expiresOn,
      }),
    )
    .from(holdings)
    .where(
      sql`${holdings.candidateId} in (select ${codes.candidateId} from ${codes}
        join ${candidates} on ${candidates.id} = ${codes.candidateId} where ${asked})`,
    ),
)

const outdatedFactsAsked = outdatedFactsOf(sql`(select ${codes.candidateId} from ${codes} where ${asked})`)

/**
 * For one batch: whose these codes are, with the person's answer to a question; all periods of everybody who has one; and
 * the facts of those whose periods were made by other rules than these.
 */
export function listCodesAsked(db: Database, asked: readonly string[], question: string, rules: string) {
  const codes = rows(asked)
  return {
    codes: codesAsked(db, { codes, question, rules }),
    periods: holdingsAsked(db, { codes }),
    outdated: outdatedFactsAsked(db, { codes, rules }),
  }
}

const codedPairs = prepareRows((db) =>
  db
    .select(named({ code: codes.code, candidateId: codes.candidateId, certification: codes.certification }))
    .from(codes)
    .where(
      and(
        eq(codes.origin, 'own'),
        sql`${codes.candidateId} in (select value from json_each(${sql.placeholder('candidateIds')}))`,
      ),
    ),
)

/** What some candidates have codes for. */
export function listCodedPairs(db: Database, candidateIds: readonly string[]) {
  return codedPairs(db, { candidateIds: rows(candidateIds) })
}

const codesOf = prepareRows((db) =>
  db
    .select(named({ code: codes.code, certification: codes.certification, origin: codes.origin }))
    .from(codes)
    .where(sql`${codes.candidateId} = ${sql.placeholder('candidateId')}`),
)

const givenOwners = prepareRows((db) =>
  db
    .select(named({ code: codes.code, candidateId: codes.candidateId }))
    .from(codes)
    .where(and(eq(codes.origin, 'own'), asked)),
)

/** Whose these codes are, where the site has given them. */
export function listOwnersOfGiven(db: Database, asked: readonly string[]) {
  return givenOwners(db, { codes: rows(asked) })
}

/** A candidate's own codes. */
export function listCodesOf(db: Database, candidateId: string) {
  return codesOf(db, { candidateId })
}

/** Gives codes; a code that is taken already, which chance forbids, is left to whom it belongs. */
export function giveCodes(db: Database, given: readonly (HeldPair & { readonly code: string })[], issuedAt: string) {
  const each = ['code', 'candidateId', 'certification'] as const
  return insertEach(db, codes, each, given, { issuedAt, origin: 'own' }).onConflictDoNothing()
}

/** Puts down codes issued before as they stand by now; a code the site has given itself stays as it is. */
export function writeImportedCodes(
  db: Database,
  imported: readonly (HeldPair & { readonly code: string; readonly issuedOn: string })[],
) {
  const each = ['code', 'candidateId', 'certification', 'issuedAt'] as const
  const values = imported.map(({ issuedOn, ...one }) => ({ ...one, issuedAt: issuedOn }))
  return insertEach(db, codes, each, values, { origin: 'imported' }, everyone, underPerson).onConflictDoUpdate({
    target: codes.code,
    set: {
      candidateId: sql`excluded.candidate_id`,
      certification: sql`excluded.certification`,
      issuedAt: sql`excluded.issued_at`,
    },
    setWhere: eq(codes.origin, 'imported'),
  })
}

/** Codes issued before that no version is left of; those the site has given stay. */
export function removeImportedCodes(db: Database, gone: readonly string[]) {
  return db
    .delete(codes)
    .where(and(eq(codes.origin, 'imported'), sql`${codes.code} in (select value from json_each(${rows(gone)}))`))
}
