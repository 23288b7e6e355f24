import { type Asking, nameInWords } from './asking.ts'
import { dayInWords, momentOf } from './dates.ts'
import { addressOfDidWeb, keyOfMethod, keyOfMultibase, keyWithin, type PublicKey } from './dids.ts'
import { idOf, listOf, type Thing, textOf, thingOf, thingsOf } from './json.ts'

export interface KnownKey {
  readonly key: PublicKey
  /** Where it was read, and so whose key it is: a DID, or an https address. */
  readonly controller: string
  /** Whose key it says that it is, which is theirs only if they say so too. */
  readonly claimed?: string | undefined
  /** Among several, of which none was named. */
  readonly isOneOf?: boolean
  /** Where the key is known by its name alone: why its controller has not said that it is theirs. */
  readonly doubt?: string
  /** Set if its owner ended the key: says so in a sentence. A thief may have signed with it, under any date. */
  readonly ended?: string
}

export type KeyFound = KnownKey | { readonly missing: string }

/** The key that a proof names, for signing credentials. */
export async function findKey(method: string, asking: Asking): Promise<KeyFound> {
  const [document = '', fragment = ''] = method.split('#')
  const within = keyWithin(document)
  if (within) return { key: within, controller: document }
  if (/^did:(key|jwk):/.test(document))
    return { missing: `This page can’t read the kind of key in ${nameInWords(document)}.` }
  const address = document.startsWith('did:') ? addressOfDidWeb(document) : document
  if (!address) return { missing: `This page can’t look up names such as ${nameInWords(document)}.` }

  const reading = await asking.read(address, 'the key it was signed with')
  if ('missing' in reading) return fromFragment(document, fragment, reading.missing)
  const published = parsed(reading.text)
  const found = published && methodIn(published, method, document, asking.now)
  if (!found) return { missing: `${nameInWords(document)} doesn’t list the key that it was signed with.` }
  return found
}

/** Some names of keys are the keys themselves: enough to tell whether a word was changed, not whose key it is. */
function fromFragment(controller: string, fragment: string, missing: string): KeyFound {
  const key = keyOfMultibase(fragment)
  return key ? { key, controller, doubt: missing } : { missing }
}

function methodIn(published: Thing, method: string, document: string, now: Date): KeyFound | undefined {
  const [, fragment = ''] = method.split('#')
  const same = (id: unknown) => id === method || id === `#${fragment}`
  const own = textOf(published.id) ?? document
  if (own !== document && !same(own))
    return { missing: `The document of ${nameInWords(document)} is that of someone else.` }
  const methods = [...listOf(published.verificationMethod), ...listOf(published.assertionMethod), published]
  const named = thingsOf(methods).filter((one) => same(one.id) && keyOfMethod(one))
  const [found] = named
  const key = found && keyOfMethod(found)
  if (!key) return undefined
  const ended = named.map((one) => endOf(one, document, now)).find((end) => end !== undefined)
  const mayAssert = found === published || listOf(published.assertionMethod).some((one) => same(idOf(one)))
  const end = ended ?? (mayAssert ? undefined : endedBy(document, 'no longer lets it sign credentials'))
  return { key, controller: document, claimed: idOf(found.controller), ...(end && { ended: end }) }
}

/** What a document says of the end of one of its keys; an end that can't be read has come. */
function endOf({ revoked, expires }: Thing, document: string, now: Date): string | undefined {
  const [moment] = listOf(revoked).map(momentOf)
  if (moment !== undefined)
    return endedBy(document, `ended it${Number.isNaN(moment) ? '' : ` on ${dayInWords(moment)}`}`)
  const isOver = listOf(expires).some((end) => !(momentOf(end) >= now.getTime()))
  return isOver ? endedBy(document, 'no longer uses it') : undefined
}

function endedBy(document: string, says: string): string {
  return `This key was ended: ${nameInWords(document)} ${says}. Someone else may have signed this with it, under any date.`
}

/** The keys of a document, or of a JWK or a set of them, that a JWT may have been signed with. */
export async function findJwtKeys(kid: string, asking: Asking): Promise<readonly KnownKey[] | { missing: string }> {
  const [document = ''] = kid.split('#')
  const found = keyWithin(document)
  if (found) return [{ key: found, controller: document }]
  const address = document.startsWith('did:') ? addressOfDidWeb(document) : document
  if (!address) return { missing: `This page can’t look up names such as ${nameInWords(document)}.` }
  const reading = await asking.read(address, 'the key it was signed with')
  if ('missing' in reading) {
    const [, fragment = ''] = kid.split('#')
    const known = fromFragment(document, fragment, reading.missing)
    return 'key' in known ? [known] : known
  }
  const published = parsed(reading.text)
  if (!published) return { missing: `${nameInWords(document)} doesn’t answer with a key.` }
  if (document.startsWith('did:') || published.verificationMethod) {
    const method = kid.includes('#') ? methodIn(published, kid, document, asking.now) : undefined
    if (method) return 'key' in method ? [method] : method
    if (kid.includes('#')) return { missing: `${nameInWords(document)} doesn’t list the key that it was signed with.` }
    return everyMethod(published, document, asking.now)
  }
  const isOneOf = published.keys !== undefined
  return listOf(published.keys ?? published).flatMap((one) => {
    const key = thingOf(one)
    return key && typeof key.kty === 'string'
      ? [{ key: key as unknown as PublicKey, controller: document, isOneOf }]
      : []
  })
}

function everyMethod(published: Thing, document: string, now: Date): KnownKey[] {
  return listOf(published.verificationMethod).flatMap((one) => {
    const found = methodIn(published, idOf(one) ?? '', document, now)
    return found && 'key' in found ? [{ ...found, isOneOf: true }] : []
  })
}

export function parsed(text: string): Thing | undefined {
  try {
    return thingOf(JSON.parse(text))
  } catch {
    return undefined
  }
}
