import { Buffer } from 'node:buffer'
import { crc32 } from 'node:zlib'

/** What a PNG carries under a keyword, read chunk by chunk, every checksum looked at. */
export function textInPng(bytes: Uint8Array, keyword: string): string[] {
  const file = Buffer.from(bytes)
  if (file.subarray(0, 8).toString('hex') !== '89504e470d0a1a0a') throw new Error('no PNG')
  const found: string[] = []
  for (let at = 8, last = ''; last !== 'IEND';) {
    const length = file.readUInt32BE(at)
    last = file.toString('latin1', at + 4, at + 8)
    const data = file.subarray(at + 8, at + 8 + length)
    if (file.readUInt32BE(at + 8 + length) !== crc32(file.subarray(at + 4, at + 8 + length)))
      throw new Error(`the checksum of ${last} is wrong`)
    const end = data.indexOf(0)
    if (last === 'iTXt' && data.toString('latin1', 0, end) === keyword) {
      if (data[end + 1] !== 0 || data[end + 2] !== 0) throw new Error('it is packed')
      const language = data.indexOf(0, end + 3)
      found.push(data.toString('utf8', data.indexOf(0, language + 1) + 1))
    }
    at += length + 12
  }
  return found
}
