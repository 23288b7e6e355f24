/** What was kept of a received body. */
export interface KeptFile {
  readonly size: number
  /** In hexadecimal. */
  readonly sha256: string
}

export class TooLarge extends Error {}

/** Parts of a multipart upload must be of one size, the last one excepted. */
const partSize = 8 * 1024 * 1024

/** Keeps a body of any length under a key while it is read, a part at a time. */
export async function keepFile(
  bucket: R2Bucket,
  key: string,
  body: ReadableStream<Uint8Array>,
  mostBytes: number,
): Promise<KeptFile> {
  const upload = await bucket.createMultipartUpload(key)
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

export async function deleteFile(bucket: R2Bucket, key: string): Promise<void> {
  await bucket.delete(key)
}

function hexOf(bytes: ArrayBuffer): string {
  return [...new Uint8Array(bytes)].map((byte) => byte.toString(16).padStart(2, '0')).join('')
}
