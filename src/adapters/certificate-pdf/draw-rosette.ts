import type { LevelLook } from '../../core/level-look.ts'
import type { Canvas } from './canvas.ts'
import type { Fitted } from './fit-lines.ts'
import { frame, inner } from './frame.ts'
import { levelInk, tint, white } from './inks.ts'
import { widthOf } from './page.ts'
import { circle } from './path.ts'
import { rosette } from './rosette.ts'
import type { Line } from './set-line.ts'
import type { Texts } from './texts.ts'

/** The level's rosette behind the text, so light that it does not disturb reading. */
export function drawWatermark(canvas: Canvas, level: LevelLook, width: number, height: number): void {
  const radius = 748
  const colour = levelInk(level.colour)
  const scale = radius / 244
  const { squares, lines } = rosette(level, 1.3)
  const clip = inner(width, height, frame.edge + frame.depth + 40)
  canvas.within({ clip, x: width / 2 - 256 * scale, y: height / 2 - 180 - 256 * scale, scale }, () => {
    canvas.stroke(lines, tint(colour, 0.11), 0.5)
    canvas.stroke(squares, tint(colour, 0.11), 0.8)
  })
}

/** The badge, as large as a seal. */
export function drawBadge(
  canvas: Canvas,
  look: LevelLook,
  { text, track, level }: Texts['badge'],
  { x, y, radius }: { x: number; y: number; radius: number },
): void {
  const scale = radius / 244
  const { rank } = look
  const colour = levelInk(look.colour)
  const { squares, lines, discRadius } = rosette(look, 2.9)
  canvas.within({ x: x - 256 * scale, y: y - 256 * scale, scale }, () => {
    canvas.stroke(lines, colour, 0.7)
    canvas.stroke(squares, colour, 3)
    canvas.fillAndStroke(circle(256, 256, discRadius), white, colour, 2.2)
    canvas.stroke(circle(256, 256, discRadius - 7), colour, 0.8)
    centred(text, track ? 262 : 270)
    if (track) centred(track, 294)
    spaced(level, track ? 326 : 310)
    for (let pip = 0; pip < rank; pip++)
      canvas.fill(circle(256 + (pip - (rank - 1) / 2) * 18, track ? 350 : 340, 5), colour)
  })

  function centred({ lines, size }: Fitted, y: number): void {
    canvas.text(lines[0]!, { x: 256 - (lines[0]!.width * size) / 2000, y, size, ink: colour })
  }

  function spaced(line: Line, y: number): void {
    const [size, tracking] = [17, 95]
    canvas.text(line, { x: 256 - widthOf(line, { size, tracking }) / 2, y, size, ink: colour, tracking })
  }
}
