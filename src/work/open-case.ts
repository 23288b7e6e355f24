import { deleteFile, putFile } from '../adapters/files.ts'
import { randomId } from '../adapters/secrets.ts'
import { type FileType, fileTypeOf } from '../core/file-types.ts'
import { openCase } from '../data/cases.ts'
import { openDatabase } from '../data/database.ts'
import { writeMail, writeMailWithin } from '../data/mail/outbox.ts'
import type { Bindings } from '../env.ts'
import type { Program } from '../program/program.ts'

export const mostBytesOfFile = 10 * 1024 * 1024
const mostConfirmationsADay = 5

/** A file that may be kept: its content has said what it is. */
export interface CaseFile {
  readonly bytes: Uint8Array
  readonly type: FileType
  readonly name: string
}

export interface NewCase {
  /** `null` where nobody is signed in. */
  readonly candidateId: string | null
  readonly topic: string
  /** The thing of the record it is about, where a page has named it. */
  readonly about?: string
  readonly message: string
  readonly replyTo: string
  /** Whether the reply address is one that this person has on file: any other is told nothing that it has not asked for. */
  readonly isOwnAddress: boolean
  readonly file: CaseFile | undefined
}

/** Reads a file that somebody has sent; or why it is not taken, as a sentence. */
export async function readCaseFile(file: File | undefined): Promise<CaseFile | string | undefined> {
  if (!file) return undefined
  const bytes = new Uint8Array(await file.arrayBuffer())
  const type = fileTypeOf(bytes)
  if (!type) return 'Choose a PDF, JPEG or PNG file.'
  if (bytes.byteLength > mostBytesOfFile) return 'This file is larger than 10 MB. Choose a smaller one.'
  return { bytes, type, name: nameOf(file) }
}

/** Opens a case: its row, a mail to each side, and its file; the reference by which it is known. */
export async function openSupportCase(env: Bindings, program: Program, wanted: NewCase, now: Date): Promise<string> {
  const db = openDatabase(env.DB)
  const { candidateId, topic, about = '', message, replyTo, isOwnAddress, file } = wanted
  const [reference, createdAt] = [randomId().slice(0, 10), now.toISOString()]
  const [fileName, fileType] = [file?.name ?? null, file?.type ?? null]
  if (file) await putFile(env.FILES, caseFileKey(reference), file.bytes, file.type)

  const template = 'case-opened'
  const confirmation = { id: randomId(), candidateId, recipient: replyTo, createdAt }
  const yesterday = new Date(now.getTime() - 86_400_000).toISOString()
  const limit = { templates: [template], most: mostConfirmationsADay, since: yesterday } as const
  const forStaff = { id: randomId(), candidateId: null, recipient: program.operator.supportEmail, createdAt }
  const topicName = program.supportTopics.find(({ code }) => code === topic)?.name ?? topic
  const told = {
    reference,
    topic: topicName,
    about,
    replyTo,
    candidate: candidateId ?? '',
    file: fileName ?? '',
    message,
  }
  try {
    await db.batch([
      openCase(db, { reference, candidateId, topic, about, message, replyTo, fileName, fileType, createdAt }),
      writeMail(db, { ...forStaff, template: 'case-for-staff', data: told }),
      ...(isOwnAddress ? [writeMailWithin(db, { ...confirmation, template, data: { reference } }, limit)] : []),
    ])
  } catch (error) {
    await deleteFile(env.FILES, caseFileKey(reference))
    throw error
  }
  return reference
}

/** Where the file of a case lies in the bucket. */
export function caseFileKey(reference: string): string {
  return `cases/${reference}`
}

/** As it was called, without what could mislead where it is shown. */
function nameOf(file: File): string {
  const plain = file.name.replaceAll(/[\p{Cc}\p{Cf}/\\"]/gu, ' ').trim()
  return Array.from(plain).slice(-100).join('') || 'file'
}
