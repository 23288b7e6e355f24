import { type PDFContext, PDFHexString, type PDFRef, PDFString } from 'pdf-lib'

export type Tag = 'H1' | 'H2' | 'P' | 'Figure'

export interface Said {
  readonly tag: Tag
  /** What a figure shows, in words. */
  readonly alt?: string
  /** Its language, where it is not the document's. */
  readonly language?: string
  /** The box of a figure in points: left, bottom, right, top. */
  readonly box?: readonly number[]
}

/** The order in which a document is read, for those who hear it. */
export class Structure {
  readonly #pages: Said[][] = [[]]

  /** Counts a part of the newest page in, and gives the number that its marked content carries. */
  add(part: Said): number {
    return this.#pages.at(-1)!.push(part) - 1
  }

  /** What is added from here on stands on the next page. */
  turnPage(): void {
    this.#pages.push([])
  }

  /** Writes the tree; each page must say `StructParents` with its number, from 0. */
  write(context: PDFContext, pages: readonly PDFRef[]): PDFRef {
    const [root, document] = [context.nextRef(), context.nextRef()]
    const parts = this.#pages.map((said, at) =>
      said.map((part, number) =>
        context.register(context.obj({ ...element(part), P: document, Pg: pages[at]!, K: number })),
      ),
    )
    const parents = context.register(context.obj({ Nums: parts.flatMap((ofPage, at) => [at, ofPage]) }))
    context.assign(document, context.obj({ Type: 'StructElem', S: 'Document', P: root, K: parts.flat() }))
    context.assign(root, context.obj({ Type: 'StructTreeRoot', K: [document], ParentTree: parents, ParentTreeNextKey: parts.length })) // prettier-ignore
    return root
  }
}

function element({ tag, alt, language, box }: Said) {
  return {
    Type: 'StructElem',
    S: tag,
    Alt: alt === undefined ? undefined : PDFHexString.fromText(alt),
    Lang: language === undefined ? undefined : PDFString.of(language),
    A: box && { O: 'Layout', Placement: 'Block', BBox: [...box] },
  }
}
