import { hashOfText, randomId } from '../../adapters/secrets.ts'
import { mostOfMessage, replyText } from '../../core/cases.ts'
import { fileTypeOf } from '../../core/file-types.ts'
import { findCase } from '../../data/cases/cases.ts'
import { findFilesOf } from '../../data/cases/threads.ts'
import { openDatabase } from '../../data/database.ts'
import type { Bindings } from '../../env.ts'
import type { Program } from '../../program/program.ts'
import { addAnswer } from './add-answer.ts'
import { type CaseFile, mostBytesOfFile, plainFileName } from './case-files.ts'

/** An email may be longer than what a form takes. */
const mostOfText = 4 * mostOfMessage
const mostFiles = 5

interface Reply {
  readonly reference: string
  /** The mail it answers, and whom that went to. */
  readonly mailId: string
  readonly recipient: string
  readonly sender: string
}

/** Puts an answer by email into the thread of its case; `false` where there is no such case any more. */
export async function landReply(
  message: Pick<ForwardableEmailMessage, 'raw' | 'rawSize'>,
  { reference, mailId, recipient, sender }: Reply,
  env: Bindings,
  { operator }: Program,
  now: Date,
): Promise<boolean> {
  const db = openDatabase(env.DB)
  const [found] = await findCase(db, reference)
  if (!found) return false
  // What reads whole mails is evaluated when the first one comes.
  const { readReceivedMail } = await import('../../adapters/received-mail.ts')
  const mail = await readReceivedMail(message.raw, message.rawSize)
  const { text = '', attachments = [], messageId, isCut = false } = mail ?? {}
  const id = messageId ? (await hashOfText(`${mailId}\n${messageId}`)).slice(0, 22) : randomId()
  // The files of a mail that came before lie under this id, and stay as they are.
  if (await findFilesOf(db, reference, id).execute()) return true
  const own = replyText(text, operator.mailFrom)
  const files = attachments.flatMap(filesOf).slice(0, mostFiles)
  const lost = attachments.length - files.length

  const remark = [
    ...(own === '' ? ['This email has no plain text.'] : []),
    ...(own.length > mostOfText ? ['This email was shortened.'] : []),
    ...(isCut ? ['This email is too large for its files to be kept here.'] : []),
    ...(lost > 0
      ? [
          `${lost} of its files ${lost === 1 ? 'was' : 'were'} not kept: we keep 5 PDF, JPEG or PNG files of up to 10 MB.`,
        ]
      : []),
  ]
  if (remark.length > 0) remark.push(`The whole email was forwarded to ${operator.supportEmail}.`)
  await addAnswer(
    env,
    {
      id,
      reference,
      text: own.slice(0, mostOfText),
      files,
      mailId,
      sender: sender === recipient.toLowerCase() ? undefined : sender,
      remark: remark.join(' ') || undefined,
    },
    now,
  )
  return true
}

function filesOf({ name, bytes }: { readonly name: string; readonly bytes: Uint8Array }): CaseFile[] {
  const type = fileTypeOf(bytes)
  return type && bytes.byteLength <= mostBytesOfFile ? [{ name: plainFileName(name), type, bytes }] : []
}
