import { Hono } from 'hono'
import { assetFonts } from '../../../adapters/certificate-pdf/asset-fonts.ts'
import { keptDocument } from '../../../adapters/kept-documents.ts'
import type { Env } from '../../../env.ts'
import { refuse } from '../../../http/answers/refuse.tsx'
import { sendFile } from '../../../http/answers/send-file.ts'
import { receiptFacts } from './receipt-facts.ts'
import { loadOrder } from './show.tsx'

export const receiptRoutes = new Hono<Env>()

/** Raised whenever the same facts are to look otherwise: what was kept before is then made anew. */
const drawing = 'receipt-2'

receiptRoutes.get('/:id/receipt.pdf', async (c) => {
  const loaded = await loadOrder(c, c.req.param('id'))
  if (!loaded) return c.notFound()
  const facts = receiptFacts(c.var.program, loaded.order, loaded.pieces)
  if (!facts) return refuse(c, 409, 'This order isn’t paid, so it has no receipt.')

  const draw = async () => {
    // What makes PDFs is large, and is only loaded where one is made.
    const { makeReceiptPdf } = await import('../../../adapters/receipt-pdf/make-receipt.ts')
    return makeReceiptPdf(facts, assetFonts(c.env.ASSETS))
  }
  const { candidateId } = loaded.viewer
  const { bytes, etag } = await keptDocument(c.env.FILES, drawing, facts, draw, candidateId)
  return sendFile(c, { body: bytes, etag, name: `receipt-${facts.order}.pdf`, type: 'application/pdf' })
})
