import { deleteFile, openFile, putFile } from '../../adapters/files.ts'
import type { CaseFileRow } from '../../core/cases.ts'
import { type FileType, fileTypeOf } from '../../core/file-types.ts'
import type { Bindings } from '../../env.ts'

export const mostBytesOfFile = 10 * 1024 * 1024

/** A file that may be kept: its content has said what it is. */
export interface CaseFile {
  readonly bytes: Uint8Array
  readonly type: FileType
  readonly name: string
}

type Files = Pick<Bindings, 'FILES'>

/** Reads a file that somebody has sent; or why it is not taken, as a sentence. */
export async function readCaseFile(file: File | undefined): Promise<CaseFile | string | undefined> {
  if (!file) return undefined
  const bytes = new Uint8Array(await file.arrayBuffer())
  const type = fileTypeOf(bytes)
  if (!type) return 'Choose a PDF, JPEG or PNG file.'
  if (bytes.byteLength > mostBytesOfFile) return 'This file is larger than 10 MB. Choose a smaller one.'
  return { bytes, type, name: plainFileName(file.name) }
}

/** Where the file of a case lies in the bucket; or the one at a position of a message. */
export function caseFileKey(reference: string, message?: string, position = 0): string {
  return message === undefined ? `cases/${reference}` : `cases/${reference}/${message}-${position}`
}

export function rowOfFile({ name, type, bytes }: CaseFile): CaseFileRow {
  return { name, type, size: bytes.byteLength }
}

export async function keepCaseFile(env: Files, key: string, { bytes, type }: CaseFile): Promise<void> {
  await putFile(env.FILES, key, bytes, type)
}

export function openCaseFile(env: Files, key: string) {
  return openFile(env.FILES, key)
}

export async function deleteCaseFile(env: Files, key: string): Promise<void> {
  await deleteFile(env.FILES, key)
}

/** As it was called, without what could mislead where it is shown. */
export function plainFileName(name: string): string {
  const plain = name.replaceAll(/[\p{Cc}\p{Cf}/\\"]/gu, ' ').trim()
  return Array.from(plain).slice(-100).join('') || 'file'
}
