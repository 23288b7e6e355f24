import { type Asking, nameInWords, shortened } from './asking.ts'
import { addressOfDidWeb } from './dids.ts'
import { idOf, listOf, type Thing, textsOf, thingOf, wholesOf } from './json.ts'
import { parsed, type KnownKey } from './keys.ts'
import { type Finding, no, unknown, yes } from './result.ts'

/** What a signature comes to: whether it fits, and whose it is. */
export interface Signature {
  readonly unaltered: Finding
  readonly signer: Finding
  /** Its key was ended: nothing that the credential says is known to be its issuer's. */
  readonly isKeyEnded?: true
}

/** A signature by a key that was ended: it is not even asked whether it fits, since whoever has the key can make it fit. */
export function byEndedKey(reason: string): Signature {
  return { ...notLookedAt(reason), isKeyEnded: true }
}

/** A signature that could not be looked at says nothing of either. */
export function notLookedAt(reason: string): Signature {
  return { unaltered: unknown(reason), signer: unknown(reason) }
}

export const notFitting: Signature = {
  unaltered: no('The signature does not fit: something was changed after it was signed.'),
  signer: unknown('A signature that does not fit says nothing about who signed.'),
}

/** The issuer by its own words; who that is, only a name that somebody knows can tell. */
export function issuerInWords(credential: Thing): string {
  const id = idOf(credential.issuer) ?? 'nobody'
  const name = shortened(textsOf(wholesOf(credential.issuer)[0]?.name)[0] ?? '').replaceAll(/[“”„‟"]/g, '’')
  return name ? `${nameInWords(id)}, which calls itself “${name}”` : nameInWords(id)
}

/** Whether the key that fits is the issuer's. */
export async function judgeSigner(
  credential: Thing,
  known: KnownKey,
  method: string,
  asking: Asking,
): Promise<Finding> {
  const { controller, doubt } = known
  const issuer = idOf(credential.issuer)
  if (!issuer) return unknown('It names no issuer.')
  const signed = `It was signed with a key of ${issuerInWords(credential)}.`
  if (controller === issuer)
    return doubt === undefined
      ? yes(signed)
      : unknown(`It names a key of ${nameInWords(issuer)}. Whether it is theirs was not asked: ${doubt}`)
  const address = whereItSpeaks(issuer, known)
  const other = `It names ${nameInWords(issuer)} as its issuer, but was signed with a key of ${nameInWords(controller)}`
  if (!address) return issuer.startsWith('did:') ? no(`${other}.`) : unknown(`${other}, and can’t be asked about that.`)
  const reading = await asking.read(address, 'the issuer’s own word on its keys')
  if ('missing' in reading) return unknown(`Its key is one of ${nameInWords(controller)}. ${reading.missing}`)
  const { verificationMethod, assertionMethod } = parsed(reading.text) ?? {}
  const methods = [...listOf(verificationMethod), ...listOf(assertionMethod)]
  if (methods.some((one) => idOf(one) === method && listOf(thingOf(one)?.revoked).length > 0))
    return unknown(`${nameInWords(issuer)} has ended this key.`)
  const theirs = methods.flatMap((one) => idOf(one) ?? [])
  if (theirs.includes(method) || (doubt === undefined && theirs.includes(controller))) return yes(signed)
  const silent = `${nameInWords(issuer)} does not say that the key of ${nameInWords(controller)} is theirs.`
  return theirs.length > 0 && !theirs.includes(controller) ? no(silent) : unknown(silent)
}

/** Where an issuer may say that a key read elsewhere is theirs. One with a DID is asked only if the key claims to be. */
function whereItSpeaks(issuer: string, { controller, claimed }: KnownKey): string | undefined {
  if (issuer.startsWith('https://')) return issuer
  const address = addressOfDidWeb(issuer)
  return address && (claimed === issuer || hostOf(controller) === hostOf(address)) ? address : undefined
}

function hostOf(address: string): string | undefined {
  return URL.canParse(address) && address.startsWith('https:') ? new URL(address).host : undefined
}

/**
 * What lies under `/.well-known/` is of whoever has the host. Elsewhere others may have keys too, such as students at a
 * school: then the issuer has to name the key, or it is not known whose it is.
 */
export async function signerByHost(credential: Thing, known: KnownKey, kid: string, asking: Asking): Promise<Finding> {
  const issuer = idOf(credential.issuer) ?? ''
  const { host, isWhole } = placeOf(issuer)
  if (host === undefined || host !== hostOf(known.controller)) return judgeSigner(credential, known, kid, asking)
  if (isWhole && /^\/\.well-known\/[\w.-]+$/.test(new URL(known.controller).pathname))
    return judgeSigner(credential, { ...known, controller: issuer }, kid, asking)
  const finding = await judgeSigner(credential, known, kid, asking)
  if (finding.outcome !== 'no') return finding
  return unknown(
    `Its key lies at ${host}, where others may have keys too, and ${nameInWords(issuer)} does not name it.`,
  )
}

/** The host at which an issuer is, and whether it is theirs alone. */
function placeOf(issuer: string): { readonly host: string | undefined; readonly isWhole: boolean } {
  const address = issuer.startsWith('did:web:') ? addressOfDidWeb(issuer) : issuer
  const isWhole = issuer.startsWith('did:web:')
    ? issuer.split(':').length === 3
    : hostOf(issuer) !== undefined && `${new URL(issuer).origin}/` === new URL(issuer).href
  return { host: address === undefined ? undefined : hostOf(address), isWhole }
}
