import type { CertificateFacts } from './certificate-facts.ts'
import { drawBadge } from './draw-rosette.ts'
import { type Ink, ink, ink2 } from './inks.ts'
import { margin, type Page, widthOf } from './page.ts'
import { polyline } from './path.ts'
import { qrPath } from './qr.ts'
import type { Line } from './set-line.ts'
import type { Texts } from './texts.ts'

const signatureRule = { up: 392, width: 620 }
const badge = { up: 497, radius: 210 }
const qr = { up: 660, size: 250 }

/** Who signed, the badge, and where to ask. */
export function drawFoot(page: Page, facts: CertificateFacts, texts: Texts): void {
  drawSignature(page, facts)
  page.say({ tag: 'P' }, [
    { line: texts.signatory.lines[0]!, x: margin, y: page.height - 342, size: texts.signatory.size, ink },
    { line: texts.title.lines[0]!, x: margin, y: page.height - 296, size: texts.title.size, ink: ink2 },
  ])
  drawSeal(page, facts, texts)
  drawQr(page, facts.scanAddress)
  page.say({ tag: 'P' }, [
    toTheRight(page, texts.scan, 30, page.height - 342, ink2),
    toTheRight(page, texts.address.lines[0]!, texts.address.size, page.height - 299, ink),
  ])
}

function drawSignature(page: Page, { signatory: { name, signature } }: CertificateFacts): void {
  const y = page.height - signatureRule.up
  if (signature) {
    const scale = Math.min(500 / signature.width, 210 / signature.height)
    const [width, height] = [signature.width * scale, signature.height * scale]
    const place = { x: margin + 36, y: y - 20 - height }
    page.figure(`Signature of ${name}`, { ...place, width, height }, () =>
      page.canvas.within({ ...place, scale, round: true }, () => page.canvas.stroke(signature.path, ink, 5 / scale)),
    )
  }
  const line = polyline([[margin, y], [margin + signatureRule.width, y]]) // prettier-ignore
  page.canvas.decoration(() => page.canvas.stroke(line, ink, 1.6))
}

function drawSeal(page: Page, { certification, level }: CertificateFacts, texts: Texts): void {
  const { radius } = badge
  const [x, y] = [page.width / 2, page.height - badge.up]
  const box = { x: x - radius, y: y - radius, width: radius * 2, height: radius * 2 }
  page.figure(`${certification}, ${level.name}`, box, () =>
    drawBadge(page.canvas, level, texts.badge, { x, y, radius }),
  )
}

function drawQr(page: Page, address: string): void {
  const { path, modules } = qrPath(address)
  const place = { x: page.width - margin - qr.size, y: page.height - qr.up }
  page.figure(`QR code of ${address}`, { ...place, width: qr.size, height: qr.size }, () =>
    page.canvas.within({ ...place, scale: qr.size / modules }, () => page.canvas.fill(path, ink)),
  )
}

function toTheRight(page: Page, line: Line, size: number, y: number, ink: Ink) {
  return { line, x: page.width - margin - widthOf(line, { size }), y, size, ink }
}
