import { PDFiumLibrary } from '@hyzyla/pdfium'

/** An element of the structure as PDFium finds it, with what is drawn for it on the page. */
export interface SeenElement {
  readonly tag: string
  readonly scope: string
  readonly text: string
  readonly children: readonly SeenElement[]
}

export interface SeenPage {
  readonly elements: readonly SeenElement[]
  /** Numbers of marked content that elements of the structure name, in their order. */
  readonly named: readonly number[]
  /** Those that are drawn. */
  readonly drawn: readonly number[]
  /** How much is drawn that is neither said by an element nor marked as decoration. */
  readonly stray: number
}

export interface SeenPdf {
  readonly pages: readonly SeenPage[]
  readonly attachments: readonly { readonly name: string; readonly type: string; readonly text: string }[]
}

/** What of PDFium the library doesn't offer itself: its functions by their names, and its memory. */
class Module {
  readonly #raw: Readonly<Record<string, (...numbers: number[]) => number>>

  constructor({ module }: { readonly module: object }) {
    this.#raw = module as never
  }

  call(name: string, ...numbers: number[]): number {
    return this.#raw[`_${name}`]!(...numbers)
  }

  /** It moves when it grows. */
  get memory(): Uint8Array<ArrayBuffer> {
    return this.#raw.HEAPU8 as never
  }
}

let library: Promise<PDFiumLibrary> | undefined

/** The structure and the attachments of a document, by a reader of another make. */
export async function seeStructure(bytes: Uint8Array): Promise<SeenPdf> {
  library ??= PDFiumLibrary.init()
  const reader = await library
  const document = await reader.loadDocument(bytes)
  try {
    const module = new Module(reader as never)
    const { documentIdx } = document as unknown as { readonly documentIdx: number }
    const pages = Array.from({ length: document.getPageCount() }, (_, at) => seePage(module, documentIdx, at))
    const count = module.call('FPDFDoc_GetAttachmentCount', documentIdx)
    return { pages, attachments: Array.from({ length: count }, (_, at) => seeAttachment(module, documentIdx, at)) }
  } finally {
    document.destroy()
  }
}

function seePage(module: Module, document: number, at: number): SeenPage {
  const page = module.call('FPDF_LoadPage', document, at)
  const drawing = drawingOf(module, page)
  const tree = module.call('FPDF_StructTree_GetForPage', page)
  const named: number[] = []
  const see = (element: number): SeenElement => {
    const children: SeenElement[] = []
    let text = ''
    for (let child = 0; child < module.call('FPDF_StructElement_CountChildren', element); child++) {
      const number = module.call('FPDF_StructElement_GetChildMarkedContentID', element, child)
      if (number >= 0) {
        named.push(number)
        text += drawing.texts.get(number) ?? ''
        continue
      }
      // What is on another page is there without a name.
      const seen = see(module.call('FPDF_StructElement_GetChildAtIndex', element, child))
      if (seen.tag !== '') children.push(seen)
    }
    const tag = wide(module, (buffer, size) => module.call('FPDF_StructElement_GetType', element, buffer, size))
    const scope = attribute(module, element, 'Scope')
    return { tag, scope, text: text.replaceAll(/\s+/g, ' ').trim(), children }
  }
  const roots = Array.from({ length: module.call('FPDF_StructTree_CountChildren', tree) }, (_, child) =>
    see(module.call('FPDF_StructTree_GetChildAtIndex', tree, child)),
  )
  module.call('FPDF_StructTree_Close', tree)
  module.call('FPDF_ClosePage', page)
  return { elements: roots.flatMap(({ children }) => children), named, drawn: drawing.drawn, stray: drawing.stray }
}

/** What is drawn on a page, by the number of its marked content. */
function drawingOf(module: Module, page: number) {
  const texts = new Map<number, string>()
  const drawn = new Set<number>()
  let stray = 0
  const shown = module.call('FPDFText_LoadPage', page)
  for (let at = 0; at < module.call('FPDFPage_CountObjects', page); at++) {
    const object = module.call('FPDFPage_GetObject', page, at)
    const number = module.call('FPDFPageObj_GetMarkedContentID', object)
    if (number < 0) {
      if (!marksOf(module, object).includes('Artifact')) stray++
      continue
    }
    drawn.add(number)
    const isText = module.call('FPDFPageObj_GetType', object) === 1
    const text = isText
      ? wide(module, (buffer, size) => module.call('FPDFTextObj_GetText', object, shown, buffer, size))
      : ''
    texts.set(number, (texts.get(number) ?? '') + text)
  }
  module.call('FPDFText_ClosePage', shown)
  return { texts, drawn: [...drawn].sort((a, b) => a - b), stray }
}

function marksOf(module: Module, object: number): string[] {
  return Array.from({ length: module.call('FPDFPageObj_CountMarks', object) }, (_, at) => {
    const mark = module.call('FPDFPageObj_GetMark', object, at)
    return counted(module, (...room) => module.call('FPDFPageObjMark_GetName', mark, ...room))
  })
}

function seeAttachment(module: Module, document: number, at: number) {
  const attachment = module.call('FPDFDoc_GetAttachment', document, at)
  const name = wide(module, (buffer, size) => module.call('FPDFAttachment_GetName', attachment, buffer, size))
  const type = wide(module, (buffer, size) => module.call('FPDFAttachment_GetSubtype', attachment, buffer, size))
  const text = within(module, 4, (length) => {
    module.call('FPDFAttachment_GetFile', attachment, 0, 0, length)
    const size = new DataView(module.memory.buffer).getUint32(length, true)
    return within(module, size, (buffer) => {
      module.call('FPDFAttachment_GetFile', attachment, buffer, size, length)
      return new TextDecoder().decode(module.memory.slice(buffer, buffer + size))
    })
  })
  return { name, type, text }
}

/** The value of an attribute of an element, where it is a text or a name. */
function attribute(module: Module, element: number, name: string): string {
  const bytes = new TextEncoder().encode(`${name}\0`)
  return within(module, bytes.length, (place) => {
    module.memory.set(bytes, place)
    const count = Math.max(0, module.call('FPDF_StructElement_GetAttributeCount', element))
    const values = Array.from({ length: count }, (_, at) =>
      module.call(
        'FPDF_StructElement_Attr_GetValue',
        module.call('FPDF_StructElement_GetAttributeAtIndex', element, at),
        place,
      ),
    )
    const [value] = values.filter((one) => one !== 0)
    return value === undefined
      ? ''
      : counted(module, (...room) => module.call('FPDF_StructElement_Attr_GetStringValue', value, ...room))
  })
}

/** A text of PDFium's, which is UTF-16 with a zero at its end: asked for its size first, then read. */
function wide(module: Module, read: (buffer: number, size: number) => number): string {
  const size = read(0, 0)
  if (size < 2) return ''
  return within(module, size, (buffer) => {
    read(buffer, size)
    return new TextDecoder('utf-16le').decode(module.memory.slice(buffer, buffer + size - 2))
  })
}

/** The same where PDFium writes the size elsewhere. */
function counted(module: Module, read: (buffer: number, size: number, length: number) => number): string {
  return within(module, 4, (length) =>
    wide(module, (buffer, size) => {
      read(buffer, size, length)
      return new DataView(module.memory.buffer).getUint32(length, true)
    }),
  )
}

function within<Result>(module: Module, size: number, use: (place: number) => Result): Result {
  const place = module.call('malloc', size)
  try {
    return use(place)
  } finally {
    module.call('free', place)
  }
}
