import { contexts, UnknownContext } from '../adapters/signing/contexts.ts'

/** What others sign with: built in, so that no vocabulary is ever asked for. */
const foreign: readonly string[] = [
  'https://w3id.org/dcc/v1',
  'https://w3id.org/security/data-integrity/v1',
  'https://w3id.org/security/data-integrity/v2',
  'https://w3id.org/security/suites/ed25519-2018/v1',
  'https://w3id.org/security/suites/ed25519-2020/v1',
  'https://w3id.org/security/suites/x25519-2020/v1',
  'https://w3id.org/security/v1',
  'https://w3id.org/security/v2',
  'https://w3id.org/vc/status-list/2021/v1',
  'https://www.w3.org/2018/credentials/v1',
  'https://www.w3.org/ns/credentials/status/v1',
  'https://www.w3.org/ns/did/v1',
]

export async function loadAnyContext(url: string) {
  const document = contexts.get(url) ?? (await loadForeign(url))
  if (!document) throw new UnknownContext(url)
  return { contextUrl: undefined, documentUrl: url, document }
}

async function loadForeign(url: string): Promise<object | undefined> {
  return foreign.includes(url) ? (await import('./foreign-contexts.ts')).foreignContexts.get(url) : undefined
}

export function isKnownContext(url: string): boolean {
  return contexts.has(url) || foreign.includes(url)
}
