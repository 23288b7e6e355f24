/** The least number of entries that hides one among many: 16 KiB. */
export const entriesOfList = 131_072

/** A bit for each entry, the first one leftmost, those at some indexes set; packed and as text, multibase. */
export async function encodeStatusList(set: Iterable<number>): Promise<string> {
  const bits = new Uint8Array(entriesOfList / 8)
  for (const index of set) bits[index >> 3]! |= 0x80 >> (index & 7)
  const packed = new Blob([bits]).stream().pipeThrough(new CompressionStream('gzip'))
  const bytes = new Uint8Array(await new Response(packed).arrayBuffer())
  return `u${bytes.toBase64({ alphabet: 'base64url', omitPadding: true })}`
}
