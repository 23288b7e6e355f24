import { keptDocument, type KeptDocument } from '../../adapters/kept-documents.ts'
import { credentialHash } from '../../adapters/signing/credential-hash.ts'
import { signingKeyOf } from '../../adapters/signing/keys.ts'
import { learnerRecord, type RecordFacts } from '../../core/learner-record.ts'
import { secondOf } from '../../core/zoned-days.ts'
import { noteIssued } from '../../data/badges/issued.ts'
import { paths } from '../../paths.ts'
import type { LearnerRecord } from '../../data/transcripts/learner-records.ts'
import { placeOfRecord } from '../transcripts/place-of-record.ts'
import type { Site } from './sign-badge.ts'
import type { SignedBadge } from './sign-held-badges.ts'

/** What a learner record is signed of: its own words, and badges signed already. */
export interface RecordToSign extends Omit<RecordFacts, 'at' | 'issuer' | 'timeZone' | 'on' | 'status'> {
  readonly token: string
  readonly transcriptId: string
  readonly candidateId: string
  readonly badges: readonly SignedBadge[]
  /** The learner records of its link that stand. */
  readonly standing: readonly LearnerRecord[]
}

/** A learner record, signed; made once for what it says. Nothing while the site has no key, or where its link is over. */
export async function signRecord(
  { env, database, program, now, today }: Site,
  { token, transcriptId, candidateId, badges, standing, ...says }: RecordToSign,
): Promise<KeptDocument | undefined> {
  const key = signingKeyOf(env)
  if (!key) return undefined
  const shows = badges.map(({ id }) => id)
  const place = await placeOfRecord(database, { token, transcriptId, shows, standing })
  if (!place) return undefined
  const { didOf, methodsOf } = await import('../../adapters/signing/did.ts')
  const at = (path: string) => new URL(path, env.BASE_URL).href
  const facts = {
    ...says,
    at: at(paths.transcriptRecord(token)),
    issuer: { did: didOf(env.BASE_URL), name: program.issuer.name, url: at(paths.start) },
    timeZone: program.timeZone,
    on: today,
    status: { list: at(paths.recordList(place.list)), place: place.place },
  }
  const kept = { facts, key: key.id, badges: badges.map(({ etag }) => etag) }
  const sign = async () => {
    const { addProof } = await import('../../adapters/signing/data-integrity.ts')
    const inside = badges.map(({ bytes }) => JSON.parse(new TextDecoder().decode(bytes)) as object)
    const record = learnerRecord(facts, inside)
    const verificationMethod = methodsOf(facts.issuer.did, key).proof
    const signed = await addProof(record, key.ed25519, { created: secondOf(now), verificationMethod })
    const file = JSON.stringify(signed)
    const about = { kind: 'record', about: transcriptId, candidateId, keyId: key.id } as const
    // Before it is kept or given out: what is cut short here is signed and noted again.
    await noteIssued(database, { ...about, sha256: await credentialHash(file), signedAt: now.toISOString() })
    return new TextEncoder().encode(file)
  }
  return keptDocument(env.FILES, 'record-2', kept, sign, candidateId)
}
