import { proofWithKey } from '../../adapters/secrets.ts'
import { readUnsubscribeToken, unsubscribeText, unsubscribeToken } from '../../core/unsubscribe.ts'
import type { MailKind } from '../../core/mail-kinds.ts'
import { type Database } from '../../data/database.ts'
import { chooseMail } from '../../data/mail/mail-choices.ts'
import { findMail, type OutboxMail } from '../../data/mail/outbox.ts'
import type { Bindings } from '../../env.ts'
import { templateOf } from '../../mails/templates.ts'
import { paths } from '../../paths.ts'

type Keyed = Pick<Bindings, 'MAIL_KEY'>

/** The path that ends mails of the kind of this one, and can do nothing else; none without a key, or for other mails. */
export async function unsubscribePath({ MAIL_KEY }: Keyed, { id, candidateId, template }: OutboxMail): Promise<string> {
  if (!MAIL_KEY || candidateId === null || !templateOf(template)?.kind) return ''
  const proof = await proofWithKey(MAIL_KEY, unsubscribeText(id))
  return paths.unsubscribe(unsubscribeToken({ mailId: id, proof }))
}

export interface Unsubscribing {
  readonly candidateId: string
  readonly kind: MailKind
}

/** Whose mails of what kind a token ends; nothing where we did not make it, or its mail is not kept any more. */
export async function readUnsubscribing(
  { MAIL_KEY }: Keyed,
  db: Database,
  token: string,
): Promise<Unsubscribing | undefined> {
  const mark = readUnsubscribeToken(token)
  if (!MAIL_KEY || !mark || (await proofWithKey(MAIL_KEY, unsubscribeText(mark.mailId))) !== mark.proof)
    return undefined
  const [mail] = await findMail(db, mark.mailId)
  const kind = mail && templateOf(mail.template)?.kind
  return kind && mail.candidateId !== null ? { candidateId: mail.candidateId, kind } : undefined
}

/** From now on they see this only on the site. */
export async function unsubscribe(db: Database, { candidateId, kind }: Unsubscribing, now: Date): Promise<void> {
  await chooseMail(db, candidateId, [{ kind, way: 'site' }], now.toISOString())
}
