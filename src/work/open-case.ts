import { randomId } from '../adapters/secrets.ts'
import type { AskedName } from '../core/cases.ts'
import { openCase } from '../data/cases/cases.ts'
import { openDatabase } from '../data/database.ts'
import { writeMail, writeMailWithin } from '../data/mail/outbox.ts'
import type { Bindings } from '../env.ts'
import type { Program } from '../program/program.ts'
import { type CaseFile, caseFileKey, deleteCaseFile, keepCaseFile } from './cases/case-files.ts'

const mostConfirmationsADay = 5

export interface NewCase {
  /** `null` where nobody is signed in. */
  readonly candidateId: string | null
  readonly topic: string
  /** The thing of the record it is about, where a page has named it. */
  readonly about?: string
  readonly message: string
  /** The name they ask for, by the columns of the candidates feed. */
  readonly askedName?: AskedName
  readonly replyTo: string
  /** Whether the reply address is one that this person has on file: any other is told nothing that it has not asked for. */
  readonly isOwnAddress: boolean
  readonly file: CaseFile | undefined
}

/** Opens a case: its row, a mail to each side, and its file; the reference by which it is known. */
export async function openSupportCase(env: Bindings, program: Program, wanted: NewCase, now: Date): Promise<string> {
  const db = openDatabase(env.DB)
  const { candidateId, topic, about = '', message, replyTo, isOwnAddress, file } = wanted
  const [reference, createdAt] = [randomId().slice(0, 10), now.toISOString()]
  const askedName = wanted.askedName ? JSON.stringify(wanted.askedName) : null
  const [fileName, fileType] = [file?.name ?? null, file?.type ?? null]
  if (file) await keepCaseFile(env, caseFileKey(reference), file)

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
      openCase(db, {
        reference,
        candidateId,
        topic,
        about,
        message,
        askedName,
        replyTo,
        fileName,
        fileType,
        createdAt,
      }),
      writeMail(db, { ...forStaff, template: 'case-for-staff', data: told }),
      ...(isOwnAddress ? [writeMailWithin(db, { ...confirmation, template, data: { reference } }, limit)] : []),
    ])
  } catch (error) {
    await deleteCaseFile(env, caseFileKey(reference))
    throw error
  }
  return reference
}
