import { makeZip } from 'client-zip'

/** A file to be, by its path in the archive. */
export interface ZipEntry {
  readonly path: string
  readonly content: string | Uint8Array<ArrayBuffer> | ReadableStream<Uint8Array>
}

/** A ZIP archive as it is written: nothing of it is held back, however large it grows. */
export function zipStream(entries: AsyncIterable<ZipEntry>, at: Date): ReadableStream<Uint8Array> {
  return makeZip(filesOf(entries, at))
}

async function* filesOf(entries: AsyncIterable<ZipEntry>, lastModified: Date) {
  for await (const { path, content } of entries) yield { name: path, lastModified, input: content }
}
