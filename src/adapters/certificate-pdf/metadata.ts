import { type PDFContext, PDFHexString, type PDFRef, PDFString } from 'pdf-lib'
import { type AttachedFile, attachFiles } from './attach-file.ts'

/** What a document is called, and who gives it. */
export interface About {
  readonly title: string
  readonly author: string
  /** Does it say that it is PDF/UA-1: all of it tagged, for those who hear it? */
  readonly isAccessible?: boolean
}

/** Title and author, and a number out of what it says; no day or number of the making. */
export async function describe(context: PDFContext, about: About, facts: object, catalog: PDFRef): Promise<void> {
  const { title, author } = about
  context.trailerInfo.Info = context.register(
    context.obj({ Title: PDFHexString.fromText(title), Author: PDFHexString.fromText(author) }),
  )
  const id = PDFHexString.of(await fingerprint(facts))
  context.trailerInfo.ID = context.obj([id, id])
  context.trailerInfo.Root = catalog
}

/** The root of the document. */
export function catalogOf(
  context: PDFContext,
  about: About,
  pages: PDFRef,
  structure: PDFRef,
  files: readonly AttachedFile[] = [],
): PDFRef {
  const catalog = {
    Type: 'Catalog',
    Pages: pages,
    Lang: PDFString.of('en'),
    MarkInfo: { Marked: true },
    StructTreeRoot: structure,
    ViewerPreferences: { DisplayDocTitle: true },
    Metadata: metadataStream(context, about),
    ...attachFiles(context, files),
  }
  return context.register(context.obj(catalog))
}

function metadataStream(context: PDFContext, about: About): PDFRef {
  const [title, author] = [about.title, about.author].map(escaped)
  const packet = `<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"><rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title><rdf:Alt><rdf:li xml:lang="x-default">${title}</rdf:li></rdf:Alt></dc:title><dc:creator><rdf:Seq><rdf:li>${author}</rdf:li></rdf:Seq></dc:creator><dc:language><rdf:Bag><rdf:li>en</rdf:li></rdf:Bag></dc:language></rdf:Description>${about.isAccessible ? accessible : ''}</rdf:RDF></x:xmpmeta>
<?xpacket end="r"?>`
  const bytes = new TextEncoder().encode(packet)
  return context.register(context.stream(bytes, { Type: 'Metadata', Subtype: 'XML' }))
}

const accessible =
  '<rdf:Description rdf:about="" xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/"><pdfuaid:part>1</pdfuaid:part></rdf:Description>'

async function fingerprint(facts: object): Promise<string> {
  const hash = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(JSON.stringify(facts)))
  return Array.from(new Uint8Array(hash, 0, 16), (byte) => byte.toString(16).padStart(2, '0')).join('')
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')
}
