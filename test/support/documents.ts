import { PDFDocument, PDFHexString, PDFName, type PDFRef } from 'pdf-lib'

export interface Attached {
  /** What reading programs of today take, and those of before; the same where there is one. */
  readonly text: string
  readonly old?: string
  readonly name?: string
  readonly oldName?: string
  /** Where it is named: nowhere is an orphan. */
  readonly in?: readonly ('names' | 'document' | 'page' | 'kids')[]
}

/** A PDF with files in it, named where such files may be named, and where not. */
export async function pdfOf(...files: readonly Attached[]): Promise<Uint8Array> {
  const paper = await PDFDocument.create()
  const page = paper.addPage()
  const { context, catalog } = paper
  const stream = (text: string) => context.register(context.flateStream(text))
  const named: { ref: PDFRef; places: readonly string[] }[] = files.map(
    ({ text, old, name = 'credential.json', oldName = name, in: places = ['names'] }) => {
      const shown = stream(text)
      const ref = context.register(
        context.obj({
          Type: 'Filespec',
          F: PDFHexString.fromText(oldName),
          UF: PDFHexString.fromText(name),
          EF: { UF: shown, F: old === undefined ? shown : stream(old) },
        }),
      )
      return { ref, places }
    },
  )
  const of = (place: string) => named.filter(({ places }) => places.includes(place)).map(({ ref }) => ref)
  const leaf = (refs: readonly PDFRef[]) =>
    context.register(context.obj({ Names: refs.flatMap((ref) => [PDFHexString.fromText(String(ref)), ref]) }))
  const tree = context.obj({ Kids: [leaf(of('names')), context.register(context.obj({ Kids: [leaf(of('kids'))] }))] })
  catalog.set(PDFName.of('Names'), context.obj({ EmbeddedFiles: context.register(tree) }))
  if (of('document').length > 0) catalog.set(PDFName.of('AF'), context.obj(of('document')))
  if (of('page').length > 0) page.node.set(PDFName.of('AF'), context.obj(of('page')))
  return paper.save({ useObjectStreams: false })
}
