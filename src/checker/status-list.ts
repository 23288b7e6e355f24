import { base64urlnopad } from '@scure/base'
import { type Asking, nameInWords } from './asking.ts'
import { checkDates, momentOf } from './dates.ts'
import { idOf, listOf, onlyOf, type Thing, textsOf, wholesOf } from './json.ts'
import { longestKeeping, usualKeeping } from './limits.ts'
import { type Finding, no, unknown, yes } from './result.ts'
import type { Signature } from './signer.ts'
import { unpack } from './unpack.ts'

interface SignedList {
  readonly credential: Thing
  readonly claims?: Thing | undefined
  readonly signature: Signature
}

/** Checks the signature of a credential, which a status list is itself. */
export type CheckSignature = (text: string, asking: Asking) => Promise<SignedList>

/** A list may have been made while the file was read, by a clock that is not the visitor's. */
const clocksApart = 5 * 60_000

/** Both kinds have at least so many places, so that one says little of whose it is. */
const leastPlaces = 131_072

/** Kinds of entries, with what their list has to be: as a credential, and within. */
export const listKinds: ReadonlyMap<string, readonly [credential: string, list: string]> = new Map([
  ['BitstringStatusListEntry', ['BitstringStatusListCredential', 'BitstringStatusList']],
  ['StatusList2021Entry', ['StatusList2021Credential', 'StatusList2021']],
])

interface Entry {
  readonly address: string
  readonly place: number
  readonly purpose: 'revocation' | 'suspension'
  readonly type: string
}

/**
 * What a list says of a place on it. Whoever signed it, and at whatever address it belongs: the credential names it, so it
 * may accuse. Only the issuer's own list clears, whole and at its own address.
 */
export async function judgeList(
  credential: Thing,
  entry: Entry,
  text: string,
  asking: Asking,
  check: CheckSignature,
): Promise<Finding> {
  const signed = await check(text, asking)
  const fault = faultOf(signed, entry, asking)
  if (fault) return unknown(fault)
  const { credential: list, signature } = signed
  const [subject = {}] = wholesOf(list.credentialSubject)
  asking.keepList(entry.address, { text, until: keptUntil(list, subject, asking.now) })
  const bits = await unpackList(textsOf(subject.encodedList)[0] ?? '')
  if (!bits) return unknown('The list of what was revoked can’t be unpacked.')
  const byte = bits[Math.floor(entry.place / 8)]
  if (byte === undefined) return unknown('It has no place on the list of what was revoked.')

  const what = entry.purpose === 'revocation' ? 'revoked' : 'suspended'
  const own = idOf(list.issuer)
  const isIssuers = own === idOf(credential.issuer) && signature.signer.outcome === 'yes'
  const isSet = (byte & (0x80 >> (entry.place % 8))) !== 0
  if (isSet && isIssuers) return no(`Its issuer has ${what} it.`)
  if (isSet)
    return no(`It was ${what}, says the list that it names. That list is one of ${nameInWords(own ?? 'nobody')}.`)
  if (bits.length * 8 < leastPlaces) return unknown(`The list of what was ${what} is shorter than such lists are.`)
  if (signature.signer.outcome !== 'yes')
    return unknown(`We can’t tell who signed the list of what was ${what}. ${signature.signer.reason}`)
  if (!isIssuers)
    return unknown(`The list of what was ${what} is that of ${nameInWords(own ?? 'nobody')}, not of the issuer.`)
  if (list.id !== undefined && list.id !== entry.address)
    return unknown(`The list of what was ${what} is one that belongs to another address.`)
  return yes(`It isn’t on its issuer’s list of what was ${what}.`)
}

/** Why a list says nothing at all, if so. */
function faultOf(
  { credential: list, claims, signature }: SignedList,
  entry: Entry,
  asking: Asking,
): string | undefined {
  if (signature.isKeyEnded) return 'The list of what was revoked was signed with a key that was ended.'
  if (signature.unaltered.outcome !== 'yes')
    return `The list of what was revoked can’t be relied on. ${signature.unaltered.reason}`
  const [ofCredential = '', ofList = ''] = listKinds.get(entry.type) ?? []
  const subjects = wholesOf(list.credentialSubject)
  const [subject = {}] = subjects
  if (!textsOf(list.type).includes(ofCredential) || subjects.length !== 1 || !textsOf(subject.type).includes(ofList))
    return 'What it names as the list of what was revoked isn’t one.'
  if (checkDates(list, claims, { now: asking.now, apart: clocksApart }).outcome === 'no')
    return 'The list of what was revoked is out of date.'
  if (!textsOf(subject.statusPurpose).includes(entry.purpose))
    return 'The list that it names is one for another purpose.'
  return undefined
}

/** Until when a list may be used without asking again: by its `ttl`, and no longer than it is valid. */
function keptUntil(list: Thing, subject: Thing, now: Date): number {
  const ttl = onlyOf(subject.ttl)
  const keeping = typeof ttl === 'number' && ttl >= 0 ? Math.min(ttl, longestKeeping) : usualKeeping
  return Math.min(now.getTime() + keeping, ...listOf(list.validUntil).map(momentOf))
}

async function unpackList(encoded: string): Promise<Uint8Array | undefined> {
  try {
    const packed = base64urlnopad.decode(encoded.replace(/^u(?=H4s)/, '').replaceAll('=', ''))
    return await unpack(Uint8Array.from(packed), 'gzip')
  } catch {
    return undefined
  }
}
