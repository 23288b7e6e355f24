import { eq, lt, sql } from 'drizzle-orm'
import type { Database } from '../database.ts'
import { insertSelect } from '../insert-select.ts'
import { outbox } from '../mail/schema-mail.ts'
import { shareProofs, transcriptShares } from './schema-transcripts.ts'
import type { ShareLimit } from './transcript-shares.ts'
import { waiting } from '../mail/waiting-mail.ts'

export interface NewProof {
  /** Of the cookie of the browser that asks. */
  readonly hash: string
  readonly shareId: string
  readonly mailId: string
  readonly createdAt: string
  readonly endsAt: string
}

/** Asks for a code: at most so many for one link since a moment; gives whether it was one of them. */
export async function askForCode(db: Database, proof: NewProof, { most, since }: ShareLimit): Promise<boolean> {
  const { hash, shareId, mailId, createdAt, endsAt } = proof
  const [asked] = await db.batch([
    insertSelect(
      db,
      shareProofs,
      { hash, shareId, mailId, createdAt, endsAt, tries: 0 },
      sql`where (select count(*) from ${shareProofs} where share_id = ${shareId} and created_at > ${since}) < ${most}`,
    ).returning({ hash: shareProofs.hash }),
    insertSelect(
      db,
      outbox,
      { id: mailId, recipient: sql`recipient`, ...waiting({ template: 'transcript-code', data: {}, createdAt }) },
      sql`from ${transcriptShares} where id = ${shareId}
        and exists (select 1 from ${shareProofs} where mail_id = ${mailId})`,
    ),
  ])
  return asked.length > 0
}

/** Keeps the code that a mail carries: of one that is sent again, the later. */
export function keepCode(db: Database, mailId: string, codeHash: string) {
  return db
    .update(shareProofs)
    .set({ codeHash })
    .where(eq(shareProofs.mailId, mailId))
    .returning({ hash: shareProofs.hash })
}

/** Where the hash of a code is salted with whose it is. */
export function findProofOfMail(db: Database, mailId: string) {
  return db.select({ hash: shareProofs.hash }).from(shareProofs).where(eq(shareProofs.mailId, mailId))
}

/** One try at a code, of so many: gives whether it was the one. */
export async function tryCode(
  db: Database,
  tried: { readonly hash: string; readonly shareId: string; readonly codeHash: string; readonly now: string },
  most: number,
  provedUntil: string,
): Promise<boolean> {
  const [row] = await db
    .update(shareProofs)
    .set({
      tries: sql`${shareProofs.tries} + 1`,
      provedUntil: sql`case when ${shareProofs.codeHash} = ${tried.codeHash} then ${provedUntil} else ${shareProofs.provedUntil} end`,
    })
    .where(
      sql`${shareProofs.hash} = ${tried.hash} and ${shareProofs.shareId} = ${tried.shareId}
        and ${shareProofs.tries} < ${most} and ${shareProofs.endsAt} > ${tried.now}`,
    )
    .returning({ provedUntil: shareProofs.provedUntil })
  return row?.provedUntil === provedUntil
}

export function sweepProofs(db: Database, before: string) {
  return db.delete(shareProofs).where(lt(shareProofs.createdAt, before))
}
