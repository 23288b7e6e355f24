import type { Canvas, Placing } from './canvas.ts'
import type { Line } from './set-line.ts'
import type { Said, Structure } from './structure.ts'

/** Tenths of a millimetre. */
export const papers = { A4: { width: 2970, height: 2100 }, Letter: { width: 2794, height: 2159 } } as const
export const margin = 421

/** Tenths of a millimetre. */
export interface PageSize {
  readonly width: number
  readonly height: number
}

export interface PlacedLine extends Placing {
  readonly line: Line
  /** The next line goes on with the same word. */
  readonly wordGoesOn?: boolean
}

/** A page that is written for the eye and for the ear at once. */
export class Page {
  readonly canvas: Canvas
  readonly width: number
  readonly height: number
  readonly #structure: Structure
  readonly #space: Line

  constructor(canvas: Canvas, structure: Structure, size: PageSize, space: Line) {
    this.canvas = canvas
    this.#structure = structure
    this.#space = space
    this.width = size.width
    this.height = size.height
  }

  /** Lines that are one thing said, with a space between them for who hears it. */
  say(part: Said, lines: readonly PlacedLine[]): void {
    this.canvas.said(part.tag, this.#structure.add(part), () => {
      for (const [at, { line, wordGoesOn, ...placing }] of lines.entries()) {
        this.canvas.text(line, placing)
        if (at < lines.length - 1 && !wordGoesOn) this.canvas.text(this.#space, { ...placing, x: endOf(line, placing) })
      }
    })
  }

  figure(alt: string, at: { x: number; y: number; width: number; height: number }, draw: () => void): void {
    const corners = [at.x, this.height - at.y - at.height, at.x + at.width, this.height - at.y]
    const box = corners.map((length) => Math.round((length * 720) / 254) / 10)
    this.canvas.said('Figure', this.#structure.add({ tag: 'Figure', alt, box }), draw)
  }
}

export function glyphsIn(line: Line): number {
  return line.runs.reduce((sum, run) => sum + run.glyphs.length, 0)
}

/** How wide a line is at a size, in the units of the size. */
export function widthOf(line: Line, { size, tracking = 0 }: Pick<Placing, 'size' | 'tracking'>): number {
  return ((line.width + tracking * (glyphsIn(line) - 1)) * size) / 1000
}

function endOf(line: Line, placing: Omit<PlacedLine, 'line'>): number {
  return placing.x + widthOf(line, placing)
}
