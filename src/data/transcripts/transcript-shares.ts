import { and, desc, eq, isNull, sql } from 'drizzle-orm'
import type { TemplateName } from '../../core/mail-templates.ts'
import type { Database } from '../database.ts'
import { insertEach } from '../insert-select.ts'
import { named, prepareRow, prepareRows } from '../prepared.ts'
import { outbox } from '../mail/schema-mail.ts'
import { revokeRecordsAt } from './learner-records.ts'
import { transcripts, transcriptShares, transcriptViews } from './schema-transcripts.ts'
import { answers } from '../people/schema-people.ts'
import { waiting } from '../mail/waiting-mail.ts'

/** A link of a recipient's own, with the mail that carries it. */
export interface NewShare {
  readonly id: string
  readonly mailId: string
  readonly recipient: string
}

export interface Sharing {
  readonly candidateId: string
  readonly transcriptId: string
  readonly needsCode: boolean
  readonly at: string
}

/** How many share mails a person may send, and since when they are counted. */
export interface ShareLimit {
  readonly most: number
  readonly since: string
}

const template: TemplateName = 'transcript-share'

/**
 * Gives recipients links of their own and writes their mails: all of them, or none where that would be more than the limit
 * allows; whoever has a link that works gets no second. Gives the ids of the links that were made.
 */
export async function shareTranscript(
  db: Database,
  { candidateId, transcriptId, needsCode, at }: Sharing,
  shares: readonly NewShare[],
  limit: ShareLimit,
): Promise<string[]> {
  const sentSoFar = sql`(select count(*) from ${outbox} where candidate_id = ${candidateId}
    and created_at > ${limit.since} and template = ${template})`
  const [made] = await db.batch([
    insertEach(
      db,
      transcriptShares,
      ['id', 'mailId', 'recipient'],
      shares,
      { transcriptId, candidateId, needsCode: needsCode ? 1 : 0, createdAt: at },
      () => sql`exists (select 1 from ${transcripts} where id = ${transcriptId} and candidate_id = ${candidateId})
        and ${sentSoFar} + ${shares.length} <= ${limit.most}`,
    )
      .onConflictDoNothing()
      .returning({ id: transcriptShares.id }),
    insertEach(
      db,
      outbox,
      ['id', 'recipient'],
      shares.map(({ mailId, recipient }) => ({ id: mailId, recipient })),
      waiting({ candidateId, template, data: {}, createdAt: at }),
      (valueOf) => sql`exists (select 1 from ${transcriptShares} where mail_id = ${valueOf('id')})`,
    ).onConflictDoNothing(),
  ])
  return made.map(({ id }) => id)
}

const shareMailsOf = prepareRow((db) =>
  db
    .select({ count: sql<number>`count(*)`.as('count') })
    .from(outbox)
    .where(
      sql`${outbox.candidateId} = ${sql.placeholder('candidateId')} and ${outbox.createdAt} > ${sql.placeholder('since')}
        and ${outbox.template} = ${template}`,
    ),
)

/** How many share mails a person has sent since a moment. */
export function countShareMails(db: Database, candidateId: string, since: string) {
  return shareMailsOf(db, { candidateId, since })
}

const ofMail = sql`from ${outbox} where id = ${sql.raw('transcript_shares.mail_id')}`
const seen = sql`from ${transcriptViews} where share_id = ${sql.raw('transcript_shares.id')}`

const sharesOf = prepareRows((db) =>
  db
    .select({
      ...named({
        id: transcriptShares.id,
        recipient: transcriptShares.recipient,
        needsCode: transcriptShares.needsCode,
        createdAt: transcriptShares.createdAt,
        endedAt: transcriptShares.endedAt,
      }),
      mail: sql<'waiting' | 'sent' | 'given-up' | null>`(select state ${ofMail})`.as('mail'),
      deliveredAt: sql<string | null>`(select delivered_at ${ofMail})`.as('deliveredAt'),
      failedAt: sql<string | null>`(select failed_at ${ofMail})`.as('failedAt'),
      views: sql<number>`(select count(*) ${seen})`.as('views'),
      lastViewedAt: sql<string | null>`(select max(seen_at) ${seen})`.as('lastViewedAt'),
    })
    .from(transcriptShares)
    .where(
      and(
        eq(transcriptShares.transcriptId, sql.placeholder('transcriptId')),
        eq(transcriptShares.candidateId, sql.placeholder('candidateId')),
      ),
    )
    .orderBy(desc(transcriptShares.createdAt))
    .limit(500),
)

/** The links to one of a person's transcripts, the newest first: opened how often, and when last. */
export function listShares(db: Database, candidateId: string, transcriptId: string) {
  return sharesOf(db, { candidateId, transcriptId })
}

/** Ends one link alone, and revokes the learner records had at it; gives nothing where it is not this person's, or over. */
export async function endShare(db: Database, candidateId: string, transcriptId: string, id: string, at: string) {
  const isOver = sql`exists (select 1 from ${transcriptShares} where id = ${id} and ended_at is not null)`
  const [ended] = await db.batch([
    db
      .update(transcriptShares)
      .set({ endedAt: at })
      .where(
        and(
          eq(transcriptShares.id, id),
          eq(transcriptShares.transcriptId, transcriptId),
          eq(transcriptShares.candidateId, candidateId),
          isNull(transcriptShares.endedAt),
        ),
      )
      .returning({ id: transcriptShares.id }),
    revokeRecordsAt(db, id, at, isOver),
  ])
  return ended
}

const shareOfMail = prepareRow((db) =>
  db
    .select({
      ...named({
        id: transcriptShares.id,
        needsCode: transcriptShares.needsCode,
        endedAt: transcriptShares.endedAt,
        isDisabled: transcripts.isDisabled,
        isOpen: transcripts.isOpen,
        expiresOn: transcripts.expiresOn,
        names: transcripts.names,
      }),
      consent: consentOf(sql.placeholder('question')).as('consent'),
    })
    .from(transcriptShares)
    .innerJoin(transcripts, eq(transcripts.id, transcriptShares.transcriptId))
    .where(eq(transcriptShares.mailId, sql.placeholder('mailId'))),
)

/** What the mail of a share says, and whether its link still shows anything. */
export function findShareOfMail(db: Database, mailId: string, question: string) {
  return shareOfMail(db, { mailId, question })
}

/** What the owner of a transcript has last said to a question. */
export function consentOf(question: unknown) {
  return sql<'yes' | 'no' | null>`(select ${answers.answer} from ${answers}
    where ${answers.candidateId} = ${sql.raw('transcripts.candidate_id')} and ${answers.question} = ${question}
    order by ${answers.answeredAt} desc limit 1)`
}
