import { keptDocument, type KeptDocument } from '../../adapters/kept-documents.ts'
import { badgeKeysOf } from '../../adapters/signing/keys.ts'
import { learnerRecord, type RecordFacts } from '../../core/open-badge.ts'
import type { Bindings } from '../../env.ts'
import { paths } from '../../paths.ts'

/** What a learner record is signed of: its own words, and badges signed already. */
export interface RecordToSign extends Omit<RecordFacts, 'at' | 'issuer'> {
  readonly token: string
  readonly badges: readonly KeptDocument[]
}

/** A learner record, signed; made once for what it says. Nothing while the site has no key. */
export async function signRecord(
  env: Bindings,
  issuer: string,
  { token, badges, ...says }: RecordToSign,
): Promise<KeptDocument | undefined> {
  const key = badgeKeysOf(env)[0]
  if (!key) return undefined
  const { didOf, methodsOf } = await import('../../adapters/signing/did.ts')
  const at = (path: string) => new URL(path, env.BASE_URL).href
  const facts = {
    ...says,
    at: at(paths.transcriptRecord(token)),
    issuer: { did: didOf(env.BASE_URL), name: issuer, url: at(paths.start) },
  }
  const kept = { facts, key: key.id, badges: badges.map(({ etag }) => etag) }
  return keptDocument(env.FILES, 'record-1', kept, async () => {
    const { addProof } = await import('../../adapters/signing/data-integrity.ts')
    const inside = badges.map(({ bytes }) => JSON.parse(new TextDecoder().decode(bytes)) as object)
    const record = learnerRecord(facts, inside)
    const verificationMethod = methodsOf(facts.issuer.did, key).proof
    const signed = await addProof(record, key.ed25519, { created: facts.validFrom, verificationMethod })
    return new TextEncoder().encode(JSON.stringify(signed))
  })
}
