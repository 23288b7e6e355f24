import { base64urlnopad } from '@scure/base'
import { type Asking, nameInWords, shortened } from './asking.ts'
import { checkDates } from './dates.ts'
import { idOf, listOf, onlyOf, type Thing, textOf, textsOf, thingOf } from './json.ts'
import { mostLists } from './limits.ts'
import { type Finding, no, unknown, Unreadable, yes } from './result.ts'
import type { Signature } from './signer.ts'
import { unpack } from './unpack.ts'

/** Checks the signature of a credential, which a status list is itself. */
export type CheckSignature = (
  text: string,
  asking: Asking,
) => Promise<{ readonly credential: Thing; readonly claims?: Thing | undefined; readonly signature: Signature }>

/** A list may have been made while the file was read, by a clock that is not the visitor's. */
const clocksApart = 5 * 60_000

const kinds: readonly string[] = ['BitstringStatusListEntry', 'StatusList2021Entry']

/** Whether what a credential names as the place of revocations says that it was revoked. */
export async function checkStatus(credential: Thing, asking: Asking, check: CheckSignature): Promise<Finding> {
  const all = listOf(credential.credentialStatus)
  if (all.length === 0) return unknown('It names no place where its issuer would tell of a revocation.')
  const others = all.filter((entry) => !besides.includes(purposeOf(entry)))
  const entries = others.length > 0 ? others : all
  const findings: Finding[] = []
  for (const entry of entries.slice(0, mostLists))
    findings.push(await checkEntry(credential, thingOf(entry) ?? {}, asking, check))
  const first = (outcome: Finding['outcome']) => findings.find((one) => one.outcome === outcome)
  return first('no') ?? first('unknown') ?? notSeen(entries) ?? findings[0]!
}

/** What good news of some lists does not say. */
function notSeen(entries: readonly unknown[]): Finding | undefined {
  if (entries.length > mostLists)
    return unknown(`It names ${entries.length} lists, of which the first ${mostLists} were looked at.`)
  return entries.some((entry) => purposeOf(entry) === 'revocation')
    ? undefined
    : unknown('It is not suspended. It names no place where its issuer would tell of a revocation.')
}

/** Lists that tell of no revocation, and may be had as well. */
const besides: readonly unknown[] = ['refresh', 'message']

function purposeOf(entry: unknown): unknown {
  const purposes = listOf(thingOf(entry)?.statusPurpose)
  return purposes.length === 0 ? 'revocation' : onlyOf(purposes)
}

async function checkEntry(credential: Thing, entry: Thing, asking: Asking, check: CheckSignature): Promise<Finding> {
  const types = textsOf(entry.type)
  const type = types.find((one) => kinds.includes(one))
  if (!type && types[0] !== undefined)
    return unknown(`Its issuer tells of revocations in a way that this page does not know: ${shortened(types[0])}.`)
  const address = idOf(entry.statusListCredential)
  const index = String(onlyOf(entry.statusListIndex))
  const place = /^\d{1,12}$/.test(index) ? Number(index) : undefined
  const purpose = textOf(purposeOf(entry))
  const isOneBit = listOf(entry.statusSize).every((size) => String(size) === '1')
  if (!type || !address || place === undefined || !purpose || !isOneBit)
    return unknown('The place where its issuer would tell of a revocation is not named rightly.')
  if (purpose !== 'revocation' && purpose !== 'suspension')
    return unknown(`Its issuer keeps a list for “${shortened(purpose)}”, which this page does not judge.`)
  const reading = await asking.read(address, 'the list of what was revoked')
  if ('missing' in reading) return unknown(reading.missing)
  try {
    return await judgeList(credential, { address, place, purpose, type }, reading.text.trim(), asking, check)
  } catch (error) {
    if (error instanceof Unreadable) return unknown('The list of what was revoked cannot be read.')
    throw error
  }
}

interface Entry {
  readonly address: string
  readonly place: number
  readonly purpose: string
  readonly type: string
}

async function judgeList(
  credential: Thing,
  entry: Entry,
  text: string,
  asking: Asking,
  check: CheckSignature,
): Promise<Finding> {
  const { credential: list, claims, signature } = await check(text, asking)
  const subject = thingOf(list.credentialSubject)
  const own = idOf(list.issuer)
  if (signature.isKeyEnded) return unknown('The list of what was revoked was signed with a key that was ended.')
  if (signature.unaltered.outcome !== 'yes' || signature.signer.outcome !== 'yes')
    return unknown(
      `The list of what was revoked is not signed by whom it says, as far as can be told. ${signature.unaltered.outcome === 'yes' ? signature.signer.reason : signature.unaltered.reason}`,
    )
  if (own !== idOf(credential.issuer))
    return unknown(`The list of what was revoked is that of ${nameInWords(own ?? 'nobody')}, not of the issuer.`)
  if (checkDates(list, claims, asking.now, clocksApart).outcome === 'no')
    return unknown('The list of what was revoked is out of date.')
  if (!subject || !textsOf(subject.statusPurpose).includes(entry.purpose))
    return unknown('The list named is one for another purpose.')
  const bits = await unpackList(textOf(subject.encodedList) ?? '')
  const byte = bits?.[Math.floor(entry.place / 8)]
  if (byte === undefined) return unknown('It has no place on the list of what was revoked.')
  const isSet = (byte & (0x80 >> (entry.place % 8))) !== 0
  // Some move their lists without a new name. A list that belongs elsewhere may accuse, and not clear.
  if (!isSet && list.id !== undefined && list.id !== entry.address)
    return unknown('The list of what was revoked is one that belongs to another address.')
  if (!isSet)
    return yes(
      `It is not on its issuer’s list of what was ${entry.purpose === 'revocation' ? 'revoked' : 'suspended'}.`,
    )
  return no(entry.purpose === 'revocation' ? 'Its issuer has revoked it.' : 'Its issuer has suspended it.')
}

async function unpackList(encoded: string): Promise<Uint8Array | undefined> {
  try {
    const packed = base64urlnopad.decode(encoded.replace(/^u(?=H4s)/, '').replaceAll('=', ''))
    return await unpack(Uint8Array.from(packed), 'gzip')
  } catch {
    return undefined
  }
}
