import { listOf, type Thing, textOf, textsOf, thingOf } from './json.ts'
import { Unreadable } from './result.ts'

/** What is known here and not read: why, and where its issuer shows it. Nothing for any other text. */
export function olderText(text: string): Unreadable | undefined {
  if (/^https?:\/\/\S+$/.test(text))
    return new Unreadable(
      'This holds only the address of an Open Badge 1 or 2. It isn’t signed: its issuer’s site shows whether it’s good. Check that the site is that of the organization you expect.',
      linkOf(text),
    )
  if (/^[\w-]{10,}\.[\w-]*\.[\w-]*~/.test(text)) return new Unreadable(sdJwt)
  if (/^[\w-]{10,}(\.[\w-]*){4}$/.test(text))
    return new Unreadable(
      'This is encrypted (JWE), so nobody but its receiver can read it. Ask its holder for the badge itself.',
    )
  return undefined
}

/** The same for a JWT, by its head and what it says. */
export function olderJwt(header: Thing, claims: Thing, credential: Thing): Unreadable | undefined {
  if (/\bsd-jwt\b/.test(textOf(header.typ) ?? '') || Object.hasOwn(claims, '_sd')) return new Unreadable(sdJwt)
  return olderBadge(credential, true)
}

const sdJwt =
  'This is an SD-JWT, a credential of which its holder can hide parts. This page can’t read SD-JWTs yet. Ask its holder for the badge as PDF, PNG, SVG or JSON.'

/** An Open Badge 1 or 2. `isSigned`: it came as the signed text that such badges have (JWS). */
export function olderBadge(value: Thing, isSigned = false): Unreadable | undefined {
  const version = versionOf(value)
  if (!version) return undefined
  const name = `Open Badge ${version}`
  const verification = thingOf(value.verification) ?? thingOf(value.verify) ?? {}
  const link = [value.id, verification.url, value.verify].map(linkOf).find((one) => one !== undefined)
  const saysSigned = textsOf(verification.type).some((type) => /signed/i.test(type))
  const where = link ? ' Its issuer shows it at the address below.' : ''
  if (isSigned)
    return new Unreadable(`This is an ${name}, and it is signed. This page can’t check that version yet.${where}`, link)
  if (saysSigned)
    return new Unreadable(
      `This is an ${name}. It says that it is signed, but the signature isn’t in this file.${where} Ask its holder for the signed file.`,
      link,
    )
  const act = link
    ? `What counts is what its issuer’s site shows at ${new URL(link).host}. Open it, and check that this is the organization you expect.`
    : 'It names no address of its issuer’s site, so it can’t be checked.'
  return new Unreadable(`This is an ${name}. It isn’t signed, so this file alone proves nothing. ${act}`, link)
}

function versionOf(value: Thing): string | undefined {
  const contexts = textsOf(value['@context']).join(' ')
  const types = listOf(value.type).map(String)
  if (/openbadges\/v2/.test(contexts)) return '2.0'
  if (/openbadges\/v1/.test(contexts)) return '1.1'
  if (types.includes('Assertion')) return value.verification === undefined ? '1.1' : '2.0'
  const isFirst = value.recipient !== undefined && value.badge !== undefined && value.credentialSubject === undefined
  return isFirst ? '1.0' : undefined
}

/** An address that a browser opens. */
function linkOf(value: unknown): string | undefined {
  const text = textOf(value)
  if (!text || text.length > 2000 || !URL.canParse(text)) return undefined
  const { protocol, username, password, href } = new URL(text)
  return /^https?:$/.test(protocol) && username === '' && password === '' ? href : undefined
}
