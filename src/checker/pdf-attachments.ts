import { PDFArray, type PDFContext, PDFDict, PDFHexString, PDFName, PDFRawStream, PDFRef, PDFString } from 'pdf-lib'
import { Unreadable } from './result.ts'

/** Parts of a tree or a list that are followed. */
const mostParts = 2000

/**
 * The files that a document says are attached to it: in its tree of names, and as associated files of the document or a
 * page. What lies in it besides, no reader shows.
 */
export function attachedFiles(context: PDFContext): PDFRawStream[] {
  const root = dictOf(context, context.trailerInfo.Root)
  if (!root) return []
  const names = dictOf(context, dictOf(context, root.get(PDFName.of('Names')))?.get(PDFName.of('EmbeddedFiles')))
  const files = new Set([
    ...(names ? inTree(context, names, new Set()) : []),
    ...[root, ...pagesOf(context, root)].flatMap((one) => associated(context, one)),
  ])
  return [...new Set([...files].filter(isWanted).flatMap((file) => streamOf(context, file)))]
}

function inTree(context: PDFContext, node: PDFDict, seen: Set<PDFDict>): PDFDict[] {
  if (seen.has(node) || seen.size > mostParts) return []
  seen.add(node)
  const leaves = listOf(context, node.get(PDFName.of('Names'))).filter((_, at) => at % 2 === 1)
  const kids = listOf(context, node.get(PDFName.of('Kids')))
  return [...leaves, ...kids.flatMap((kid) => (kid instanceof PDFDict ? inTree(context, kid, seen) : []))].filter(
    (one) => one instanceof PDFDict,
  )
}

function pagesOf(context: PDFContext, root: PDFDict): PDFDict[] {
  const found: PDFDict[] = []
  const open = [dictOf(context, root.get(PDFName.of('Pages')))]
  const seen = new Set<PDFDict>()
  for (const node of open) {
    if (!node || seen.has(node) || seen.size > mostParts) continue
    seen.add(node)
    found.push(node)
    for (const kid of listOf(context, node.get(PDFName.of('Kids')))) if (kid instanceof PDFDict) open.push(kid)
  }
  return found
}

function associated(context: PDFContext, of: PDFDict): PDFDict[] {
  return listOf(context, of.get(PDFName.of('AF'))).filter((one) => one instanceof PDFDict)
}

/** A file may be there under two names, of which readers take one: then both have to be the same. */
function streamOf(context: PDFContext, file: PDFDict): PDFRawStream[] {
  const both = dictOf(context, file.get(PDFName.of('EF')))
  if (!both) return []
  const streams = ['UF', 'F'].flatMap((name) => {
    const stream = context.lookup(both.get(PDFName.of(name)))
    return stream instanceof PDFRawStream ? [stream] : []
  })
  const [one, other] = streams
  if (one && other && one !== other && !areSame(one, other)) throw new Unreadable(twofold)
  const [shown, old] = namesOf(file)
  if (shown !== undefined && old !== undefined && !areAlike(shown, old)) throw new Unreadable(twofold)
  return one ? [one] : []
}

const twofold =
  'What is attached to this PDF is there twice and differs, so it depends on the reader what it says. It can’t be checked.'

function areSame(one: PDFRawStream, other: PDFRawStream): boolean {
  const filterOf = ({ dict }: PDFRawStream) => String(dict.get(PDFName.of('Filter')))
  return (
    filterOf(one) === filterOf(other) &&
    one.contents.length === other.contents.length &&
    one.contents.every((byte, at) => byte === other.contents[at])
  )
}

/** By its name, where it has one. */
function isWanted(file: PDFDict): boolean {
  const names = namesOf(file).filter((name) => name !== undefined)
  return names.length === 0 || names.some((name) => /\.(json|jsonld|jwt|jws|vc|txt)$/i.test(name))
}

function namesOf(file: PDFDict): (string | undefined)[] {
  return ['UF', 'F'].map((key) => {
    const name = file.lookup(PDFName.of(key))
    return name instanceof PDFString || name instanceof PDFHexString ? name.decodeText() : undefined
  })
}

/** Old names have no letters but those of ASCII: of others, the ending has to do. */
function areAlike(name: string, old: string): boolean {
  const ending = (of: string) => of.slice(of.lastIndexOf('.') + 1).toLowerCase()
  return /^[ -~]*$/.test(name) ? name === old : ending(name) === ending(old)
}

function dictOf(context: PDFContext, value: unknown): PDFDict | undefined {
  const found = value instanceof PDFRef ? context.lookup(value) : value
  return found instanceof PDFDict ? found : undefined
}

/** The parts of an array; one thing is a list of one. */
function listOf(context: PDFContext, value: unknown): unknown[] {
  const found = value instanceof PDFRef ? context.lookup(value) : value
  if (!(found instanceof PDFArray)) return found instanceof PDFDict ? [found] : []
  return found.asArray().map((one) => (one instanceof PDFRef ? context.lookup(one) : one))
}
