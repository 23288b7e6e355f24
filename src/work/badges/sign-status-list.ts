import { keptDocument, type KeptDocument } from '../../adapters/kept-documents.ts'
import { signingKeyOf } from '../../adapters/signing/keys.ts'
import { encodeStatusList } from '../../adapters/status-list.ts'
import { statusList } from '../../core/status-list.ts'
import { secondOf } from '../../core/zoned-days.ts'
import type { Bindings } from '../../env.ts'

export interface ListToSign {
  /** Where it is had. */
  readonly path: string
  /** The places that are set. */
  readonly places: readonly number[]
  readonly now: Date
  /** How long a copy may be used without asking again. */
  readonly seconds: number
  readonly description?: string | undefined
}

/** A list is signed anew whenever a copy may have run out, and is good for so many times as long: a day for an hour. */
const timesGood = 24

/** A status list with these places set, signed; made once for what it says and how long. Nothing where the site has no key. */
export async function signStatusList(
  env: Bindings,
  { path, places, now, seconds, description }: ListToSign,
): Promise<KeptDocument | undefined> {
  const key = signingKeyOf(env)
  if (!key) return undefined
  const at = new URL(path, env.BASE_URL).href
  const milliseconds = seconds * 1000
  const turn = Math.floor(now.getTime() / milliseconds)
  const says = { at, places, seconds, turn, description, key: key.id }
  return keptDocument(env.FILES, 'status-list-2', says, async () => {
    const { didOf, methodsOf } = await import('../../adapters/signing/did.ts')
    const { addProof } = await import('../../adapters/signing/data-integrity.ts')
    const issuer = didOf(env.BASE_URL)
    const validFrom = secondOf(now)
    const validUntil = secondOf(new Date((turn + timesGood) * milliseconds))
    const bits = await encodeStatusList(places)
    const document = {
      ...statusList({ at, issuer, validFrom, validUntil, bits, milliseconds }),
      ...(description && { description }),
    }
    const how = { created: validFrom, verificationMethod: methodsOf(issuer, key).proof }
    return new TextEncoder().encode(JSON.stringify(await addProof(document, key.ed25519, how)))
  })
}
