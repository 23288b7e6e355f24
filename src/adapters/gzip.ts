import { pipeline, Readable } from 'node:stream'
import { createGunzip } from 'node:zlib'

/** What was sent is not packed with gzip, or ends too early. */
export class NotGzip extends Error {}

/** Unpacks while it is read: all members, where several files were packed one after another. */
export async function* gunzip(body: ReadableStream<Uint8Array>): AsyncGenerator<Uint8Array> {
  const unpacked = createGunzip()
  // Faults reach the loop below, which reads to the end or stops the whole of it.
  pipeline(Readable.from(body), unpacked, () => {})
  try {
    yield* unpacked
  } catch (error) {
    const { code = '' } = error as { code?: string }
    if (/^Z_|^ERR_.*_CLOSE/.test(code)) throw new NotGzip()
    throw error
  }
}
