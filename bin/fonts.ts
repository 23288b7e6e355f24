// Cuts the fonts of certificates out of their packages into public/fonts, where they are not yet what they should be.
import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import subset from 'subset-font'
import { filesOf, nameFonts, pageFonts, pageRanges } from '../src/adapters/certificate-pdf/fonts.ts'

interface Source {
  readonly package: string
  readonly file: string
  readonly license: string
}

const whole = (name: string, file: string): Source => ({
  package: `@expo-google-fonts/${name}`,
  file,
  license: 'LICENSE_FONT',
})

const sources: Readonly<Record<string, Source>> = {
  serif: whole('charis-sil', '400Regular/CharisSIL_400Regular.ttf'),
  'serif-italic': whole('charis-sil', '400Regular_Italic/CharisSIL_400Regular_Italic.ttf'),
  'serif-bold': whole('charis-sil', '700Bold/CharisSIL_700Bold.ttf'),
  sans: whole('inter', '400Regular/Inter_400Regular.ttf'),
  'sans-strong': whole('inter', '600SemiBold/Inter_600SemiBold.ttf'),
  greek: whole('noto-serif', '400Regular/NotoSerif_400Regular.ttf'),
  hebrew: whole('noto-serif-hebrew', '400Regular/NotoSerifHebrew_400Regular.ttf'),
  arabic: whole('amiri', '400Regular/Amiri_400Regular.ttf'),
  devanagari: whole('noto-serif-devanagari', '400Regular/NotoSerifDevanagari_400Regular.ttf'),
  thai: {
    package: '@fontsource/noto-serif-thai',
    file: 'files/noto-serif-thai-thai-400-normal.woff2',
    license: 'LICENSE',
  },
  kana: whole('noto-serif-jp', '400Regular/NotoSerifJP_400Regular.ttf'),
  hangul: whole('noto-serif-kr', '400Regular/NotoSerifKR_400Regular.ttf'),
  han: whole('noto-serif-sc', '400Regular/NotoSerifSC_400Regular.ttf'),
  'han-rare': whole('noto-serif-sc', '400Regular/NotoSerifSC_400Regular.ttf'),
  'han-japanese-rare': whole('noto-serif-jp', '400Regular/NotoSerifJP_400Regular.ttf'),
  'han-japanese': whole('noto-serif-jp', '400Regular/NotoSerifJP_400Regular.ttf'),
}

/** What shaping a name needs; small capitals, figures and the like stay behind. */
const shaping = 'ccmp locl mark mkmk kern dist curs rlig liga isol init medi fina'.split(' ')
const indic = 'nukt akhn rphf rkrf pref blwf half pstf vatu cjct pres abvs blws psts haln abvm blwm'.split(' ')

/** Cuts what is missing or has changed; tells how many bytes there are in how many files. */
export async function cutFonts(folder = 'public/fonts'): Promise<{ files: number; bytes: number }> {
  const marker = join(folder, '.cut.json')
  const wanted = fingerprint()
  if (existsSync(marker)) {
    const last = JSON.parse(readFileSync(marker, 'utf8')) as { of: string; files: number; bytes: number }
    if (last.of === wanted) return last
  }
  rmSync(folder, { recursive: true, force: true })
  mkdirSync(folder, { recursive: true })
  const sizes: number[] = []
  for (const { file, source, ranges, large } of cuts()) {
    const bytes = await cut(source, ranges, large)
    writeFileSync(join(folder, `${file}.ttf`), bytes)
    sizes.push(bytes.length)
  }
  for (const [name, { package: from, license }] of Object.entries(sources))
    writeFileSync(join(folder, `${name}.OFL.txt`), readFileSync(join('node_modules', from, license)))
  const made = { of: wanted, files: sizes.length, bytes: sizes.reduce((sum, size) => sum + size, 0) }
  writeFileSync(marker, JSON.stringify(made))
  return made
}

function cuts() {
  const others = pageFonts.filter((font) => font !== 'serif')
  return [
    ...others.map((font) => ({ file: font, source: font, ranges: pageRanges[font], large: false })),
    ...nameFonts.flatMap((font) =>
      filesOf(font).map(({ file, ranges }) => ({
        file,
        source: font.name,
        ranges,
        large: font.block !== undefined || font.name.endsWith('-rare'),
      })),
    ),
  ]
}

/** Names go out as well as hints: some of the fonts reserve theirs for the uncut font. */
async function cut(source: string, ranges: readonly (readonly [number, number])[], large: boolean): Promise<Buffer> {
  const { package: from, file } = sources[source]!
  const text = ranges.flatMap(([first, last]) =>
    Array.from({ length: last - first + 1 }, (_, index) => String.fromCodePoint(first + index)),
  )
  return subset(readFileSync(join('node_modules', from, file)), text.join(''), {
    targetFormat: 'truetype',
    noHinting: true,
    keepFeatures: large ? [] : [...shaping, ...indic],
    dropTables: ['name', 'STAT', 'vhea', 'vmtx', 'VORG', 'BASE', 'DSIG', ...(large ? ['GSUB', 'GPOS', 'GDEF'] : [])],
  })
}

function fingerprint(): string {
  const hash = createHash('sha256').update(readFileSync('bin/fonts.ts'))
  hash.update(readFileSync('src/adapters/certificate-pdf/fonts.ts'))
  const packages = [...Object.values(sources).map((source) => source.package), 'subset-font', 'harfbuzzjs']
  for (const name of new Set(packages)) hash.update(readFileSync(join('node_modules', name, 'package.json')))
  return hash.digest('hex')
}

if (import.meta.main) {
  const { files, bytes } = await cutFonts()
  console.log(`${files} font files, ${(bytes / 2 ** 20).toFixed(1)} MiB, in public/fonts`)
}
