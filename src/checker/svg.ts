import { SaxesParser } from 'saxes'
import type { Found } from './found.ts'
import { Unreadable } from './result.ts'

const elements: readonly string[] = [
  'https://purl.imsglobal.org/ob/v3p0 credential',
  'https://purl.imsglobal.org/clr/v2p0 credential',
  'http://openbadges.org assertion',
]

/** The credential in a drawing: read as text alone; nothing of it is drawn or run. */
export function findInSvg(text: string): Found {
  const found: string[] = []
  let inside: string | undefined
  const parser = new SaxesParser({ xmlns: true })
  parser.on('error', () => {
    throw new Unreadable('The drawing (SVG) is damaged. Get it from its holder again.')
  })
  parser.on('opentag', ({ uri, local, attributes }) => {
    if (!elements.includes(`${uri} ${local}`)) return
    const { verify } = attributes
    if (verify) found.push(verify.value)
    else inside = ''
  })
  const read = (piece: string) => {
    if (inside !== undefined) inside += piece
  }
  parser.on('text', read)
  parser.on('cdata', read)
  parser.on('closetag', ({ uri, local }) => {
    if (inside === undefined || !elements.includes(`${uri} ${local}`)) return
    found.push(inside)
    inside = undefined
  })
  parser.write(text).close()
  if (found[0] === undefined)
    throw new Unreadable('This drawing (SVG) holds no credential. Use the file as it came from its issuer.')
  return {
    place: 'in this drawing (SVG)',
    text: found[0],
    notes: [
      ...(found.length > 1 ? ['The drawing holds more than one credential. The first of them was checked.'] : []),
      'What the drawing shows was not checked. Compare it with what stands below.',
    ],
  }
}
