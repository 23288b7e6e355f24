import { type Column, type SQL, sql } from 'drizzle-orm'
import type { OfficeDecision } from '../../core/feeds/fact-of.ts'
import type { FactKind } from '../../core/feeds/kinds.ts'
import type { Database } from '../database.ts'
import { idsOf } from '../facts/aliases.ts'
import { facts, records, repeats } from '../facts/schema-facts.ts'
import { cases, outbox } from '../mail/schema-mail.ts'
import { candidates, sessions } from '../people/schema-people.ts'
import { type FoundIn, named, prepareRow, prepareRows } from '../prepared.ts'
import { imports } from '../schema-operators.ts'
import { passkeys } from '../sign-in/schema-passkeys.ts'
import { transcripts, transcriptShares } from '../transcripts/schema-transcripts.ts'

const candidateId = sql.placeholder('candidateId')
const own = (column: Column): SQL => sql`${column} = ${candidateId}`
/** How many there are of a person's, whatever the limit. */
const total = sql<number>`count(*) over ()`.as('total')

const versionsOf = prepareRows((db) =>
  db
    .select({
      kind: sql<FactKind>`${facts.kind}`.as('kind'),
      ...named({
        key: facts.key,
        made: facts.made,
        candidateId: facts.candidateId,
        content: facts.content,
        isWhole: facts.isWhole,
        takenBack: facts.takenBack,
        recordedAt: facts.recordedAt,
        importId: facts.importId,
        file: facts.file,
        line: facts.line,
      }),
      office: sql<OfficeDecision | null>`${facts.office}`.as('office'),
      endedAt: sql<string | null>`${facts.endedAt}`.as('endedAt'),
      /** A moment, where a file that said it was taken back: the last of them. */
      takenBackAt: sql<
        string | null
      >`case when ${facts.takenBack} > 0 then (select max(i.withdrawn_at) from ${imports} i
        where i.id = facts.import_id or i.id in (select r.import_id from ${repeats} r
          where r.kind = facts.kind and r.key = facts.key and r.kept_as = facts.made)) end`.as('takenBackAt'),
      repeated: sql<number>`(select count(*) from ${repeats} r
        where r.kind = facts.kind and r.key = facts.key and r.kept_as = facts.made)`.as('repeated'),
    })
    .from(facts)
    .where(
      sql`(${facts.kind}, ${facts.key}) in (select kind, key from ${facts} where candidate_id in ${idsOf(candidateId)})`,
    )
    .orderBy(facts.kind, facts.key, facts.made),
)

/** Every version of every fact that is, or once was, a person's, with where each came from, whether it counts or not. */
export function listVersionsOf(db: Database, id: string) {
  return versionsOf(db, { candidateId: id })
}

export type FactVersion = FoundIn<ReturnType<typeof listVersionsOf>>[number]

const stateOf = prepareRow((db) =>
  db
    .select({
      factsVersion:
        sql<number>`coalesce((select ${records.factsVersion} from ${records} where ${own(records.candidateId)}), 0)`.as(
          'factsVersion',
        ),
      passkeys: sql<number>`(select count(*) from ${passkeys} where ${own(passkeys.candidateId)})`.as('passkeys'),
      lastSeenAt: sql<
        string | null
      >`(select max(${sessions.seenAt}) from ${sessions} where ${own(sessions.candidateId)})`.as('lastSeenAt'),
      email: sql<string>`${candidates.email}`.as('email'),
    })
    .from(candidates)
    .where(sql`${candidates.id} = ${candidateId}`),
)

/** How often a person's facts have changed, and what signs them in. */
export function findStateOf(db: Database, id: string) {
  return stateOf(db, { candidateId: id })
}

const mailsOf = prepareRows((db) =>
  db
    .select({
      ...named({
        template: outbox.template,
        recipient: outbox.recipient,
        error: outbox.error,
        state: outbox.state,
        createdAt: outbox.createdAt,
        sentAt: outbox.sentAt,
        deliveredAt: outbox.deliveredAt,
        failedAt: outbox.failedAt,
      }),
      total,
    })
    .from(outbox)
    // Whom a person has shared something with is between them.
    .where(sql`${own(outbox.candidateId)} and ${outbox.template} <> 'transcript-share'`)
    .orderBy(sql`${outbox.createdAt} desc`)
    .limit(sql.placeholder('most')),
)

/** The newest mails to a person. */
export function listMailsOf(db: Database, id: string, most: number) {
  return mailsOf(db, { candidateId: id, most })
}

export type MailOf = FoundIn<ReturnType<typeof listMailsOf>>[number]

const casesOf = prepareRows((db) =>
  db
    .select({
      ...named({ reference: cases.reference, topic: cases.topic, createdAt: cases.createdAt }),
      state: sql<'open' | 'closed'>`${cases.state}`.as('state'),
      total,
    })
    .from(cases)
    .where(own(cases.candidateId))
    .orderBy(sql`${cases.createdAt} desc`)
    .limit(sql.placeholder('most')),
)

/** A person's newest cases. */
export function listCasesOf(db: Database, id: string, most: number) {
  return casesOf(db, { candidateId: id, most })
}

const transcriptsOf = prepareRows((db) =>
  db
    .select({
      ...named({ description: transcripts.description, createdAt: transcripts.createdAt }),
      isDisabled: sql<0 | 1>`${transcripts.isDisabled}`.as('isDisabled'),
      total,
    })
    .from(transcripts)
    .where(own(transcripts.candidateId))
    .orderBy(sql`${transcripts.createdAt} desc`)
    .limit(sql.placeholder('most')),
)

/** What a person's transcripts are called: never an id, which may be a link. */
export function listTranscriptNames(db: Database, id: string, most: number) {
  return transcriptsOf(db, { candidateId: id, most })
}

const bearersOf = prepareRows((db) =>
  db.select({ value: sql<string>`value`.as('value') }).from(
    sql`(select id as value from ${transcripts} where candidate_id = ${candidateId}
        union all select id from ${transcriptShares} where candidate_id = ${candidateId})`,
  ),
)

/** Ids of a person's that open something to whoever has them: nobody is shown them but the person. */
export function listBearersOf(db: Database, id: string) {
  return bearersOf(db, { candidateId: id })
}

/** The condition that a person is signed in somewhere. */
export function isSignedIn(id: string): SQL {
  return sql`exists (select 1 from ${sessions} where ${sessions.candidateId} = ${id} and ${sessions.endedAt} is null)`
}

/** The condition that there is such a mail. */
export function isWritten(mailId: string): SQL {
  return sql`exists (select 1 from ${outbox} where ${outbox.id} = ${mailId})`
}
