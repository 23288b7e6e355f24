// What the site serves that is made here and not kept: fonts, the checker of files, the script of passkeys, common passwords.
import { buildChecker } from './checker.ts'
import { cutFonts } from './fonts.ts'
import { buildPasskeys } from './passkeys.ts'
import { keepWords } from './words.ts'

export async function makeAssets() {
  return {
    fonts: await cutFonts(),
    checker: await buildChecker(),
    passkeys: await buildPasskeys(),
    words: keepWords(),
  }
}
