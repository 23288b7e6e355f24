import type { Context } from 'hono'
import { assetFonts } from '../../../adapters/certificate-pdf/asset-fonts.ts'
import { type KeptDocument, keptDocument } from '../../../adapters/kept-documents.ts'
import { log } from '../../../adapters/log.ts'
import type { TranscriptFacts } from '../../../adapters/transcript-pdf/transcript-facts.ts'
import type { Env } from '../../../env.ts'
import { transcriptFacts } from './facts.ts'
import type { OpenLink } from './find.ts'
import { transcriptRecord } from './record.ts'

/** Raised whenever the same facts are to look otherwise: what was kept before is then made anew. */
const drawing = 'transcript-2'

/**
 * What a link shows, on paper as it is used where it is read, with its learner record in it where it has one; nothing where
 * no font has anything of the name.
 */
export async function transcriptPdf(
  c: Context<Env>,
  link: OpenLink,
): Promise<{ body: KeptDocument['bytes']; etag: string } | undefined> {
  const record = await transcriptRecord(c, link)
  const shown = { ...link, hasRecord: record !== undefined }
  const facts = transcriptFacts(c.var.program, c.env.BASE_URL, shown, c.req.header('CF-IPCountry') ?? '')
  const says = { ...facts, record: record?.etag }
  const draw = () => make(c, facts, record?.bytes)
  const made = await keptDocument(c.env.FILES, drawing, says, draw, link.candidateId).catch(noName)
  return made && { body: made.bytes, etag: made.etag }
}

/** What makes PDFs is large, and is only loaded where one is made. */
async function make(c: Context<Env>, facts: TranscriptFacts, record?: Uint8Array): Promise<Uint8Array> {
  const { makeTranscriptPdf } = await import('../../../adapters/transcript-pdf/make-transcript.ts')
  const { bytes, missing } = await makeTranscriptPdf(facts, assetFonts(c.env.ASSETS), record)
  if (missing.length > 0) log({ event: 'a transcript lacks characters', requestId: c.var.requestId })
  return bytes
}

function noName(error: unknown): undefined {
  if (error instanceof Error && error.name === 'NoNameToShow') return undefined
  throw error
}
