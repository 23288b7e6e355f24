import { type PDFContext, PDFHexString, type PDFRef, PDFString } from '@cantoo/pdf-lib'

export type Tag = 'H1' | 'P' | 'Figure'

export interface Said {
  readonly tag: Tag
  /** What a figure shows, in words. */
  readonly alt?: string
  /** Its language, where it is not the document's. */
  readonly language?: string
  /** The box of a figure in points: left, bottom, right, top. */
  readonly box?: readonly number[]
}

/** The order in which a page is read, for those who hear it. */
export class Structure {
  readonly #parts: Said[] = []

  /** Counts a part in, and gives the number that its marked content carries. */
  add(part: Said): number {
    return this.#parts.push(part) - 1
  }

  /** Writes the tree; the page must say `StructParents 0`. */
  write(context: PDFContext, page: PDFRef): PDFRef {
    const [root, document] = [context.nextRef(), context.nextRef()]
    const parts = this.#parts.map((part, number) =>
      context.register(context.obj({ ...element(part), P: document, Pg: page, K: number })),
    )
    const parents = context.register(context.obj({ Nums: [0, parts] }))
    context.assign(document, context.obj({ Type: 'StructElem', S: 'Document', P: root, K: parts }))
    context.assign(root, context.obj({ Type: 'StructTreeRoot', K: [document], ParentTree: parents, ParentTreeNextKey: 1 })) // prettier-ignore
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
