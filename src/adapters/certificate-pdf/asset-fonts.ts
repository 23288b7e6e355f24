import { madeOnce } from '../../core/made-once.ts'
import type { FontSource } from './fonts.ts'

/** The cut fonts among the static assets; one source for each binding, so that what is read of the fonts is kept. */
export const assetFonts = madeOnce((assets: Pick<Fetcher, 'fetch'>): FontSource => {
  return {
    async load(name) {
      const answer = await assets.fetch(`https://here.invalid/fonts/${name}.ttf`)
      if (!answer.ok) throw new Error(`The font ${name} is not among the assets (${answer.status})`)
      return answer.arrayBuffer()
    },
  }
})
