import { nameInWords } from './asking.ts'
import { idOf, listOf, type Thing, textOf, thingsOf } from './json.ts'
import { parsed } from './keys.ts'
import { type Finding, no, unknown, yes } from './result.ts'

/**
 * What a `1EdTechRevocationList` says of a credential. It is not signed: what it is worth comes from its address, which the
 * credential names under its own signature.
 */
export function judgeRevocations(credential: Thing, address: string, text: string): Finding {
  const list = parsed(text)
  const id = textOf(credential.id)
  if (!list) return unknown('The list of what was revoked can’t be read.')
  if (!id) return unknown('It has no number by which the list of what was revoked could name it.')
  const { revokedCredentials, revokedCredential } = list
  const named = [...listOf(revokedCredentials), ...listOf(revokedCredential)]
  const entries = thingsOf(named).filter((one) => idOf(one) === id)
  if (named.includes(id) || entries.some(({ revoked }) => revoked !== false)) return no('Its issuer has revoked it.')
  const own = idOf(list.issuer)
  if (own !== idOf(credential.issuer))
    return unknown(`The list of what was revoked is that of ${nameInWords(own ?? 'nobody')}, not of the issuer.`)
  if (list.id !== undefined && list.id !== address)
    return unknown('The list of what was revoked is one that belongs to another address.')
  if (!Array.isArray(revokedCredentials ?? revokedCredential))
    return unknown('The list of what was revoked lists nothing.')
  return yes('It isn’t on its issuer’s list of what was revoked.')
}
