import type { AttachedFile } from './attach-file.ts'
import type { CertificateFacts } from './certificate-facts.ts'
import { drawCertificate } from './certificate-page.ts'
import { FontShelf } from './font-shelf.ts'
import type { FontSource } from './fonts.ts'
import { margin, papers } from './page.ts'
import { setTexts } from './texts.ts'
import { writeDocument } from './write-document.ts'

export { NoNameToShow } from './texts.ts'

export interface Certificate {
  readonly bytes: Uint8Array
  /** Characters of the names that no font has: for the log, which may say which scripts are wanted but not whose. */
  readonly missing: readonly string[]
}

/** Makes a certificate: the same facts give the same bytes. Throws `NoNameToShow`, and what `fonts` throws. */
export async function makeCertificatePdf(
  facts: CertificateFacts,
  fonts: FontSource,
  credential?: Uint8Array,
): Promise<Certificate> {
  const size = papers[facts.paper]
  const texts = await setTexts(facts, new FontShelf(fonts), size.width - 2 * margin)
  const title = `${facts.certification} – ${facts.name}`
  const files = credential ? [attached(credential)] : []
  const described = { title, author: facts.issuer, says: facts, files }
  const bytes = await writeDocument(described, size, texts.space, (page) => drawCertificate(page, facts, texts))
  return { bytes, missing: texts.missing }
}

/** The badge of what is certified, so that the file can be checked without asking this site. */
function attached(bytes: Uint8Array): AttachedFile {
  const description = 'The signed credential that this certificate shows (Open Badges 3.0)'
  return { name: 'credential.json', type: 'application/vc+ld+json', description, bytes }
}
