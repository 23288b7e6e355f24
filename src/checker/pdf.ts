import { PDFDict, PDFName, PDFParser, PDFRawStream, PDFString, PDFHexString, type PDFContext } from 'pdf-lib'
import type { Found } from './found.ts'
import { Unreadable } from './result.ts'
import { unpack } from './unpack.ts'

/** The credential that is attached to a document: the first of its files that is JSON or a JWT. */
export async function findInPdf(bytes: Uint8Array<ArrayBuffer>): Promise<Found> {
  await refuseBombs(bytes)
  const context = await parse(bytes)
  if (context.trailerInfo.Encrypt)
    throw new Unreadable('This PDF is locked by a password, so what is attached cannot be read.')
  const texts: string[] = []
  for (const file of attachedFiles(context)) {
    const text = new TextDecoder().decode(await contentOf(file))
    if (/^\s*(\{|eyJ)/.test(text)) texts.push(text)
  }
  const [text] = texts
  if (text === undefined)
    throw new Unreadable(
      'This PDF carries no credential. If a code stands on it, enter the code above, or ask its holder for the badge.',
    )
  return {
    place: 'attached to this PDF',
    text,
    notes: [
      'What is printed on the pages was not checked. Compare the name, the certification and the days with those below.',
      ...(texts.length > 1 ? ['More than one credential is attached. The first of them was checked.'] : []),
    ],
  }
}

async function parse(bytes: Uint8Array): Promise<PDFContext> {
  try {
    return await PDFParser.forBytesWithOptions(bytes, 100, false).parseDocument()
  } catch {
    throw new Unreadable('This PDF is damaged or of a kind that cannot be read here.')
  }
}

function attachedFiles(context: PDFContext): PDFRawStream[] {
  return context.enumerateIndirectObjects().flatMap(([, object]) => {
    if (!(object instanceof PDFDict) || !object.has(PDFName.of('EF'))) return []
    const files = context.lookup(object.get(PDFName.of('EF')))
    if (!(files instanceof PDFDict)) return []
    const stream = context.lookup(files.get(PDFName.of('UF')) ?? files.get(PDFName.of('F')))
    return stream instanceof PDFRawStream && isWanted(object) ? [stream] : []
  })
}

/** By its name, where it has one. */
function isWanted(file: PDFDict): boolean {
  const name = file.get(PDFName.of('UF')) ?? file.get(PDFName.of('F'))
  if (!(name instanceof PDFString || name instanceof PDFHexString)) return true
  return /\.(json|jsonld|jwt|jws|vc|txt)$/i.test(name.decodeText())
}

async function contentOf({ dict, contents }: PDFRawStream): Promise<Uint8Array> {
  const filter = String(dict.get(PDFName.of('Filter')) ?? '').replaceAll(/[[\]\s]/g, '')
  const bytes = Uint8Array.from(contents)
  if (filter === '' || filter === 'undefined') return bytes
  if (filter === '/FlateDecode') return unpack(bytes, 'deflate')
  throw new Unreadable('What is attached to this PDF is packed in a way that is not read here.')
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

const oddlyPacked = 'This PDF is packed in a way that is not read here.'
