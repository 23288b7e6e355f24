import { faultOf, log } from './log.ts'
import { hashOfText } from './secrets.ts'

export interface KeptDocument {
  readonly bytes: Uint8Array<ArrayBuffer>
  /** Changes with what the document says, and with nothing else. */
  readonly etag: string
}

/**
 * A document that is made once for what it says and kept under the hash of that: asked for again it is one read, and made
 * anew as soon as it would say something else. `kind` names who makes it and in which version. Without the bucket it is
 * made all the same.
 */
export async function keptDocument(
  bucket: R2Bucket,
  kind: string,
  says: object,
  make: () => Promise<Uint8Array>,
): Promise<KeptDocument> {
  const hash = await hashOfText(JSON.stringify(says))
  const [key, etag] = [`${shelfOf(hash[0]!)}${kind}/${hash}`, `"${hash}"`]
  const kept = await bucket.get(key).catch(noted)
  if (kept) return { bytes: new Uint8Array(await kept.arrayBuffer()), etag }
  const bytes = Uint8Array.from(await make())
  await bucket.put(key, bytes).catch(noted)
  return { bytes, etag }
}

const signs = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_'

/** Documents lie on shelves by the first sign of their hash, so that whoever clears away need not list all of them. */
export function shelfInMinute(minute: number): string {
  return shelfOf(signs[minute % signs.length]!)
}

function shelfOf(sign: string): string {
  return `documents/${sign}/`
}

/** A bucket that does not answer costs time, not the document. */
function noted(error: unknown): undefined {
  log({ event: 'documents are not kept', error: faultOf(error) })
}
