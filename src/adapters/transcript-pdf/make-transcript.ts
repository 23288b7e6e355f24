import { PDFContext, PDFWriter } from 'pdf-lib'
import type { AttachedFile } from '../certificate-pdf/attach-file.ts'
import { cleanText } from '../certificate-pdf/clean-text.ts'
import { FontShelf } from '../certificate-pdf/font-shelf.ts'
import type { FontSource } from '../certificate-pdf/fonts.ts'
import { catalogOf, describe } from '../certificate-pdf/metadata.ts'
import { drawPages } from './draw-pages.ts'
import { footRows, remarkRows } from './foot-rows.ts'
import { headRows } from './head-rows.ts'
import { listRows } from './list-rows.ts'
import { onPages, type PlacedRow } from './row.ts'
import { Setting } from './setting.ts'
import { bottom, margin, top, uprightOf } from './sheet.ts'
import type { TranscriptFacts } from './transcript-facts.ts'

export interface MadeTranscript {
  readonly bytes: Uint8Array
  /** Characters that no font has: for the log, which may say that there are some but not whose. */
  readonly missing: readonly string[]
}

/**
 * Makes a transcript on paper, with its learner record in it where there is one: the same facts give the same bytes. Throws
 * `NoNameToShow`, and what `fonts` throws.
 */
export async function makeTranscriptPdf(
  facts: TranscriptFacts,
  fonts: FontSource,
  record?: Uint8Array,
): Promise<MadeTranscript> {
  const setting = new Setting(new FontShelf(fonts))
  const size = uprightOf(facts.paper)
  const pages = onPages(await rowsOf(setting, facts, size.width - 2 * margin), top, size.height - bottom)

  const context = PDFContext.create()
  const numbering = { space: await setting.space(), numbers: await numbersOf(setting, facts, pages) }
  const { tree, pages: written, structure } = drawPages(context, pages, size, numbering)
  const title = `Transcript – ${cleanText(facts.name)}`
  const about = { title, author: cleanText(facts.issuer), isAccessible: true }
  const files = record ? [attached(record)] : []
  await describe(context, about, facts, catalogOf(context, about, tree, structure.write(context, written), files))
  const bytes = await PDFWriter.forContext(context, Infinity).serializeToBuffer()
  return { bytes, missing: setting.missing }
}

/** The transcript itself, signed, so that the file can be checked. */
function attached(bytes: Uint8Array): AttachedFile {
  const description = 'The signed learner record that this transcript shows (CLR 2.0)'
  return { name: 'learner-record.json', type: 'application/vc+ld+json', description, bytes }
}

async function rowsOf(setting: Setting, facts: TranscriptFacts, width: number) {
  return [
    ...(await headRows(setting, facts, width)),
    ...(await listRows(setting, facts, width)),
    ...(await remarkRows(setting, facts, width)),
    ...(await footRows(setting, facts, width)),
  ]
}

async function numbersOf(setting: Setting, { transcript }: TranscriptFacts, pages: readonly PlacedRow[][]) {
  if (pages.length === 1) return []
  return Promise.all(
    pages.map((_, at) => setting.line(`Transcript ${transcript}, page ${at + 1} of ${pages.length}`, 'sans')),
  )
}
