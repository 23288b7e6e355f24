import type { PageFont } from '../certificate-pdf/fonts.ts'
import { type Ink, ink, ink2, petrol, rule } from '../certificate-pdf/inks.ts'
import { type Page, type PageSize, widthOf } from '../certificate-pdf/page.ts'
import { polyline } from '../certificate-pdf/path.ts'
import type { Line } from '../certificate-pdf/set-line.ts'
import type { ReceiptFacts } from './receipt-facts.ts'

/** Sets a text in a font. */
export type Setter = (text: string, font: PageFont) => Promise<Line>

/** Tenths of a millimetre. */
const side = 220
const places = { seller: 230, title: 340, particulars: 450, step: 62, foot: 200 }
const rows = { tallest: 78, size: 34, smallestPart: 0.45 }
const amountWidth = 420

interface Row {
  readonly label: Line
  readonly value: Line
  readonly ink: Ink
}

/** What draws a receipt on its page: all lines are set before the first is drawn. */
export async function drawReceipt(facts: ReceiptFacts, set: Setter, size: PageSize): Promise<(page: Page) => void> {
  const row = async ([label, value]: readonly [string, string], font: PageFont, ink: Ink): Promise<Row> => ({
    label: await set(label, font),
    value: await set(value, font),
    ink,
  })
  const seller = await set(facts.seller, 'sans-strong')
  const title = await set(`Receipt ${facts.order}`, 'serif')
  const particulars = await Promise.all(facts.particulars.map((one) => row(one, 'sans', ink)))
  const lines = await Promise.all(facts.lines.map((one) => row(one, 'sans', ink)))
  const total = await row(['Total', facts.total], 'sans-strong', ink)
  const tax = await row(facts.tax, 'sans', ink2)
  const contact = await set(facts.contact, 'sans')

  return (page) => {
    page.say({ tag: 'P' }, [placed(seller, side, places.seller, 36, petrol, size)])
    page.say({ tag: 'H1' }, [placed(title, side, places.title, 72, ink, size)])
    let y = places.particulars
    for (const { label, value } of particulars) {
      page.say({ tag: 'P' }, [
        placed(label, side, y, 32, ink2, { width: side + 500 }),
        placed(value, side + 420, y, 32, ink, size),
      ])
      y += places.step
    }
    y += places.step / 2
    line(page, y, petrol)
    const step = Math.min(rows.tallest, (size.height - places.foot - y) / (lines.length + 4))
    for (const one of lines) drawRow(page, one, (y += step), step)
    line(page, (y += step * 0.4), rule)
    drawRow(page, total, (y += step), step)
    drawRow(page, tax, y + step, step)
    page.say({ tag: 'P' }, [placed(contact, side, size.height - places.foot / 2, 28, ink2, size)])
  }
}

/** What it is, and what it costs to the right. */
function drawRow(page: Page, { label, value, ink }: Row, y: number, step: number): void {
  const size = Math.min(rows.size, step * rows.smallestPart)
  const right = page.width - side
  page.say({ tag: 'P' }, [
    placed(label, side, y, size, ink, { width: right - amountWidth + side }),
    { line: value, x: right - widthOf(value, { size }), y, size, ink },
  ])
}

/** As large as asked, or as there is room. */
function placed(line: Line, x: number, y: number, largest: number, ink: Ink, { width }: { readonly width: number }) {
  const room = width - x - side
  return { line, x, y, size: Math.min(largest, (room * 1000) / Math.max(1, line.width)), ink }
}

function line(page: Page, y: number, colour: Ink): void {
  const path = polyline([[side, y], [page.width - side, y]]) // prettier-ignore
  page.canvas.decoration(() => page.canvas.stroke(path, colour, 3))
}
