import { DataIntegrityProof } from '@digitalbazaar/data-integrity'
import { cryptosuite } from '@digitalbazaar/eddsa-rdfc-2022-cryptosuite'
import { verifyCredential } from '@digitalbazaar/vc'
import { loadContext } from '../../src/adapters/signing/contexts.ts'
import { didDocument } from '../../src/adapters/signing/did.ts'
import { did, key } from './checker.ts'

const document = didDocument(did, [key])

/** Whether @digitalbazaar/vc finds a proof of the tests' issuer good; lists are not asked for. */
export async function isGoodElsewhere(credential: object): Promise<boolean> {
  const { verified } = await verifyCredential({
    credential: structuredClone(credential),
    suite: new DataIntegrityProof({ cryptosuite }),
    checkStatus: async () => ({ verified: true }),
    documentLoader: async (url: string) => {
      if (!url.startsWith(did)) return loadContext(url)
      const method = document.verificationMethod.find(({ id }) => id === url)
      const context = 'https://w3id.org/security/multikey/v1'
      return { documentUrl: url, document: method ? { '@context': context, ...method } : document }
    },
  })
  return verified
}
