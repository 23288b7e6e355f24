import type { CertificateFacts } from './certificate-facts.ts'
import { drawFoot } from './draw-foot.ts'
import { drawFrame, drawMicrotext } from './draw-frame.ts'
import { drawMiddle } from './draw-middle.ts'
import { drawWatermark } from './draw-rosette.ts'
import { drawStrip } from './draw-strip.ts'
import type { Page } from './page.ts'
import type { Texts } from './texts.ts'

/** How far up the strip of days and numbers begins, and how much stays free above it. */
const strip = { up: 930, free: 131 }

/** Draws all there is, in the order in which it is read. */
export function drawCertificate(page: Page, facts: CertificateFacts, texts: Texts): void {
  const { canvas, width, height } = page
  canvas.decoration(() => {
    drawWatermark(canvas, facts.level, width, height)
    drawFrame(canvas, width, height)
    drawMicrotext(canvas, texts.microtext, width, height)
  })
  const top = height - strip.up
  drawMiddle(page, facts, texts, top - strip.free)
  drawStrip(page, texts.columns, top)
  drawFoot(page, facts, texts)
}
