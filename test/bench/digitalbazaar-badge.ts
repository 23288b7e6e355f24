import { DataIntegrityProof } from '@digitalbazaar/data-integrity'
import { fromJwk } from '@digitalbazaar/ed25519-multikey'
import { cryptosuite } from '@digitalbazaar/eddsa-rdfc-2022-cryptosuite'
import { issue } from '@digitalbazaar/vc'
import { loadContext } from '../../src/adapters/signing/contexts.ts'
import type { OpenBadge } from '../../src/core/open-badge.ts'

/** What @digitalbazaar/vc needs once to sign with a key: the measure for our own. */
export async function digitalBazaarIssuer(key: JsonWebKey, { did, method }: { did: string; method: string }) {
  const pair = await fromJwk({ jwk: key, secretKey: true, id: method, controller: did })
  const signer = pair.signer()
  return (credential: OpenBadge) => {
    const suite = new DataIntegrityProof({ signer, date: credential.validFrom, cryptosuite })
    return issue({ credential: structuredClone(credential), suite, documentLoader: loadContext })
  }
}
