import dataIntegrity from '@digitalbazaar/data-integrity-context'
import statusList from '@digitalbazaar/vc-status-list-context'
import credentialsOne from 'credentials-context'
import ed25519 from 'ed25519-signature-2020-context'
import { contexts as own, UnknownContext } from '../adapters/signing/contexts.ts'

/** What is signed here, and what others sign with: all built in, so that no vocabulary is ever asked for. */
const contexts = new Map<string, object>([
  ...own,
  ...credentialsOne.contexts,
  ...dataIntegrity.contexts,
  ...statusList.contexts,
  ...ed25519.contexts,
])

/** Some write what is the same in other words. */
const alsoKnownAs: Readonly<Record<string, string>> = {
  'https://purl.imsglobal.org/spec/ob/v3p0/context.json': 'https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json',
}

export async function loadAnyContext(url: string) {
  const document = contexts.get(url) ?? contexts.get(alsoKnownAs[url] ?? '')
  if (!document) throw new UnknownContext(url)
  return { contextUrl: undefined, documentUrl: url, document }
}

export function isKnownContext(url: string): boolean {
  return contexts.has(url) || url in alsoKnownAs
}
