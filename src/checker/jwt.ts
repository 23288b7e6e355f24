import { compactVerify, errors, importJWK } from 'jose'
import { base64urlnopad } from '@scure/base'
import { type Asking, nameInWords, shortened } from './asking.ts'
import { keyWithin, type PublicKey } from './dids.ts'
import { decisive, idOf, listOf, parseJson, type Thing, textOf, thingOf } from './json.ts'
import { findJwtKeys, type KnownKey } from './keys.ts'
import { type Finding, no, notSigned, Unreadable, unknown, yes } from './result.ts'
import { byEndedKey, issuerInWords, notFitting, notLookedAt, type Signature, signerByHost } from './signer.ts'

export interface Jwt {
  readonly token: string
  readonly header: Thing
  readonly claims: Thing
  /** The credential that it says, with what its claims add. */
  readonly credential: Thing
}

const cut = 'This is a JWT that is broken off or changed. Copy it whole, or get the file from its holder again.'

export function readJwt(token: string): Jwt {
  const [header, claims] = token.split('.').map((part, index) => (index < 2 ? readPart(part) : undefined))
  if (!header || !claims || token.split('.').length !== 3) throw new Unreadable(cut)
  const { vc, iss, sub, jti, nbf, exp, ...rest } = claims
  const said = thingOf(vc) ?? thingOf(claims.vp) ?? rest
  const subject = thingOf(said.credentialSubject)
  return {
    token,
    header,
    claims,
    credential: {
      ...said,
      ...(said !== rest && decisiveOutside(said, rest)),
      ...(said.issuer === undefined && iss !== undefined && { issuer: iss }),
      ...(said.id === undefined && jti !== undefined && { id: jti }),
      ...(subject && subject.id === undefined && sub !== undefined && { credentialSubject: { ...subject, id: sub } }),
      ...(said.validFrom === undefined && said.issuanceDate === undefined && dayOfClaim('validFrom', nbf)),
      ...(said.validUntil === undefined && said.expirationDate === undefined && dayOfClaim('validUntil', exp)),
    },
  }
}

/** Some say beside the credential when it ends, or where it is revoked. */
function decisiveOutside(said: Thing, rest: Thing): Thing {
  const outside = decisive.filter((word) => rest[word] !== undefined)
  return Object.fromEntries(outside.map((word) => [word, [...listOf(said[word]), ...listOf(rest[word])]]))
}

function readPart(part: string): Thing | undefined {
  try {
    return thingOf(
      parseJson(new TextDecoder('utf-8', { fatal: true, ignoreBOM: false }).decode(base64urlnopad.decode(part))),
    )
  } catch (error) {
    if (error instanceof Unreadable && !/JSON/.test(error.message)) throw error
    return undefined
  }
}

function dayOfClaim(name: string, seconds: unknown): Thing {
  const date = typeof seconds === 'number' ? new Date(seconds * 1000) : undefined
  return date && !Number.isNaN(date.getTime()) ? { [name]: date.toISOString() } : {}
}

const algorithms: readonly unknown[] = ['RS256', 'ES256']

/** What the signature of a JWT comes to. */
export async function checkJwt(jwt: Jwt, asking: Asking): Promise<Signature> {
  const { header, credential } = jwt
  const { alg } = header
  if (typeof alg === 'string' && alg.toLowerCase() === 'none') return notLookedAt(notSigned)
  if (!algorithms.includes(alg))
    return notLookedAt(`It is signed in a way that this page does not know: ${shortened(String(alg))}.`)
  if (header.crit !== undefined) return notLookedAt('It demands something of its readers that this page does not know.')
  const contradiction = contradictionIn(jwt)
  const keys = await keysOf(jwt, asking)
  if ('missing' in keys) return notLookedAt(keys.missing)

  const [named, ...others] = keys
  if (named?.ended && !named.isOneOf && others.length === 0) return byEndedKey(named.ended)
  const usable: boolean[] = []
  // Of several, the ended ones first: one that is listed twice has ended.
  for (const known of keys.toSorted((one, other) => Number(!one.ended) - Number(!other.ended))) {
    const fits = await fitsKey(jwt.token, known.key, String(alg))
    usable.push(fits !== undefined)
    if (!fits) continue
    if (known.ended) return byEndedKey(known.ended)
    const signer = contradiction ?? (await signerOf(credential, known, textOf(header.kid) ?? '', asking))
    return { unaltered: yes(`Every word is as it was signed (JWT, ${String(alg)}).`), signer }
  }
  if (!usable.includes(true)) return notLookedAt('This page can’t check it with its kind of key.')
  return keys.some(({ isOneOf }) => !isOneOf) ? notFitting : notLookedAt(noneFits)
}

