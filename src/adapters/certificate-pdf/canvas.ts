import { PDFHexString } from 'pdf-lib'
import type { Glyph } from 'fontkit'
import type { OpenFont } from './font-shelf.ts'
import type { Ink } from './inks.ts'
import { hundredth } from './path.ts'
import type { Line, PlacedGlyph, Run } from './set-line.ts'

/** A part of a font in the document: its name on the page, and the code of a glyph in it. */
export interface PageFontPart {
  readonly key: string
  codeOf(glyph: Glyph): string
}

export interface Placing {
  readonly x: number
  readonly y: number
  readonly size: number
  readonly ink: Ink
  /** Added after each glyph, in thousandths of the size. */
  readonly tracking?: number
  /** A gap after every so many glyphs. */
  readonly groupsOf?: number
  /** Where it runs to: right, or up or down the page. */
  readonly runs?: 'right' | 'up' | 'down'
}

/** Writes the operators of a page, in tenths of a millimetre from the top left. */
export class Canvas {
  readonly #operators: string[] = []
  readonly #part: (font: OpenFont) => PageFontPart

  constructor(height: number, part: (font: OpenFont) => PageFontPart) {
    this.#part = part
    const unit = 72 / 254
    this.#write(`${unit.toFixed(6)} 0 0 -${unit.toFixed(6)} 0 ${(height * unit).toFixed(3)} cm`)
  }

  get content(): string {
    return this.#operators.join('\n')
  }

  fill(path: string, colour: Ink): void {
    this.#write(`${channels(colour)} rg ${operatorsOf(path)} f`)
  }

  /** Fills it with one colour and draws its line in another. */
  fillAndStroke(path: string, colour: Ink, line: Ink, width: number): void {
    this.#write(`${channels(colour)} rg ${channels(line)} RG ${hundredth(width)} w ${operatorsOf(path)} B`)
  }

  stroke(path: string, colour: Ink, width: number): void {
    this.#write(`${channels(colour)} RG ${hundredth(width)} w ${operatorsOf(path)} S`)
  }

  /** Makes ready a drawing that is wanted many times. */
  keep(path: string, colour: Ink, width: number): () => void {
    const operators = `1 J ${channels(colour)} RG ${hundredth(width)} w ${operatorsOf(path)} S`
    return () => this.#write(operators)
  }

  /** Draws moved and scaled, and leaves no trace on what follows. */
  within(
    { x, y, scale, clip, round }: { x?: number; y?: number; scale?: number; clip?: string; round?: boolean },
    draw: () => void,
  ): void {
    this.#write('q')
    if (clip) this.#write(`${operatorsOf(clip)} W n`)
    if (round) this.#write('1 J 1 j')
    if (scale !== undefined)
      this.#write(`${scale.toFixed(5)} 0 0 ${scale.toFixed(5)} ${hundredth(x ?? 0)} ${hundredth(y ?? 0)} cm`)
    draw()
    this.#write('Q')
  }

  /** What belongs to a part of the structure. */
  said(tag: string, number: number, draw: () => void): void {
    this.#write(`/${tag} <</MCID ${number}>> BDC`)
    draw()
    this.#write('EMC')
  }

  /** What says nothing that is not said elsewhere. */
  decoration(draw: () => void): void {
    this.#write('/Artifact BMC')
    draw()
    this.#write('EMC')
  }

  text(line: Line, placing: Placing): void {
    this.#write(`BT ${channels(placing.ink)} rg`)
    let along = 0
    for (const run of line.runs) {
      const reach = (along * placing.size) / 1000
      if (run.reordered) this.#write(`/Span <</ActualText ${PDFHexString.fromText(run.text).toString()}>> BDC`)
      this.#run(run, placing, reach)
      if (run.reordered) this.#write('EMC')
      along += run.glyphs.reduce((sum, glyph) => sum + glyph.xAdvance + (placing.tracking ?? 0), 0)
    }
    this.#write('ET')
  }

  #run(run: Run, { x, y, size, tracking = 0, groupsOf = 0, runs = 'right' }: Placing, reach: number): void {
    const part = this.#part(run.font)
    const matrix = {
      right: ['1 0 0 -1', x + reach, y],
      up: ['0 -1 -1 0', x, y - reach],
      down: ['0 1 1 0', x, y + reach],
    } as const
    const [turn, left, top] = matrix[runs]
    this.#write(
      `/${part.key} ${hundredth(size)} Tf ${hundredth((tracking * size) / 1000)} Tc ${turn} ${hundredth(left)} ${hundredth(top)} Tm`,
    )
    for (const { rise, shown } of stretches(run.glyphs, groupsOf, (glyph) => part.codeOf(glyph)))
      this.#write(`${hundredth((rise * size) / 1000)} Ts [${shown}] TJ`)
  }

  #write(operator: string): void {
    this.#operators.push(operator)
  }
}

const groupGap = 320

/** Glyphs at one height over the line, with the numbers between them that move the pen. */
function stretches(glyphs: readonly PlacedGlyph[], groupsOf: number, codeOf: (glyph: Glyph) => string) {
  const found: { rise: number; shown: string }[] = []
  let [pen, reached] = [0, 0]
  for (const [at, { glyph, width, xOffset, yOffset, xAdvance }] of glyphs.entries()) {
    if (groupsOf > 0 && at > 0 && at % groupsOf === 0) pen += groupGap
    const back = Math.round((reached - pen - xOffset) * 10) / 10
    const shown = `${back === 0 ? '' : back}<${codeOf(glyph)}>`
    const last = found.at(-1)
    if (last?.rise === yOffset) last.shown += shown
    else found.push({ rise: yOffset, shown })
    reached += width - back
    pen += xAdvance
  }
  return found.map(({ rise, shown }) => ({ rise, shown: shown.replaceAll('><', '') }))
}

/** The same path in the operators of a page. */
function operatorsOf(path: string): string {
  const parts = path.match(/[MLCz][^MLCz]*/g) ?? []
  return parts.map((part) => (part === 'z' ? 'h' : `${part.slice(1).trim()} ${operator[part[0]!]}`)).join(' ')
}

const operator: Readonly<Record<string, string>> = { M: 'm', L: 'l', C: 'c' }

function channels(colour: Ink): string {
  return colour.map((channel) => Math.round(channel * 1000) / 1000).join(' ')
}
