import { shortened } from './asking.ts'
import { isKnownContext } from './contexts.ts'
import { decisive, idOf, listOf, type Thing, textsOf, thingOf } from './json.ts'

/**
 * Why a credential may mean something other than it reads, if so. Signed are the statements that its words stand for;
 * read are the words. A holder could else write `credentialStatus` as its full address, and the signature would hold
 * while nobody saw the revocation.
 */
export function notPlain(credential: Thing): string | undefined {
  if (isInPieces(credential.credentialStatus)) return hidden
  return oddWords(credential, credential, true)
}

const hidden = 'It is written in a way that hides what it says from simple readers. This page does not follow it.'

/** Keywords, full addresses, and words with a capital: those are kinds, and `Criteria` stands for the same as `criteria`. */
const odd = /^[^a-z]|:/

/** Where a credential may stand within another, with an end and a status of its own. */
const credentialsWithin: readonly string[] = ['endorsement', 'verifiableCredential']

function oddWords(value: unknown, credential: Thing, mayDecide: boolean): string | undefined {
  if (Array.isArray(value)) return oddInList(value, credential, mayDecide)
  const thing = thingOf(value)
  if (!thing) return undefined
  if (isOddKind(thing) || isElsewhere(thing, credential, mayDecide)) return hidden
  for (const [name, one] of Object.entries(thing)) {
    if (name === '@context') {
      const foreign = foreignContext(one)
      if (foreign) return foreign
      continue
    }
    if (odd.test(name)) return hidden
    if (isWording(name, one)) continue
    const within = oddWords(one, credential, credentialsWithin.includes(name))
    if (within) return within
  }
  return undefined
}

/** A list within a list is signed as if it were one; readers find a list where they look for a thing. */
function oddInList(list: readonly unknown[], credential: Thing, mayDecide: boolean): string | undefined {
  for (const one of list) {
    const within = Array.isArray(one) ? hidden : oddWords(one, credential, mayDecide)
    if (within) return within
  }
  return undefined
}

function foreignContext(context: unknown): string | undefined {
  const contexts: readonly unknown[] = Array.isArray(context) ? context : [context]
  const foreign = contexts.find((one) => typeof one !== 'string' || !isKnownContext(one))
  if (foreign === undefined) return undefined
  return typeof foreign === 'string'
    ? `It uses words (${shortened(foreign)}) that this page does not know.`
    : 'It brings definitions of its own, which could change what its words mean. This page does not follow them.'
}

/** A kind by its full address is the same to the signature, and no reader knows it. */
function isOddKind({ type }: Thing): boolean {
  return textsOf(type).some((kind) => kind.includes(':'))
}

/**
 * What is said of a credential somewhere within it is signed as if it stood in its place, and would not be read there;
 * and a badge could stand within what endorses it.
 */
function isElsewhere(thing: Thing, credential: Thing, mayDecide: boolean): boolean {
  if (thing === credential) return false
  const isItself = thing.id !== undefined && thing.id === credential.id
  if (isItself && textsOf(thing.type).some((kind) => kind.endsWith('Credential'))) return true
  return (isItself || !mayDecide) && decisive.some((word) => word in thing)
}

const wording: readonly string[] = ['@value', '@language', '@direction']

/** Names and descriptions may say in which language they are. */
function isWording(name: string, value: unknown): boolean {
  if (name !== 'name' && name !== 'description') return false
  const words = listOf(value).map(thingOf)
  return words.every((one) => one && Object.keys(one).every((key) => wording.includes(key)))
}

/** Of two things with one id each may say a half, and neither enough. */
function isInPieces(value: unknown): boolean {
  const ids = listOf(value).flatMap((one) => idOf(one) ?? [])
  return new Set(ids).size < ids.length
}
