import type { Found } from './found.ts'
import { mostBytes } from './limits.ts'
import { Unreadable } from './result.ts'
import { findInPng } from './png.ts'
import { findInSvg } from './svg.ts'

/** What a file is shows in its bytes; its name is not believed. */
export async function findCredentials(bytes: Uint8Array<ArrayBuffer>): Promise<Found> {
  if (bytes.length === 0) throw new Unreadable('The file is empty.')
  if (bytes.length > mostBytes)
    throw new Unreadable(
      'The file is larger than 5 MB. Credentials are smaller: choose the file that the issuer gave out.',
    )
  const starts = (...signs: readonly number[]) => signs.every((sign, at) => bytes[at] === sign)
  if (starts(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a)) return findInPng(bytes)
  if (starts(0x25, 0x50, 0x44, 0x46)) return (await import('./pdf.ts')).findInPdf(bytes)
  const other = otherKinds.find(({ signs }) => starts(...signs))
  if (other) throw new Unreadable(other.sentence)
  const text = readText(bytes).trim()
  if (text.startsWith('<')) return findInSvg(text)
  return { place: '', texts: [text], notes: [] }
}

const otherKinds = [
  {
    signs: [0x50, 0x4b],
    sentence: 'This is a zip archive, or an office document. Unpack it, and choose the credential inside.',
  },
  { signs: [0x1f, 0x8b], sentence: 'This file is packed (gzip). Unpack it, and choose the credential inside.' },
  {
    signs: [0xff, 0xd8, 0xff],
    sentence: 'This is a photograph (JPEG), which holds no credential. Badges come as PNG or SVG.',
  },
  {
    signs: [0x47, 0x49, 0x46, 0x38],
    sentence: 'This is a picture (GIF), which holds no credential. Badges come as PNG or SVG.',
  },
] as const

function readText(bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: false }).decode(bytes)
  } catch {
    throw new Unreadable('There is no credential in this file. Choose a PDF, PNG, SVG, JSON or JWT.')
  }
}
