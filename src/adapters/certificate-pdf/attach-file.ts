import { type PDFContext, PDFHexString, type PDFRef, PDFString } from 'pdf-lib'

/** A file that a document carries. */
export interface AttachedFile {
  /** ASCII, with its ending. */
  readonly name: string
  readonly type: string
  /** What it is, for whoever finds it in their viewer. */
  readonly description: string
  readonly bytes: Uint8Array
}

/** What the root of a document says of the files in it; nothing where there are none. */
export function attachFiles(context: PDFContext, files: readonly AttachedFile[]) {
  if (files.length === 0) return {}
  const written = files.map((file) => ({ name: PDFHexString.fromText(file.name), ref: writeFile(context, file) }))
  return {
    Names: { EmbeddedFiles: { Names: written.flatMap(({ name, ref }) => [name, ref]) } },
    AF: written.map(({ ref }) => ref),
  }
}

function writeFile(context: PDFContext, { name, type, description, bytes }: AttachedFile): PDFRef {
  const kept = { Type: 'EmbeddedFile', Subtype: type, Params: { Size: bytes.length } }
  const content = context.register(context.flateStream(bytes, kept))
  return context.register(
    context.obj({
      Type: 'Filespec',
      F: PDFString.of(name),
      UF: PDFHexString.fromText(name),
      EF: { F: content, UF: content },
      Desc: PDFHexString.fromText(description),
      AFRelationship: 'Data',
    }),
  )
}
