import { readPack } from '../../../adapters/packed-files.ts'
import type { ZipEntry } from '../../../adapters/zip.ts'
import { filesOf, logoPackKey } from '../../../program/logo-files.ts'
import type { Logo } from '../../../program/logos.ts'

/** The name of the archive with the files of all logos. */
export const zipOfAll = 'all-logos.zip'

export function zipOf({ code }: Pick<Logo, 'code'>): string {
  return `${code.toLowerCase()}.zip`
}

/** The logos whose files an archive has; nothing where there is no archive of that name. */
export function logosInZip(logos: readonly Logo[], name: string): readonly Logo[] | undefined {
  if (name === zipOfAll) return logos.length > 0 ? logos : undefined
  const one = logos.find((logo) => zipOf(logo) === name)
  return one && [one]
}

/** Every file of these logos in a directory of its own, with what to say to people who don’t see the picture. */
export async function* entriesOf(bucket: R2Bucket, logos: readonly Logo[]): AsyncIterable<ZipEntry> {
  for (const logo of logos) {
    const [files, folder] = [filesOf(logo), logo.code.toLowerCase()]
    yield { path: `${folder}/alternative-text.txt`, content: `${files[0]!.alt}\n` }
    const names = new Set(files.map(({ file }) => file))
    for (const { name, bytes } of await readPack(bucket, logoPackKey(logo.code)))
      if (names.has(name)) yield { path: `${folder}/${name}`, content: bytes }
  }
}
