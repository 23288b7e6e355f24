/** A file within a pack, and where it stands there. */
type Places = Readonly<Record<string, readonly [offset: number, length: number]>>

/** Keeps many small files as one object, with the places of each in its metadata (2 KiB of it at most). */
export async function putPack(
  bucket: R2Bucket,
  key: string,
  files: readonly { readonly name: string; readonly bytes: Uint8Array }[],
): Promise<void> {
  const whole = new Uint8Array(files.reduce((sum, { bytes }) => sum + bytes.byteLength, 0))
  const places: Record<string, [number, number]> = {}
  let offset = 0
  for (const { name, bytes } of files) {
    places[name] = [offset, bytes.byteLength]
    whole.set(bytes, offset)
    offset += bytes.byteLength
  }
  await bucket.put(key, whole, { customMetadata: { places: JSON.stringify(places) } })
}

/** One file of a pack as it is read, and a mark that changes with the pack; nothing where it is not there. */
export async function openPacked(
  bucket: R2Bucket,
  key: string,
  name: string,
): Promise<{ readonly body: ReadableStream; readonly etag: string } | undefined> {
  const pack = await bucket.head(key)
  const places = JSON.parse(pack?.customMetadata?.places ?? '{}') as Places
  const place = Object.hasOwn(places, name) ? places[name] : undefined
  if (!place) return undefined
  const [offset, length] = place
  const found = await bucket.get(key, { range: { offset, length } })
  return found ? { body: found.body, etag: found.httpEtag } : undefined
}
