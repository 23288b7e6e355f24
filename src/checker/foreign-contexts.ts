import dataIntegrity from '@digitalbazaar/data-integrity-context'
import security from '@digitalbazaar/security-context'
import { contexts as bitstring } from '@digitalbazaar/vc-bitstring-status-list-context'
import statusList from '@digitalbazaar/vc-status-list-context'
import dcc from '@digitalcredentials/dcc-context'
import credentialsOne from 'credentials-context'
import did from 'did-context'
import ed25519Of2018 from 'ed25519-signature-2018-context'
import ed25519 from 'ed25519-signature-2020-context'
import x25519 from 'x25519-key-agreement-2020-context'

/** What others sign with, beside what is signed here; loaded where a file names one of them. */
export const foreignContexts: ReadonlyMap<string, object> = new Map<string, object>(
  [
    bitstring,
    credentialsOne.contexts,
    dataIntegrity.contexts,
    dcc.contexts,
    did.contexts,
    ed25519.contexts,
    ed25519Of2018.contexts,
    security.contexts,
    statusList.contexts,
    x25519.contexts,
  ].flatMap((contexts) => [...contexts]),
)
