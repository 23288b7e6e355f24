import { crc32 } from '../core/crc32.ts'

const keyword = 'openbadgecredential'
const signature = 8
const headerChunk = 4 + 4 + 13 + 4

/** A PNG that carries a credential, in one iTXt chunk behind its header. */
export function bakePng(png: Uint8Array, credential: string): Uint8Array<ArrayBuffer> {
  const at = signature + headerChunk
  const body = new TextEncoder().encode(`iTXt${keyword}\0\0\0\0\0${credential}`)
  const chunk = new Uint8Array(body.length + 8)
  const view = new DataView(chunk.buffer)
  view.setUint32(0, body.length - 4)
  chunk.set(body, 4)
  view.setUint32(body.length + 4, crc32(body))
  const baked = new Uint8Array(png.length + chunk.length)
  baked.set(png.subarray(0, at))
  baked.set(chunk, at)
  baked.set(png.subarray(at), at + chunk.length)
  return baked
}

/** An SVG that carries a credential, right behind its start. */
export function bakeSvg(svg: string, credential: string): string {
  const whole = credential.replaceAll(']]>', ']]\\u003e')
  return svg.replace(
    /<svg\b([^<>]*)>/,
    (_, attributes: string) =>
      `<svg xmlns:openbadges="https://purl.imsglobal.org/ob/v3p0"${attributes}><openbadges:credential><![CDATA[${whole}]]></openbadges:credential>`,
  )
}
