import { listOf, parseJson, type Thing, textOf, textsOf, thingOf, thingsOf } from './json.ts'
import { readJwt, type Jwt } from './jwt.ts'
import { looksLikeJwt } from './jwt-form.ts'
import { kindOf } from './facts.ts'
import { olderBadge, olderJwt, olderText } from './older.ts'
import { Unreadable } from './result.ts'

/** A credential in either form. */
export interface Read {
  readonly credential: Thing
  readonly jwt?: Jwt
  /** As it was signed, for its hash: JSON, or the JWT. */
  readonly file: string
}

/** The credentials in a text: more than one where it is a list. */
export function itemsOf(text: string): readonly string[] {
  if (!text.startsWith('[')) return [text]
  return listOf(parseJson(text)).map((one) => textOf(one) ?? JSON.stringify(one))
}

/** The credential in a text; else why there is none. */
export function readCredential(text: string): Read {
  const older = olderText(text)
  if (older) throw older
  if (looksLikeJwt(text)) {
    const jwt = readJwt(text)
    const olderOne = olderJwt(jwt.header, jwt.claims, jwt.credential)
    if (olderOne) throw olderOne
    return { credential: jwt.credential, jwt, file: text }
  }
  if (!/^[[{"]/.test(text))
    throw new Unreadable('There is no credential in this file. Choose a PDF, PNG, SVG, JSON or JWT.')
  const value = parseJson(text)
  // Some hand out a JWT in quotation marks, or in an envelope.
  const token = textOf(value) ?? envelopeOf(thingOf(value))
  if (token && !/^[[{"]/.test(token)) return readCredential(token)
  const credential = thingOf(value) ?? {}
  if (!kindOf(credential)) throw olderBadge(credential) ?? new Unreadable(notOne)
  return { credential, file: JSON.stringify(credential) }
}

const notOne = 'This is JSON, but no credential. Choose the file that the issuer gave out.'

function envelopeOf(value: Thing | undefined): string | undefined {
  if (!textsOf(value?.type).some((type) => /^EnvelopedVerifiable(Credential|Presentation)$/.test(type)))
    return undefined
  return /^data:application\/(?:v[cp]\+)?(?:(?:ld\+json\+)?(?:sd-)?jwt),(.+)$/.exec(textOf(value?.id) ?? '')?.[1]
}

/** Holds credentials, and says nothing itself. */
export function isPresentation(credential: Thing): boolean {
  const types = textsOf(credential.type)
  return types.includes('VerifiablePresentation') && !types.includes('VerifiableCredential')
}

/** Those of a learner record, and those of a presentation. */
export function credentialsIn(credential: Thing): readonly unknown[] {
  const types = textsOf(credential.type)
  if (types.includes('ClrCredential'))
    return thingsOf(credential.credentialSubject).flatMap((subject) => listOf(subject.verifiableCredential))
  return types.includes('VerifiablePresentation') ? listOf(credential.verifiableCredential) : []
}
