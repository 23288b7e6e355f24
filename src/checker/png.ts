import { crc32 } from '../core/crc32.ts'
import { distinct, type Found } from './found.ts'
import { Unreadable } from './result.ts'
import { unpack } from './unpack.ts'

const keywords: readonly string[] = ['openbadgecredential', 'clrcredential', 'openbadges']

/** The credentials in a picture: all its text chunks that have one. */
export async function findInPng(bytes: Uint8Array<ArrayBuffer>): Promise<Found> {
  const texts: string[] = []
  for (const { packed, content } of textChunks(bytes))
    texts.push(new TextDecoder().decode(packed ? await unpack(content, 'deflate') : content))
  if (texts.length === 0)
    throw new Unreadable(
      'This picture holds no credential. Badges lose it when a program saves them again, so use the file as it came.',
    )
  return {
    place: 'in this picture (PNG)',
    texts: distinct(texts),
    notes: ['We didn’t check what the picture shows. Compare it with the details below.'],
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
        throw new Unreadable('The credential in the picture is damaged. Ask its holder for it again.')
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
