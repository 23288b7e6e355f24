import { expect, test } from 'vitest'
import { assetFonts } from '../../../src/adapters/certificate-pdf/asset-fonts.ts'

function assets(files: Record<string, string>) {
  return {
    fetch: async (address: RequestInfo | URL) => {
      const found = files[new URL(String(address)).pathname]
      return found === undefined ? new Response('', { status: 404 }) : new Response(found)
    },
  }
}

test('a font comes from the assets, and one that is not there is an error with its name', async () => {
  const source = assetFonts(assets({ '/fonts/serif.ttf': 'glyphs' }))
  expect(new TextDecoder().decode(await source.load('serif'))).toBe('glyphs')
  await expect(source.load('runes')).rejects.toThrow('The font runes is not among the assets (404)')
})

test('the same assets are the same source', () => {
  const one = assets({})
  expect(assetFonts(one)).toBe(assetFonts(one))
  expect(assetFonts(one)).not.toBe(assetFonts(assets({})))
})
