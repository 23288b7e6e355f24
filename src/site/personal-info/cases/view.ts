import type { FileType } from '../../../core/file-types.ts'
import type { OwnMessage } from '../../../data/cases/threads.ts'
import { paths } from '../../../paths.ts'
import type { ThreadFile, ThreadPart } from '../../../ui/case-thread.tsx'
import { fileWords } from '../../../wording/case-files.ts'

interface OwnCase {
  readonly reference: string
  readonly message: string
  readonly createdAt: string
  readonly fileName: string | null
  readonly fileType: string | null
}

/** Everything that was said in somebody's own case; who of the staff said it is not theirs to know. */
export function ownParts(own: OwnCase, thread: readonly OwnMessage[]): readonly ThreadPart[] {
  const { reference, message, createdAt, fileName, fileType } = own
  const firstFile = fileName && fileView(reference, 'first', fileName, (fileType ?? 'application/pdf') as FileType)
  const first = { id: 'first', who: 'You', how: 'on this site', at: createdAt, text: message }
  return [
    { ...first, files: firstFile ? [firstFile] : [] },
    ...thread.map((one): ThreadPart => ({
      id: one.id,
      ...spoken(one),
      at: one.at,
      text: one.text,
      files: one.files.map(({ name, type, size }, at) => fileView(reference, `${one.id}-${at}`, name, type, size)),
      ...(one.writtenBy === 'site' && { look: 'site' }),
    })),
  ]
}

function spoken({ writtenBy, mailId, sender }: OwnMessage) {
  if (writtenBy === 'site') return { who: 'This site', how: 'added automatically' }
  if (writtenBy === 'staff') return { who: 'Exam office', how: 'by email' }
  if (mailId === null) return { who: 'You', how: 'on this site' }
  return sender ? { who: 'An answer by email', how: `from ${sender}` } : { who: 'You', how: 'by email' }
}

function fileView(reference: string, id: string, name: string, type: FileType, size?: number): ThreadFile {
  return { name, words: fileWords(type, size), href: paths.ownCase(reference, `/files/${id}`), isPicture: false }
}
