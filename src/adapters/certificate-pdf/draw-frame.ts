import type { Canvas, Placing } from './canvas.ts'
import { cornerBoxes, cornerMiddles, diamond, frame, frameRules, type Waves, wavesAcross, wavesDown } from './frame.ts'
import { glyphsIn } from './page.ts'
import { petrol, white } from './inks.ts'
import { circle } from './path.ts'
import { rosette } from './rosette.ts'
import type { Line } from './set-line.ts'

/** The band around the page, with a mark in each corner. */
export function drawFrame(canvas: Canvas, width: number, height: number): void {
  drawWaves(canvas, wavesAcross(width, height))
  drawWaves(canvas, wavesDown(width, height))
  canvas.stroke(frameRules(width, height), petrol, 3.6)
  canvas.fillAndStroke(cornerBoxes(width, height), white, petrol, 3.6)
  for (const [x, y] of cornerMiddles(width, height)) drawCornerMark(canvas, x, y)
}

function drawWaves(canvas: Canvas, { swell, places }: Waves): void {
  const draw = canvas.keep(swell, petrol, 1.7)
  for (const [x, y] of places) canvas.within({ x, y, scale: 1 }, draw)
}

function drawCornerMark(canvas: Canvas, x: number, y: number): void {
  const { squares, lines } = rosette({ shape: 'squares', rank: 2 }, 4.9)
  const scale = 0.28
  canvas.within({ x: x - 256 * scale, y: y - 256 * scale, scale }, () => {
    canvas.stroke(lines, petrol, 2.6)
    canvas.stroke(squares, petrol, 7)
  })
  canvas.fillAndStroke(circle(x, y, 32), white, petrol, 2)
  canvas.fill(diamond(x, y, 17), petrol)
}

const size = 13
/** Between letters; a line that would have to be spaced wider to fill a side does not stand there. */
const tracking = { least: 70, most: 240 }

/** Small letters along the four inner sides: on each the longest of the lines that fills it, again and again. */
export function drawMicrotext(canvas: Canvas, lines: readonly Line[], width: number, height: number): void {
  const inset = frame.edge + frame.depth
  const end = frame.edge + frame.corner + 12
  const [across, down] = [width - 2 * end, height - 2 * end]
  repeat(across, (at) => ({ x: end + at, y: inset + 24, runs: 'right' }))
  repeat(across, (at) => ({ x: end + at, y: height - inset - 14, runs: 'right' }))
  repeat(down, (at) => ({ x: inset + 24, y: height - end - at, runs: 'up' }))
  repeat(down, (at) => ({ x: width - inset - 24, y: end + at, runs: 'down' }))

  function repeat(length: number, place: (at: number) => Pick<Placing, 'x' | 'y' | 'runs'>): void {
    const fills = lines.map((line) => fill(line, length))
    const { line, count, spaced } = fills.find((one) => one.fits) ?? fills.at(-1)!
    for (let time = 0; time < count; time++)
      canvas.text(line, { ...place((time * length) / count), size, ink: petrol, tracking: spaced })
  }
}

/** As often as a line goes on a side, spaced so that it fills it. */
function fill(line: Line, length: number) {
  const count = Math.max(1, Math.floor(length / lengthOf(line, tracking.least)))
  const spaced = Math.round(((length / count / size) * 1000 - line.width) / glyphsIn(line))
  return { line, count, spaced, fits: spaced >= tracking.least && spaced <= tracking.most }
}

function lengthOf(line: Line, tracking: number): number {
  return ((line.width + glyphsIn(line) * tracking) * size) / 1000
}
