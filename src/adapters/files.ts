/** What was kept of a received body. */
export interface KeptFile {
  readonly size: number
  /** In hexadecimal. */
  readonly sha256: string
}

export class TooLarge extends Error {}

/** Parts of a multipart upload must be of one size, the last one excepted. */
const partSize = 8 * 1024 * 1024

/** Keeps a body of any length under a key while it is read, a part at a time; `name` is what it was called. */
export async function keepFile(
  bucket: R2Bucket,
  key: string,
  body: AsyncIterable<Uint8Array>,
  mostBytes: number,
  name?: string,
): Promise<KeptFile> {
  const upload = await bucket.createMultipartUpload(key, name ? { customMetadata: { name } } : {})
  const digest = new crypto.DigestStream('SHA-256')
  const hash = digest.getWriter()
  const parts: R2UploadedPart[] = []
  let [size, filled, buffer] = [0, 0, new Uint8Array(partSize)]
  const flush = async () => {
    parts.push(await upload.uploadPart(parts.length + 1, buffer.slice(0, filled)))
    filled = 0
  }
  try {
    for await (const chunk of body) {
      size += chunk.byteLength
      if (size > mostBytes) throw new TooLarge()
      await hash.write(chunk)
      for (let at = 0; at < chunk.byteLength;) {
        const piece = chunk.subarray(at, at + partSize - filled)
        buffer.set(piece, filled)
        filled += piece.byteLength
        at += piece.byteLength
        if (filled === partSize) await flush()
      }
    }
    if (filled > 0 || parts.length === 0) await flush()
    await hash.close()
    await upload.complete(parts)
  } catch (error) {
    await upload.abort()
    throw error
  }
  return { size, sha256: hexOf(await digest.digest) }
}

/** At most so many bytes of a file from an offset on; nothing where there is no such file. */
export async function readPart(
  bucket: R2Bucket,
  key: string,
  offset: number,
  length: number,
): Promise<Uint8Array | undefined> {
  const object = await bucket.get(key, { range: { offset, length } })
  return object ? new Uint8Array(await object.arrayBuffer()) : undefined
}

/** Keeps bytes that are all there already. */
export async function putFile(bucket: R2Bucket, key: string, bytes: Uint8Array, contentType: string): Promise<void> {
  await bucket.put(key, bytes, { httpMetadata: { contentType } })
}

/** The keys of files under a prefix, in the order of their names. */
export async function listFiles(bucket: R2Bucket, prefix: string, most: number, startAfter = ''): Promise<string[]> {
  const { objects } = await bucket.list({ prefix, limit: most, ...(startAfter && { startAfter }) })
  return objects.map((object) => object.key)
}

/** Those of them that were put there before a moment. */
export async function listOldFiles(bucket: R2Bucket, prefix: string, before: Date, most: number): Promise<string[]> {
  const { objects } = await bucket.list({ prefix, limit: most })
  return objects.filter(({ uploaded }) => uploaded < before).map((object) => object.key)
}

/** The whole of a file, as it is read; nothing where there is no such file. */
export async function openFile(bucket: R2Bucket, key: string): Promise<ReadableStream<Uint8Array> | undefined> {
  return (await bucket.get(key))?.body
}

export async function deleteFile(bucket: R2Bucket, key: string): Promise<void> {
  await bucket.delete(key)
}

function hexOf(bytes: ArrayBuffer): string {
  return [...new Uint8Array(bytes)].map((byte) => byte.toString(16).padStart(2, '0')).join('')
}
