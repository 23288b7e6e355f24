import {
  decodePDFRawStream,
  PDFArray,
  PDFDict,
  PDFDocument,
  PDFHexString,
  PDFName,
  PDFNumber,
  PDFRawStream,
  type PDFRef,
  PDFString,
} from 'pdf-lib'

/** An element of the structure tree, as a reader finds it. */
export interface Element {
  readonly tag: string
  readonly alt: string | undefined
  readonly language: string | undefined
  readonly hasBox: boolean
  readonly children: readonly (Element | number)[]
}

export interface ReadPdf {
  readonly document: PDFDocument
  readonly root: Element
  readonly operators: readonly string[]
  /** What the parent tree says of each number of marked content: the tag of its element. */
  readonly parents: readonly string[]
}

export async function readPdf(bytes: Uint8Array): Promise<ReadPdf> {
  const document = await PDFDocument.load(bytes, { updateMetadata: false })
  const tree = document.catalog.lookup(PDFName.of('StructTreeRoot'), PDFDict)
  const top = tree.lookup(PDFName.of('K'), PDFArray).lookup(0, PDFDict)
  const parents = tree.lookup(PDFName.of('ParentTree'), PDFDict).lookup(PDFName.of('Nums'), PDFArray)
  const stream = document.context.lookup(document.getPage(0).node.get(PDFName.of('Contents')) as PDFRef)
  const content = decodePDFRawStream(stream as PDFRawStream).decode()
  return {
    document,
    root: element(top),
    operators: new TextDecoder('latin1').decode(content).split('\n'),
    parents: parents
      .lookup(1, PDFArray)
      .asArray()
      .map((ref) => nameOf(document.context.lookup(ref as PDFRef, PDFDict), 'S')),
  }
}

function element(dict: PDFDict): Element {
  return {
    tag: nameOf(dict, 'S'),
    alt: textOf(dict, 'Alt'),
    language: textOf(dict, 'Lang'),
    hasBox: dict.lookupMaybe(PDFName.of('A'), PDFDict)?.has(PDFName.of('BBox')) ?? false,
    children: childrenOf(dict.lookup(PDFName.of('K'))),
  }
}

function childrenOf(kids: unknown): (Element | number)[] {
  if (kids instanceof PDFNumber) return [kids.asNumber()]
  if (kids instanceof PDFDict) return [element(kids)]
  if (kids instanceof PDFArray)
    return Array.from({ length: kids.size() }, (_, at) => childrenOf(kids.lookup(at))).flat()
  return []
}

function nameOf(dict: PDFDict, key: string): string {
  return dict.lookup(PDFName.of(key), PDFName).decodeText()
}

function textOf(dict: PDFDict, key: string): string | undefined {
  return dict.lookupMaybe(PDFName.of(key), PDFString, PDFHexString)?.decodeText()
}
