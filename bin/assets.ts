// What the site serves that is made here and not kept: fonts and the checker of files.
import { buildChecker } from './checker.ts'
import { cutFonts } from './fonts.ts'

export async function makeAssets() {
  return { fonts: await cutFonts(), checker: await buildChecker() }
}
