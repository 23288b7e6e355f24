import { type Asking, shortened } from './asking.ts'
import { idOf, type Thing, textOf, thingOf } from './json.ts'
import { parsed, type KnownKey } from './keys.ts'
import { type Finding, no, unknown, yes } from './result.ts'

/** What a signature comes to: whether it fits, and whose it is. */
export interface Signature {
  readonly unaltered: Finding
  readonly signer: Finding
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
  const name = textOf(thingOf(credential.issuer)?.name)
  return name ? `${shortened(id)}, which calls itself “${shortened(name)}”` : shortened(id)
}

/** Whether the key that fits is the issuer's. */
export async function judgeSigner(
  credential: Thing,
  { controller, doubt }: KnownKey,
  method: string,
  asking: Asking,
): Promise<Finding> {
  const issuer = idOf(credential.issuer)
  if (!issuer) return unknown('It names no issuer.')
  const signed = `It was signed with a key of ${issuerInWords(credential)}.`
  if (controller === issuer)
    return doubt === undefined
      ? yes(signed)
      : unknown(`It names a key of ${shortened(issuer)}. Whether it is theirs was not asked: ${doubt}`)
  if (!issuer.startsWith('https://'))
    return no(`It names ${shortened(issuer)} as its issuer, but was signed with a key of ${shortened(controller)}.`)
  // An issuer known by an address may say there that the key is theirs.
  const reading = await asking.read(issuer, 'the issuer’s own word on its keys')
  if ('missing' in reading) return unknown(`Its key is one of ${shortened(controller)}. ${reading.missing}`)
  const { verificationMethod, assertionMethod } = parsed(reading.text) ?? {}
  return mentions([verificationMethod, assertionMethod], [method, controller])
    ? yes(signed)
    : no(`${shortened(issuer)} does not say that the key of ${shortened(controller)} is theirs.`)
}

function mentions(value: unknown, ids: readonly string[]): boolean {
  if (typeof value === 'string') return ids.includes(value)
  return typeof value === 'object' && value !== null && Object.values(value).some((one) => mentions(one, ids))
}