const noneFits =
  'None of the keys fits that its issuer lists today: either it was changed, or its key is not listed any more.'

/** A key that came along is the issuer's only where the issuer's name is made of it. */
async function signerOf(credential: Thing, known: KnownKey, kid: string, asking: Asking): Promise<Finding> {
  if (known.controller !== inHeader) return signerByHost(credential, known, kid, asking)
  const issuer = idOf(credential.issuer) ?? ''
  const own = keyWithin(issuer)
  if (own && sameKey(own, known.key))
    return yes(`It was signed with the key that ${issuerInWords(credential)} is named after.`)
  if (own) return no(`It names ${nameInWords(issuer)} as its issuer, but was signed with another key.`)
  return unknown(
    `The key came along with it, and anyone can send one. It does not show that ${issuerInWords(credential)} signed.`,
  )
}

const inHeader = 'the JWT itself'

async function keysOf({ header, credential }: Jwt, asking: Asking): Promise<readonly KnownKey[] | { missing: string }> {
  const issuer = idOf(credential.issuer) ?? ''
  const kid = textOf(header.kid)
  if (kid && /^(did:|https:)/.test(kid)) return findJwtKeys(kid, asking)
  const jwk = thingOf(header.jwk)
  if (jwk) {
    if (jwk.d !== undefined)
      return { missing: 'Its private key came along with it, so anyone who had the file can sign in its name.' }
    return [{ key: jwk as unknown as PublicKey, controller: inHeader }]
  }
  if (/^(did:|https:)/.test(issuer)) return findJwtKeys(kid?.startsWith('#') ? issuer + kid : issuer, asking)
  return { missing: 'It does not say which key it was signed with.' }
}

/** `undefined` where the key is of another kind than the signature, too weak, or unknown to the browser. */
async function fitsKey(token: string, key: PublicKey, alg: string): Promise<boolean | undefined> {
  const { kty = '', crv, x, y, n, e } = key
  if (alg === 'RS256' ? kty !== 'RSA' : kty !== 'EC' || crv !== 'P-256') return undefined
  if (!endsClean(token)) return false
  const publicHalf = Object.fromEntries(
    Object.entries({ kty, crv, x, y, n, e }).filter(([, value]) => value !== undefined),
  )
  try {
    await compactVerify(token, await importJWK({ ...publicHalf, kty }, alg), { algorithms: [alg] })
    return true
  } catch (error) {
    return error instanceof errors.JWSSignatureVerificationFailed ? false : undefined
  }
}

const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_'

/** The last letter of base64 may have bits that say nothing. They are zero, so that a JWT is written one way only. */
function endsClean(token: string): boolean {
  return token.split('.').every((part) => {
    const spare = [0, undefined, 0b1111, 0b11][part.length % 4]
    return spare !== undefined && (alphabet.indexOf(part.at(-1) ?? 'A') & spare) === 0
  })
}

function sameKey(one: PublicKey, other: PublicKey): boolean {
  return (
    one.kty === other.kty &&
    one.crv === other.crv &&
    one.x === other.x &&
    one.y === other.y &&
    one.n === other.n &&
    one.e === other.e
  )
}

/** The claims of a JWT say again what the credential says; where they differ, it names two issuers or two of anything. */
function contradictionIn({ claims, credential }: Jwt): Finding | undefined {
  const pairs = [
    [claims.iss, idOf(credential.issuer), 'issuer'],
    [claims.jti, textOf(credential.id), 'number'],
    [claims.sub, idOf(thingOf(credential.credentialSubject)), 'holder'],
  ] as const
  const [, , what] = pairs.find(([claim, said]) => claim !== undefined && said !== undefined && claim !== said) ?? []
  return what && no(`It contradicts itself: its outside names another ${what} than its inside.`)
}
