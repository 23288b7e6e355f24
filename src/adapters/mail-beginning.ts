/** The beginning of a mail, of so many bytes at most; the rest goes unread. */
export async function beginningOf(stream: ReadableStream<Uint8Array>, most: number): Promise<Uint8Array> {
  const beginning = new Uint8Array(most)
  let length = 0
  // Leaving the loop early lets the rest go unread.
  for await (const piece of stream) {
    const part = piece.subarray(0, most - length)
    beginning.set(part, length)
    length += part.byteLength
    if (length === most) break
  }
  return beginning.subarray(0, length)
}
