import { Buffer } from 'node:buffer'

/** A byte that occurs in no UTF-8 text. */
const noText = Buffer.from([0xff])

/**
 * UTF-16 as UTF-8 bytes. Half of a surrogate pair, or half of a code unit at the end, becomes a byte that is no text,
 * so that whoever reads the bytes refuses it. Decoded, the result has one code unit for each one given.
 */
export function utf8Of(part: Uint8Array, encoding: 'utf-16le' | 'utf-16be'): Buffer {
  const even = part.byteLength - (part.byteLength % 2)
  const units = Buffer.from(part.subarray(0, even))
  const text: string = (encoding === 'utf-16be' ? units.swap16() : units).toString('utf16le')
  const end = even < part.byteLength ? [noText] : []
  if (text.isWellFormed()) return Buffer.concat([Buffer.from(text), ...end])
  const pieces = text.split(/[\uD800-\uDFFF]/u).map((piece) => Buffer.from(piece))
  return Buffer.concat([...pieces.flatMap((piece, at) => (at > 0 ? [noText, piece] : [piece])), ...end])
}
