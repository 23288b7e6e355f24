import { type PDFContext, PDFName, PDFParser, type PDFRawStream } from 'pdf-lib'
import { distinct, type Found } from './found.ts'
import { attachedFiles } from './pdf-attachments.ts'
import { Unreadable } from './result.ts'
import { unpack } from './unpack.ts'

/** The credentials that are attached to a document: its files that are JSON or a JWT. */
export async function findInPdf(bytes: Uint8Array<ArrayBuffer>): Promise<Found> {
  await refuseBombs(bytes)
  const context = await parse(bytes)
  if (context.trailerInfo.Encrypt)
    throw new Unreadable('This PDF is locked by a password, so what is attached can’t be read.')
  const texts: string[] = []
  for (const file of attachedFiles(context)) {
    const text = new TextDecoder().decode(await contentOf(file))
    if (/^\s*([{[]|eyJ)/.test(text)) texts.push(text)
  }
  if (texts.length === 0)
    throw new Unreadable(
      'This PDF carries no credential. If a code is printed on it, enter the code above, or ask its holder for the badge.',
    )
  return {
    place: 'attached to this PDF',
    texts: distinct(texts),
    notes: [
      'What is printed on the pages wasn’t checked. Compare the name, the certification and the days with those below.',
    ],
  }
}

async function parse(bytes: Uint8Array): Promise<PDFContext> {
  try {
    return await PDFParser.forBytesWithOptions(bytes, 100, false).parseDocument()
  } catch {
    throw new Unreadable('This PDF is damaged, or of a kind that this page can’t read.')
  }
}

async function contentOf({ dict, contents }: PDFRawStream): Promise<Uint8Array> {
  const filter = String(dict.get(PDFName.of('Filter')) ?? '').replaceAll(/[[\]\s]/g, '')
  const bytes = Uint8Array.from(contents)
  if (filter === '' || filter === 'undefined') return bytes
  if (filter === '/FlateDecode') return unpack(bytes, 'deflate')
  throw new Unreadable('What is attached to this PDF is packed in a way that this page can’t read.')
}

/** The reader unpacks these streams itself, however much comes of them; so each is unpacked here first, within the limit. */
async function refuseBombs(bytes: Uint8Array<ArrayBuffer>): Promise<void> {
  const text = new TextDecoder('latin1').decode(bytes)
  for (const { index, 0: head } of text.matchAll(/\bobj\b(?:(?!\bendobj\b|\bobj\b)[^])*?\bstream\r?\n/g)) {
    if (!/\/(ObjStm|XRef)\b/.test(head)) continue
    // Packed more than once, its size would show only after all of it was unpacked.
    if (filtersOf(head).some((names) => names.length > 1)) throw new Unreadable(oddlyPacked)
    if (!head.includes('FlateDecode')) continue
    const start = index + head.length
    const end = text.indexOf('endstream', start)
    await unpack(bytes.slice(start, end < 0 ? undefined : end), 'deflate').catch((error: unknown) => {
      // What stands behind the packed bytes is no fault.
      if (error instanceof Unreadable) throw error
    })
  }
}

/** Of each list of filters in the head of an object, the names in it. */
function filtersOf(head: string): string[][] {
  return [...head.matchAll(/\/Filter\s*\[([^\]]*)/g)].map(([, list]) => list!.match(/\/\w+/g) ?? [])
}

const oddlyPacked = 'This PDF is packed in a way that this page can’t read.'
