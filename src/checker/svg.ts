import { SaxesParser } from 'saxes'
import { distinct, type Found } from './found.ts'
import { Unreadable } from './result.ts'

const elements: readonly string[] = [
  'https://purl.imsglobal.org/ob/v3p0 credential',
  'https://purl.imsglobal.org/clr/v2p0 credential',
  'http://openbadges.org assertion',
]

interface Element {
  readonly verify: string
  body: string
}

/** The credentials in a drawing: read as text alone; nothing of it is drawn or run. */
export function findInSvg(text: string): Found {
  const found: Element[] = []
  let inside: Element | undefined
  let depth = 0
  const parser = new SaxesParser({ xmlns: true })
  parser.on('error', () => {
    throw new Unreadable('The drawing (SVG) is damaged. Ask its holder for it again.')
  })
  parser.on('opentag', ({ uri, local, attributes }) => {
    if (inside) depth++
    else if (elements.includes(`${uri} ${local}`)) {
      inside = { verify: attributes.verify?.value ?? '', body: '' }
      depth = 0
      found.push(inside)
    }
  })
  const read = (piece: string) => {
    if (inside) inside.body += piece
  }
  parser.on('text', read)
  parser.on('cdata', read)
  parser.on('closetag', () => {
    if (inside && depth-- === 0) inside = undefined
  })
  parser.write(text).close()
  const texts = distinct(found.flatMap(textsOf)).filter((one) => one !== '')
  if (texts.length === 0)
    throw new Unreadable('This drawing (SVG) holds no credential. Use the file as it came from its issuer.')
  return {
    place: 'in this drawing (SVG)',
    texts,
    notes: [
      ...(found.some((one) => textsOf(one).length > 1)
        ? ['One place in the drawing holds two credentials: other programs may read only one of them.']
        : []),
      'We didn’t check what the drawing shows. Compare it with the details below.',
    ],
  }
}

/** A credential may be in the attribute or in the body; where it is in both and they differ, there are two. */
function textsOf({ verify, body }: Element): readonly string[] {
  const [one, other] = [verify.trim(), body.trim()]
  if (one === '' || other === '' || one === other) return [one || other]
  // Open Badges 1 and 2 write where the badge is beside what it says.
  return /^https?:/.test(one) && other.startsWith('{') && other.includes(JSON.stringify(one)) ? [other] : [one, other]
}
