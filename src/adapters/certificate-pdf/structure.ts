import { type PDFContext, PDFHexString, type PDFRef, PDFString } from 'pdf-lib'

export type Tag = 'H1' | 'H2' | 'P' | 'Figure' | 'TH' | 'TD' | 'LBody'

/** What holds parts together, such as a row of a table: one thing, however many parts and pages it goes over. */
export interface Group {
  readonly tag: 'Table' | 'TR' | 'L' | 'LI'
}

export interface Said {
  readonly tag: Tag
  /** The groups it is in, from the outermost on. */
  readonly within?: readonly Group[]
  /** What a heading of a table is the heading of. */
  readonly scope?: 'Row'
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
    const root = context.nextRef()
    const tree = new Tree(context)
    const parts = this.#pages.map((said, at) =>
      said.map((part, number) => tree.add(part, { Pg: pages[at]!, K: number })),
    )
    const parents = context.register(context.obj({ Nums: parts.flatMap((ofPage, at) => [at, ofPage]) }))
    const document = tree.write(root)
    context.assign(root, context.obj({ Type: 'StructTreeRoot', K: [document], ParentTree: parents, ParentTreeNextKey: parts.length })) // prettier-ignore
    return root
  }
}

interface Node {
  readonly ref: PDFRef
  readonly parent: PDFRef | undefined
  readonly kids: PDFRef[]
}

/** The elements of a document, each under the group that it is in. */
class Tree {
  readonly #context: PDFContext
  readonly #document: Node
  readonly #groups = new Map<Group, Node>()

  constructor(context: PDFContext) {
    this.#context = context
    this.#document = { ref: context.nextRef(), parent: undefined, kids: [] }
  }

  /** Adds a part, with where its content is. */
  add(part: Said, content: { readonly Pg: PDFRef; readonly K: number }): PDFRef {
    const parent = (part.within ?? []).reduce((node, group) => this.#groupIn(node, group), this.#document)
    const ref = this.#context.register(this.#context.obj({ ...element(part), P: parent.ref, ...content }))
    parent.kids.push(ref)
    return ref
  }

  write(root: PDFRef): PDFRef {
    for (const [{ tag }, node] of this.#groups) this.#assign(tag, node, node.parent!)
    this.#assign('Document', this.#document, root)
    return this.#document.ref
  }

  #groupIn(parent: Node, group: Group): Node {
    const known = this.#groups.get(group)
    if (known) return known
    const node = { ref: this.#context.nextRef(), parent: parent.ref, kids: [] }
    this.#groups.set(group, node)
    parent.kids.push(node.ref)
    return node
  }

  #assign(tag: string, { ref, kids }: Node, parent: PDFRef): void {
    this.#context.assign(ref, this.#context.obj({ Type: 'StructElem', S: tag, P: parent, K: kids }))
  }
}

function element({ tag, alt, language, box, scope }: Said) {
  return {
    Type: 'StructElem',
    S: tag,
    Alt: alt === undefined ? undefined : PDFHexString.fromText(alt),
    Lang: language === undefined ? undefined : PDFString.of(language),
    A: box ? { O: 'Layout', Placement: 'Block', BBox: [...box] } : scope && { O: 'Table', Scope: scope },
  }
}
