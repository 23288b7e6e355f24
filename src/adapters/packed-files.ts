/** Where each file of a pack begins, counted from the end of its head, and how long it is. */
type Places = Readonly<Record<string, readonly [offset: number, length: number]>>

/** The head of a pack is read at once: its length in four bytes, then the places as JSON. */
const headBytes = 8192
const [lengthBytes, decoder] = [4, new TextDecoder()]

/** Many small files as one: any tool that can put a file into a bucket can put this one there. */
export function packOf(files: readonly { readonly name: string; readonly bytes: Uint8Array }[]): Uint8Array {
  let offset = 0
  const places: Record<string, [number, number]> = {}
  for (const { name, bytes } of files) {
    places[name] = [offset, bytes.byteLength]
    offset += bytes.byteLength
  }
  const head = new TextEncoder().encode(JSON.stringify(places))
  if (lengthBytes + head.byteLength > headBytes) throw new Error('Too many files for one pack')
  const pack = new Uint8Array(lengthBytes + head.byteLength + offset)
  new DataView(pack.buffer).setUint32(0, head.byteLength)
  pack.set(head, lengthBytes)
  for (const { name, bytes } of files) pack.set(bytes, lengthBytes + head.byteLength + places[name]![0])
  return pack
}

/** One file of a pack as it is read, and a mark that changes with the pack; nothing where it is not there. */
export async function openPacked(
  bucket: R2Bucket,
  key: string,
  name: string,
): Promise<{ readonly body: ReadableStream; readonly etag: string } | undefined> {
  const begin = await bucket.get(key, { range: { offset: 0, length: headBytes } })
  if (!begin) return undefined
  const bytes = await begin.arrayBuffer()
  const head = new DataView(bytes).getUint32(0)
  const places = JSON.parse(decoder.decode(new Uint8Array(bytes, lengthBytes, head))) as Places
  const place = Object.hasOwn(places, name) ? places[name] : undefined
  if (!place) return undefined
  const [offset, length] = place
  const found = await bucket.get(key, { range: { offset: lengthBytes + head + offset, length } })
  return found ? { body: found.body, etag: found.httpEtag } : undefined
}

/** All files of a pack, held at once; none where there is no such pack. */
export async function readPack(
  bucket: R2Bucket,
  key: string,
): Promise<readonly { readonly name: string; readonly bytes: Uint8Array<ArrayBuffer> }[]> {
  const found = await bucket.get(key)
  if (!found) return []
  const pack = await found.arrayBuffer()
  const head = new DataView(pack).getUint32(0)
  const places = JSON.parse(decoder.decode(new Uint8Array(pack, lengthBytes, head))) as Places
  return Object.entries(places).map(([name, [offset, length]]) => ({
    name,
    bytes: new Uint8Array(pack, lengthBytes + head + offset, length),
  }))
}
