import { faultOf, log } from './log.ts'
import { hashOfText } from './secrets.ts'

export interface KeptDocument {
  readonly bytes: Uint8Array<ArrayBuffer>
  /** Changes with what the document says, and with nothing else. */
  readonly etag: string
}

/**
 * A document kept under the hash of what it says: asked for again, it is one read; if it would say something else, it is
 * made again. `kind` names its maker and the maker's version. `about` is its candidate, so that erasing finds it. If the
 * bucket fails, the document is made all the same.
 */
export async function keptDocument(
  bucket: R2Bucket,
  kind: string,
  says: object,
  make: () => Promise<Uint8Array>,
  about?: string,
): Promise<KeptDocument> {
  const hash = await hashOfText(JSON.stringify(says))
  const [key, etag] = [`${shelfOf(hash[0]!)}${kind}/${hash}`, `"${hash}"`]
  const kept = await bucket.get(key).catch(noted)
  if (kept) return { bytes: new Uint8Array(await kept.arrayBuffer()), etag }
  const bytes = Uint8Array.from(await make())
  await bucket.put(key, bytes, about ? { customMetadata: { about } } : {}).catch(noted)
  return { bytes, etag }
}

const documents = 'documents/'
const signs = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_'

/** Documents lie on shelves by the first sign of their hash, so that whoever clears away need not list all of them. */
export function shelfInMinute(minute: number): string {
  return shelfOf(signs[minute % signs.length]!)
}

function shelfOf(sign: string): string {
  return `${documents}${sign}/`
}

/**
 * Deletes a candidate's documents on one page of the list of all documents, and older ones that name no candidate, which
 * are made again on request. Returns the cursor of the next page, or nothing at the end.
 */
export async function deleteDocumentsAbout(
  bucket: R2Bucket,
  about: string,
  cursor: string,
): Promise<string | undefined> {
  const asked = { prefix: documents, include: ['customMetadata' as const], ...(cursor && { cursor }) }
  const page = await bucket.list(asked)
  const keys = page.objects
    .filter(({ key, customMetadata }) => (customMetadata?.about ?? (namesNobody(key) ? '' : about)) === about)
    .map(({ key }) => key)
  if (keys.length > 0) await bucket.delete(keys)
  return page.truncated ? page.cursor : undefined
}

function namesNobody(key: string): boolean {
  return key.split('/')[2]?.startsWith('status-list') ?? false
}

/** A bucket that does not answer costs time, not the document. */
function noted(error: unknown): undefined {
  log({ event: 'documents are not kept', error: faultOf(error) })
}
