/** What may stand before a code where it is printed, mailed or read out. */
const labels: ReadonlySet<string> = new Set([
  'badge',
  'certificate',
  'certification',
  'code',
  'credential',
  'id',
  'no',
  'nr',
  'number',
  'transcript',
  'verification',
  'verify',
])

/** A code that was typed or copied, in capitals and without what stands around and between; nothing where it is none. */
export function bareCode(typed: string): string | undefined {
  const text = seen(addressIn(typed)?.id ?? typed)
  return squeezed(withoutLabel(text)) ?? squeezed(text)
}

/** In plain letters, without signs that are not seen. */
function seen(text: string): string {
  return text.normalize('NFKC').replaceAll(/\p{Cf}/gu, '')
}

function withoutLabel(text: string): string {
  const rest = text.replace(/^[^\p{L}\p{N}]+/u, '')
  const [whole = '', word = ''] = /^([a-z]{2,20})[\s.:#]+/i.exec(rest) ?? []
  return labels.has(word.toLowerCase()) ? withoutLabel(rest.slice(whole.length)) : rest
}

/** What sentences and brackets leave around a code. */
const around = '"\'“”„’()[].,;:!?# '

function squeezed(text: string): string | undefined {
  let [start, end] = [0, text.length]
  while (start < end && around.includes(text[start]!)) start++
  while (end > start && around.includes(text[end - 1]!)) end--
  const code = text.slice(start, end).replaceAll(/[\s\-\u2010-\u2015\u2212]/gu, '')
  return /^[0-9a-z]{8,32}$/i.test(code) ? code.toUpperCase() : undefined
}

/** What an address of this site, or one like it, leads to. */
export interface TypedAddress {
  readonly page: 'verify' | 'badges' | 'transcript'
  readonly id: string
}

/** The thing that a whole address names; nothing where it is none. */
export function addressIn(typed: string): TypedAddress | undefined {
  if (typed.length > 2000) return undefined
  const [path = '', query = ''] = seen(typed).split('#', 1)[0]!.split('?')
  const [, page, id] = /\/(verify|badges|transcript)\/([^/\s]+)/i.exec(path) ?? []
  if (page !== undefined && id !== undefined)
    return { page: page.toLowerCase() as TypedAddress['page'], id: decoded(id) }
  const code = /\/verify\/?$/i.test(path) ? new URLSearchParams(query).get('code') : null
  return code === null ? undefined : { page: 'verify', id: code }
}

function decoded(part: string): string {
  try {
    return decodeURIComponent(part)
  } catch {
    return part
  }
}
