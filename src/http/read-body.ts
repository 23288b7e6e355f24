/**
 * The body of a request, as far as it is no longer than so many bytes. Of a longer one reading stops at the limit,
 * whatever length the request has claimed or kept to itself.
 */
export async function readBody(request: Request, most: number): Promise<Uint8Array<ArrayBuffer> | 'too large'> {
  const claimed = Number(request.headers.get('Content-Length') ?? 0)
  if (!(claimed <= most)) return 'too large'
  const pieces: Uint8Array<ArrayBuffer>[] = []
  let length = 0
  // Leaving the loop early cancels the rest.
  for await (const piece of request.body ?? []) {
    pieces.push(piece)
    length += piece.byteLength
    if (length > most) return 'too large'
  }
  return joined(pieces, length)
}

function joined(pieces: readonly Uint8Array[], length: number): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(length)
  let at = 0
  for (const piece of pieces) {
    bytes.set(piece, at)
    at += piece.byteLength
  }
  return bytes
}

/** The same as text, read as UTF-8. */
export async function readText(request: Request, most: number): Promise<string | 'too large'> {
  const body = await readBody(request, most)
  return body === 'too large' ? body : new TextDecoder().decode(body)
}
