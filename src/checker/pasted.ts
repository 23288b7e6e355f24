import { readCode } from '../core/codes.ts'
import { addressIn } from '../core/typed-code.ts'
import { looksLikeJwt } from './jwt-form.ts'

/** What was pasted: a credential, the address of one on this site, or of a page of it; else why it can't be checked. */
export type Pasted =
  | { readonly text: string }
  | { readonly file: string }
  | { readonly page: string }
  | { readonly sentence: string }

/** `origin` is that of this site. */
export function readPasted(typed: string, origin: string): Pasted {
  const text = typed.replaceAll(/[\u200b\u2060\ufeff\u00ad]/g, '').trim()
  if (text === '') return { sentence: 'Paste a credential (JSON or JWT), or the address of a badge on this site.' }
  if (/^[[{"<]/.test(text)) return { text }
  // Mails and chats break a long JWT over lines.
  const joined = text.replaceAll(/\s+/g, '')
  if (looksLikeJwt(joined) || /^[\w-]{10,}(\.[\w-]*)+~/.test(joined)) return { text: joined }
  const address = addressOf(joined, origin)
  if (address) return address.origin === origin ? onThisSite(address, text) : { sentence: elsewhere(origin) }
  const [code] = readCode(text) ?? []
  if (code) return { page: `/verify/${code}` }
  return {
    sentence: 'This isn’t a credential or an address of this site. Paste JSON, a JWT, or the address of a badge.',
  }
}

function addressOf(text: string, origin: string): URL | undefined {
  const { host, protocol } = new URL(origin)
  const whole = text.startsWith(`${host}/`) ? `${protocol}//${text}` : text
  if (!/^https?:\/\//i.test(whole) || !URL.canParse(whole)) return undefined
  const address = new URL(whole)
  // Somebody may have copied it without the s.
  if (address.host === host) address.protocol = protocol
  return address
}

function onThisSite(address: URL, text: string): Pasted {
  const { page, id } = addressIn(text) ?? {}
  if (page === 'badges' && id) return { file: `/badges/${encodeURIComponent(id)}/credential.json` }
  if (page === 'transcript' && id && address.pathname.endsWith('/clr'))
    return { file: `/transcript/${encodeURIComponent(id)}/clr` }
  if (page && id) return { page: `/${page}/${encodeURIComponent(id)}` }
  return {
    sentence: 'There is nothing to check at this address. Paste that of a badge, a transcript or a certificate.',
  }
}

function elsewhere(origin: string): string {
  return `Only addresses of this site (${new URL(origin).host}) can be pasted. For a badge from elsewhere, download it there and choose the file.`
}
