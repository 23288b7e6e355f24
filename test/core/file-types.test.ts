import { expect, test } from 'vitest'
import { fileTypeOf } from '../../src/core/file-types.ts'

const signs = (text: string) => Uint8Array.from(text, (sign) => sign.charCodeAt(0))

test.each([
  ['a PDF', signs('%PDF-1.7\n'), 'application/pdf'],
  ['a PDF of five signs', signs('%PDF-'), 'application/pdf'],
  ['a JPEG', Uint8Array.of(0xff, 0xd8, 0xff, 0xe0, 0, 0x10), 'image/jpeg'],
  ['a PNG', Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0), 'image/png'],
] as const)('%s is known by what it begins with', (_, bytes, type) => {
  expect(fileTypeOf(bytes)).toBe(type)
})

test.each([
  ['nothing', new Uint8Array()],
  ['a page', signs('<!doctype html><script>alert(1)</script>')],
  ['a drawing with scripts', signs('<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>')],
  ['a PDF after a space', signs(' %PDF-1.7')],
  ['a page with a PDF in it', signs('<html>%PDF-1.7')],
  ['a PDF cut short', signs('%PDF')],
  ['a PNG cut short', Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a)],
  ['a PNG whose line breaks were changed on the way', Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 0x0a, 0x1a, 0x0a, 0)],
  ['a JPEG cut short', Uint8Array.of(0xff, 0xd8)],
  ['a GIF', signs('GIF89a')],
  ['a ZIP', signs('PK\u0003\u0004')],
])('%s is none of them', (_, bytes) => {
  expect(fileTypeOf(bytes)).toBeUndefined()
})
