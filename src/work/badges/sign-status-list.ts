import { keptDocument, type KeptDocument } from '../../adapters/kept-documents.ts'
import { signingKeyOf } from '../../adapters/signing/keys.ts'
import { encodeStatusList } from '../../adapters/status-list.ts'
import { statusList } from '../../core/open-badge.ts'
import type { Bindings } from '../../env.ts'
import { paths } from '../../paths.ts'

/** A status list with these places set, signed; made once for what it says. Nothing where the site has no key. */
export async function signStatusList(
  env: Bindings,
  list: number,
  places: readonly number[],
  {
    now,
    seconds,
    description,
  }: { readonly now: Date; readonly seconds: number; readonly description?: string | undefined },
): Promise<KeptDocument | undefined> {
  const key = signingKeyOf(env)
  if (!key) return undefined
  const at = new URL(paths.statusList(list), env.BASE_URL).href
  return keptDocument(env.FILES, 'status-list-1', { at, places, seconds, description, key: key.id }, async () => {
    const { didOf, methodsOf } = await import('../../adapters/signing/did.ts')
    const { addProof } = await import('../../adapters/signing/data-integrity.ts')
    const did = didOf(env.BASE_URL)
    const created = `${now.toISOString().slice(0, 19)}Z`
    const bits = await encodeStatusList(places)
    const document = { ...statusList(at, did, created, bits, seconds * 1000), ...(description && { description }) }
    const signed = await addProof(document, key.ed25519, { created, verificationMethod: methodsOf(did, key).proof })
    return new TextEncoder().encode(JSON.stringify(signed))
  })
}
