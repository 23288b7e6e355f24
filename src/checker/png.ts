import { crc32 } from '../core/crc32.ts'
import type { Found } from './found.ts'
import { Unreadable } from './result.ts'
import { unpack } from './unpack.ts'

const keywords: readonly string[] = ['openbadgecredential', 'clrcredential', 'openbadges']

/** The credential in a picture: the first of its text chunks that has one counts. */
export async function findInPng(bytes: Uint8Array<ArrayBuffer>): Promise<Found> {
  const chunks = [...textChunks(bytes)]
  const [first] = chunks
  if (!first)
    throw new Unreadable(
      'This picture holds no credential. Badges lose it when a program saves them anew; use the file as it came.',
    )
  const text = first.packed ? await unpack(first.content, 'deflate') : first.content
  return {
    place: 'in this picture (PNG)',
    text: new TextDecoder().decode(text),
    notes: [
      ...(chunks.length > 1 ? ['The picture holds more than one credential. The first of them was checked.'] : []),
      'What the picture shows was not checked. Compare it with what stands below.',
    ],
  }
}

function* textChunks(bytes: Uint8Array<ArrayBuffer>) {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  for (let at = 8; at + 12 <= bytes.length;) {
    const length = view.getUint32(at)
    const end = at + 12 + length
    if (end > bytes.length) throw new Unreadable('The picture is broken off. Get it from its holder again.')
    const type = latin(bytes.subarray(at + 4, at + 8))
    if (type === 'IEND') return
    const body = bytes.subarray(at + 4, at + 8 + length)
    const chunk = type === 'iTXt' || type === 'tEXt' ? readChunk(type, body.subarray(4)) : undefined
    if (chunk) {
      if (crc32(body) !== view.getUint32(end - 4))
        throw new Unreadable('The picture is damaged where its credential stands. Get it from its holder again.')
      yield chunk
    }
    at = end
  }
}

/** Keyword, in iTXt two bytes on how it is packed, language and translated keyword; then the text. */
function readChunk(type: string, body: Uint8Array<ArrayBuffer>) {
  const end = body.indexOf(0)
  if (end < 0 || !keywords.includes(latin(body.subarray(0, end)))) return undefined
  if (type === 'tEXt') return { packed: false, content: body.slice(end + 1) }
  const language = body.indexOf(0, end + 3)
  const translated = language < 0 ? -1 : body.indexOf(0, language + 1)
  if (translated < 0) return undefined
  return { packed: body[end + 1] === 1, content: body.slice(translated + 1) }
}

function latin(bytes: Uint8Array): string {
  return String.fromCharCode(...bytes.subarray(0, 80))
}
