import { expect, test } from 'vitest'
import { makeReceiptPdf } from '../../src/adapters/receipt-pdf/make-receipt.ts'
import type { ReceiptFacts } from '../../src/adapters/receipt-pdf/receipt-facts.ts'
import { fontsOnDisk } from '../support/certificates.ts'
import { seePdf } from '../support/pdf-pictures.ts'
import { readPdf } from '../support/pdf-structure.ts'

const facts: ReceiptFacts = {
  seller: 'Example Certifications',
  contact: 'support@example.com',
  order: 'B3F1C9D2E4H5J6K7',
  particulars: [
    ['Ordered on', '2026-Nov-20'],
    ['Paid on', '2026-Nov-20'],
    ['Payment', 'Card, by Stripe'],
    ['For', 'Anna Nilsson'],
  ],
  lines: [
    ['DECK (Certificate)', '$15.00 USD'],
    ['Tracking', '$12.00 USD'],
  ],
  total: '$27.00 USD',
  tax: ['No tax', '$0.00 USD'],
  paper: 'A4',
}

test('a receipt stands upright, is read in order, and the same facts give the same bytes', async () => {
  const fonts = await fontsOnDisk()
  const bytes = await makeReceiptPdf(facts, fonts)
  expect(await makeReceiptPdf(facts, fonts)).toEqual(bytes)
  const { document, root, parents } = await readPdf(bytes)
  const { width, height } = document.getPage(0).getSize()
  expect(height).toBeGreaterThan(width)
  expect(document.getTitle()).toBe('Receipt B3F1C9D2E4H5J6K7')
  expect(parents).toEqual(['P', 'H1', ...Array.from({ length: 4 + 2 + 2 + 1 }, () => 'P')])
  expect(root.children).toHaveLength(parents.length)
  const { text } = await seePdf(bytes, 1)
  for (const said of [...facts.particulars, ...facts.lines, facts.tax].flat()) expect(text).toContain(said)
})

test.each([0, 1, 120])('with %i lines it keeps to its page', async (count) => {
  const lines = Array.from({ length: count }, (_, at) => [`Kit ${at} ${'long '.repeat(at)}`, '$15.00 USD'] as const)
  const bytes = await makeReceiptPdf({ ...facts, lines, paper: 'Letter' }, await fontsOnDisk())
  const { operators } = await readPdf(bytes)
  const sizes = operators.join('\n')
  expect(sizes).not.toMatch(/NaN|Infinity/)
  const { text } = await seePdf(bytes, 1)
  for (const [name] of lines) expect(text).toContain(name.trim())
  expect(text).toContain('No tax')
})
