import { shortened } from './asking.ts'
import { isKnownContext } from './contexts.ts'
import { listOf, type Thing } from './json.ts'

/**
 * Why a credential may mean something other than it reads, if so. Signed are the statements that its words stand for;
 * read are the words. A holder could else write `credentialStatus` as its full address, and the signature would hold
 * while nobody saw the revocation.
 */
export function notPlain(credential: Thing): string | undefined {
  return oddWords(credential, credential)
}

/** Keywords, full addresses, and words with a capital: those are kinds, and `Criteria` stands for the same as `criteria`. */
const odd = /^[^a-z]|:/

function oddWords(value: unknown, credential: Thing): string | undefined {
  if (typeof value !== 'object' || value === null) return undefined
  for (const [name, one] of Object.entries(value)) {
    if (name === '@context') {
      const foreign = listOf(one).find((context) => typeof context !== 'string' || !isKnownContext(context))
      if (foreign === undefined && one !== null) continue
      return typeof foreign === 'string'
        ? `It uses words (${shortened(foreign)}) that this page does not know.`
        : 'It brings definitions of its own, which could change what its words mean. This page does not follow them.'
    }
    if ((odd.test(name) && !Array.isArray(value)) || isElsewhere(name, value, credential))
      return 'It is written in a way that hides what it says from simple readers. This page does not follow it.'
    const within = oddWords(one, credential)
    if (within) return within
  }
  return undefined
}

const decisive = ['validUntil', 'expirationDate', 'credentialStatus']

/** What is said of a credential somewhere within it is signed as if it stood in its place, and would not be read there. */
function isElsewhere(name: string, value: object, credential: Thing): boolean {
  return value !== credential && decisive.includes(name) && 'id' in value && value.id === credential.id
}
