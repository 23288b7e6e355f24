import { mostUnpacked } from './limits.ts'
import { Unreadable } from './result.ts'

/** Unpacks as it streams, and stops where it comes to too much. */
export async function unpack(
  bytes: Uint8Array<ArrayBuffer>,
  format: 'gzip' | 'deflate',
  most = mostUnpacked,
): Promise<Uint8Array<ArrayBuffer>> {
  const reader = new Blob([bytes]).stream().pipeThrough(new DecompressionStream(format)).getReader()
  const parts: Uint8Array<ArrayBuffer>[] = []
  for (let size = 0; ;) {
    const { done, value } = await reader.read()
    if (done) return new Uint8Array(await new Blob(parts).arrayBuffer())
    size += value.byteLength
    if (size > most) {
      await reader.cancel()
      throw new Unreadable('What is packed in it unpacks to far more than a credential. It was not looked through.')
    }
    parts.push(value as Uint8Array<ArrayBuffer>)
  }
}
