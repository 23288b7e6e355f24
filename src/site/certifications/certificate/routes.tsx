import { type Context, Hono } from 'hono'
import { assetFonts } from '../../../adapters/certificate-pdf/asset-fonts.ts'
import type { CertificateFacts } from '../../../adapters/certificate-pdf/certificate-facts.ts'
import { keptDocument } from '../../../adapters/kept-documents.ts'
import { log } from '../../../adapters/log.ts'
import { rulesOf } from '../../../adapters/rules-hash.ts'
import { certifiablePeriod } from '../../../core/certificate.ts'
import { levelOn } from '../../../core/certification-on.ts'
import { codeOf } from '../../../core/codes.ts'
import { contactsInForce } from '../../../core/contacts.ts'
import { holdingsInForce } from '../../../core/fold-holdings.ts'
import { findEmailForBadges } from '../../../data/badges/badge-emails.ts'
import { listBadgesOf } from '../../../data/badges/badges.ts'
import { listCodesOf } from '../../../data/facts/codes.ts'
import { findPerson, listOwnContacts } from '../../../data/people/contacts.ts'
import { listFactsOf } from '../../../data/facts/facts.ts'
import { listOwnHoldings } from '../../../data/facts/own-holdings.ts'
import type { Env } from '../../../env.ts'
import { today } from '../../../http/as-of.ts'
import { frameOf } from '../../../http/answers/frames.ts'
import { page } from '../../../http/answers/page.ts'
import { readAsViewer } from '../../../http/visitor/read-as-viewer.ts'
import { refuse } from '../../../http/answers/refuse.tsx'
import { sendFile } from '../../../http/answers/send-file.ts'
import { signHeldBadges } from '../../../work/badges/sign-held-badges.ts'
import { shortNameOn } from '../../../wording/names.ts'
import { certificateFacts } from './facts.ts'
import { NoCertificatePage, whyNot } from './no-certificate-page.tsx'

export const certificateRoutes = new Hono<Env>()

const noCodeYet =
  'The rules of the program have changed, and this certification has no verification code yet. Try again tomorrow.'

/** Raised whenever the same facts are to look otherwise: what was kept before is then made anew. */
const drawing = 'certificate-2'

certificateRoutes.get('/:code/certificate.pdf', async (c) => {
  const { program } = c.var
  const certification = program.certifications.find((one) => one.code === c.req.param('code'))
  if (!certification) return c.notFound()
  const on = today(c)
  const loaded = await load(c)
  const { viewer, person, country, holdings, codes } = loaded
  const own = holdings.filter((one) => one.certification === certification.code)
  const code = codeOf(program.migrations, codes, certification.code)
  // A code is for life: with one it was held before.
  if (own.length === 0 && !code) return c.notFound()

  const period = certifiablePeriod(own, program.pdfCertificateLevels.includes(levelOn(certification, on)), on)
  if (!('reason' in period) && !code && loaded.outdated.length > 0) return refuse(c, 409, noCodeYet)
  if ('reason' in period || !code || !person) {
    const name = shortNameOn(program, certification.code, on)
    const why = whyNot(name, 'reason' in period ? period : { reason: 'not held', since: undefined })
    const shown = <NoCertificatePage frame={frameOf(c, viewer)} name={name} code={certification.code} why={why} />
    return page(c, shown, 409)
  }

  const { candidateId } = viewer
  const facts = certificateFacts(program, c.env.BASE_URL, { ...person, candidateId, country, code, period, on })
  const site = { env: c.env, database: c.var.database, program, now: c.var.now, today: on }
  const [credential] = await signHeldBadges(site, { ...loaded, candidateId }, [certification.code])
  const says = { ...facts, credential: credential?.etag }
  const draw = () => make(c, facts, credential?.bytes)
  const made = await keptDocument(c.env.FILES, drawing, says, draw, candidateId).catch(noName)
  if (!made) return refuse(c, 409, 'Your record has no name that a certificate can show. Tell support.')
  const name = `${certification.code}-${candidateId}.pdf`
  return sendFile(c, { body: made.bytes, etag: made.etag, name, type: 'application/pdf' })
})

/** What makes PDFs is large, and is only loaded where one is made. */
async function make(c: Context<Env>, facts: CertificateFacts, credential?: Uint8Array): Promise<Uint8Array> {
  const { makeCertificatePdf } = await import('../../../adapters/certificate-pdf/make-certificate.ts')
  const { bytes, missing } = await makeCertificatePdf(facts, assetFonts(c.env.ASSETS), credential)
  if (missing.length > 0) log({ event: 'a certificate lacks characters of a name', requestId: c.var.requestId })
  return bytes
}

function noName(error: unknown): undefined {
  if (error instanceof Error && error.name === 'NoNameToShow') return undefined
  throw error
}

async function load(c: Context<Env>) {
  const { database, program } = c.var
  const { viewer, person, entries, stored, outdated, codes, given, facts, email } = await readAsViewer(c, (id) => ({
    person: findPerson(database, id),
    entries: listOwnContacts(database, id),
    ...listOwnHoldings(database, id, rulesOf(program)),
    codes: listCodesOf(database, id),
    given: listBadgesOf(database, id),
    facts: listFactsOf(database, id),
    email: findEmailForBadges(database, id),
  }))
  const holdings = holdingsInForce(program, viewer.candidateId, stored, outdated)
  const country = person ? contactsInForce(person, entries).country : ''
  return { viewer, person, country, holdings, outdated, codes, given, facts, email }
}
