import { base58 } from '@scure/base'
import { bytesToSign } from '../adapters/signing/data-integrity.ts'
import { type Asking, shortened } from './asking.ts'
import { loadAnyContext } from './contexts.ts'
import { idOf, type Thing, textOf, thingsOf } from './json.ts'
import { findKey, type KnownKey } from './keys.ts'
import { mostProofs } from './limits.ts'
import { notPlain } from './plain-words.ts'
import { notSigned, yes } from './result.ts'
import { byEndedKey, judgeSigner, notFitting, notLookedAt, type Signature } from './signer.ts'

/** What the proofs within a credential come to: the best of them that can be checked; one that does not fit spoils all. */
export async function checkProofs(credential: Thing, asking: Asking): Promise<Signature> {
  const proofs = thingsOf(credential.proof)
  if (proofs.length === 0) return notLookedAt(notSigned)
  const signatures: Signature[] = []
  for (const proof of proofs.slice(0, mostProofs)) signatures.push(await checkProof(credential, proof, asking))
  return signatures.toSorted((one, other) => rank(one) - rank(other))[0]!
}

/** What spoils all comes first, then what is good, and then whatever says most of the others. */
function rank({ unaltered, signer, isKeyEnded }: Signature): number {
  if (unaltered.outcome === 'no') return 0
  if (unaltered.outcome === 'yes' && signer.outcome === 'yes') return 1
  if (isKeyEnded) return 2
  if (unaltered.outcome === 'unknown') return 5
  return signer.outcome === 'no' ? 3 : 4
}

async function checkProof(credential: Thing, proof: Thing, asking: Asking): Promise<Signature> {
  const kind = kindOf(proof)
  if (!kind) return notLookedAt(`It is signed in a way that this page does not know: ${nameOfKind(proof)}.`)
  if (textOf(proof.proofPurpose) !== 'assertionMethod')
    return notLookedAt('Its signature was not made to issue a credential.')
  if (proof.previousProof !== undefined)
    return notLookedAt('Its signature builds on another one, which this page does not follow.')
  const method = idOf(proof.verificationMethod)
  if (!method) return notLookedAt('Its signature does not say which key it was made with.')
  const found = await findKey(method, asking)
  if ('missing' in found) return notLookedAt(found.missing)
  if (found.ended) return byEndedKey(found.ended)

  const foreign = notPlain(credential)
  if (foreign) return notLookedAt(foreign)
  const fits = await fitsKey(credential, proof, found)
  if (fits === undefined)
    return notLookedAt('We couldn’t check its signature: it doesn’t have the form of a credential.')
  if (fits === 'no key') return notLookedAt('This browser can’t check its kind of key.')
  if (!fits) return notFitting
  return {
    unaltered: yes(`Every word is as it was signed (${kind}).`),
    signer: await judgeSigner(credential, found, method, asking),
  }
}

function kindOf({ type, cryptosuite }: Thing): string | undefined {
  if (type === 'Ed25519Signature2020') return 'Ed25519Signature2020'
  return type === 'DataIntegrityProof' && cryptosuite === 'eddsa-rdfc-2022' ? 'eddsa-rdfc-2022' : undefined
}

function nameOfKind({ type, cryptosuite }: Thing): string {
  return shortened(textOf(cryptosuite) ?? textOf(type) ?? 'it has no name')
}

/** `undefined` where the words cannot be put into the form that is signed. */
async function fitsKey(credential: Thing, proof: Thing, { key }: KnownKey): Promise<boolean | undefined | 'no key'> {
  if (key.kty !== 'OKP' || key.crv !== 'Ed25519') return 'no key'
  const { proof: _, ...document } = credential
  const { proofValue, ...options } = proof
  const signature = decoded(proofValue)
  if (!signature) return false
  let bytes: Uint8Array<ArrayBuffer>
  try {
    bytes = await bytesToSign(document, options, loadAnyContext)
  } catch {
    return undefined
  }
  try {
    const { kty, crv, x } = key
    const publicKey = await crypto.subtle.importKey('jwk', { kty, crv, x: x! }, { name: 'Ed25519' }, false, ['verify'])
    return await crypto.subtle.verify({ name: 'Ed25519' }, publicKey, signature, bytes)
  } catch {
    return 'no key'
  }
}

function decoded(proofValue: unknown): Uint8Array<ArrayBuffer> | undefined {
  const value = textOf(proofValue)
  if (!value?.startsWith('z') || value.length > 200) return undefined
  try {
    return Uint8Array.from(base58.decode(value.slice(1)))
  } catch {
    return undefined
  }
}
