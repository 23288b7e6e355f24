import type { LevelLook } from '../../core/level-look.ts'
import type { Canvas } from '../certificate-pdf/canvas.ts'
import { wavesOver } from '../certificate-pdf/frame.ts'
import { type Ink, levelInk, petrol, rule, white } from '../certificate-pdf/inks.ts'
import { circle, polyline } from '../certificate-pdf/path.ts'
import { rosette } from '../certificate-pdf/rosette.ts'
import { diceOf } from '../../art/dice.ts'

const bandScale = 0.7

/** Waves from one margin to the other. */
export function drawBand(canvas: Canvas, x: number, y: number, width: number): void {
  const { swell, places } = wavesOver(width / bandScale)
  const draw = canvas.keep(swell, petrol, 1.7)
  for (const [along] of places) canvas.within({ x: x + along * bandScale, y, scale: bandScale }, draw)
}

interface Mark {
  readonly level: LevelLook
  readonly isOver: boolean
}

/** The badge as small as a letter: filled while it is active, a line once it is over. */
export function drawMark(canvas: Canvas, { level, isOver }: Mark, x: number, y: number, size: number): void {
  const ink = levelInk(level.colour)
  const { squares } = rosette(level)
  canvas.within({ x, y, scale: size / 512 }, () => {
    if (isOver) canvas.within({ clip: `M0 0L512 0L512 512L0 512z` }, () => canvas.stroke(squares, ink, 24))
    canvas.fill(squares, isOver ? white : ink)
    for (const [across, down] of diceOf(level.rank))
      canvas.fill(circle(256 + across * 68, 256 + down * 68, level.rank === 1 ? 42 : 36), isOver ? ink : white)
  })
}

export function drawRule(canvas: Canvas, from: number, to: number, y: number, strong?: Ink): void {
  canvas.stroke(polyline([[from, y], [to, y]]), strong ?? rule, strong ? 3 : 1.6) // prettier-ignore
}
