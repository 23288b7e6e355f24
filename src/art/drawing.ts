import { rounded } from './shapes.ts'

/** Marks on a ground of so many units; `body` is SVG without its root. */
export interface Drawing {
  readonly width: number
  readonly height: number
  readonly body: string
}

/** A drawing as a file that needs nothing else: no font, no style, no other file. */
export function svgFile(drawing: Drawing, words: { title: string; description: string }): string {
  const said = `<title>${escaped(words.title)}</title><desc>${escaped(words.description)}</desc>`
  return `${svgRoot({ ...drawing, body: said + drawing.body }, ' role="img"')}\n`
}

function svgRoot({ width, height, body }: Drawing, attributes = ''): string {
  const box = `viewBox="0 0 ${width} ${height}" width="${width}" height="${height}"`
  return `<svg xmlns="http://www.w3.org/2000/svg" ${box}${attributes}>${body}</svg>`
}

export function filled(path: string, colour: string): string {
  return `<path fill="${colour}" fill-rule="evenodd" d="${path}"/>`
}

export function stroked(path: string, colour: string, width: number, fill = 'none'): string {
  return `<path fill="${fill}" stroke="${colour}" stroke-width="${width}" d="${path}"/>`
}

export function placed(drawing: Drawing, x: number, y: number, scale: number): string {
  return `<g transform="translate(${rounded(x)} ${rounded(y)})scale(${scale})">${drawing.body}</g>`
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')
}
