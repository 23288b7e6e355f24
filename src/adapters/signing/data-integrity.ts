import { base58 } from '@scure/base'
import jsonld from 'jsonld'
import { loadContext } from './contexts.ts'

export interface Document {
  readonly '@context': readonly string[]
  readonly [term: string]: unknown
}

/** All of a proof but its value. */
export interface ProofOptions {
  readonly type: 'DataIntegrityProof'
  readonly cryptosuite: 'eddsa-rdfc-2022'
  readonly created: string
  readonly verificationMethod: string
  readonly proofPurpose: 'assertionMethod'
}

export interface Proof extends ProofOptions {
  /** Multibase, base58. */
  readonly proofValue: string
}

/** The document with a proof by an Ed25519 key; a term that its contexts do not know is refused. */
export async function addProof<D extends Document>(
  document: D,
  key: JsonWebKey,
  { created, verificationMethod }: Pick<ProofOptions, 'created' | 'verificationMethod'>,
): Promise<D & { readonly proof: readonly [Proof] }> {
  const options: ProofOptions = {
    type: 'DataIntegrityProof',
    created,
    verificationMethod,
    cryptosuite: 'eddsa-rdfc-2022',
    proofPurpose: 'assertionMethod',
  }
  const privateKey = await crypto.subtle.importKey('jwk', key, { name: 'Ed25519' }, false, ['sign'])
  const signature = await crypto.subtle.sign({ name: 'Ed25519' }, privateKey, await bytesToSign(document, options))
  return { ...document, proof: [{ ...options, proofValue: `z${base58.encode(new Uint8Array(signature))}` }] }
}

/** What is signed: the hash of the proof without its value, and the hash of the document without its proof. */
export async function bytesToSign(
  document: Readonly<Record<string, unknown>>,
  options: object,
  load: typeof loadContext = loadContext,
): Promise<Uint8Array<ArrayBuffer>> {
  const [proofHash, documentHash] = await Promise.all(
    [{ '@context': document['@context'], ...options }, document].map(async (part) =>
      crypto.subtle.digest('SHA-256', new TextEncoder().encode(await canonical(part, load))),
    ),
  )
  return Uint8Array.from([...new Uint8Array(proofHash!), ...new Uint8Array(documentHash!)])
}

/** The statements of a document as N-Quads, in the one order and with the one naming that RDFC-1.0 gives them. */
export function canonical(document: object, load: typeof loadContext = loadContext): Promise<string> {
  const options = { algorithm: 'RDFC-1.0', base: null, safe: true, documentLoader: load }
  return jsonld.canonize(document, options as never) as unknown as Promise<string>
}
