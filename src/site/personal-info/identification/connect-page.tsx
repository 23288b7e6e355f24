import { paths } from '../../../paths.ts'
import type { Frame } from '../../../ui/frame.ts'
import { Layout } from '../../../ui/layout.tsx'

/** Why nothing is connected or removed: it is theirs already, somebody else's, or their login is too young. */
export type ConnectRefusal = 'own' | 'another' | 'locked'

interface ConnectProps {
  readonly frame: Frame
  readonly organisation: string
  readonly account: string
  readonly refusal: ConnectRefusal | undefined
}

/** Names the account before it is connected: the browser may have been somebody else's a moment ago. */
export function ConnectPage({ frame, organisation, account, refusal }: ConnectProps) {
  return (
    <Layout title={refusal ? 'Nothing was changed' : 'Connect this account'} frame={frame}>
      <h1>{refusal ? 'Nothing was changed' : 'Connect this account'}</h1>
      {refusal ? (
        <Refused organisation={organisation} account={account} refusal={refusal} />
      ) : (
        <>
          <p class="lede">
            You logged in to {organisation} as <b class="address">{account}</b>.
          </p>
          <p class="aside">
            Anyone who can use that account can then open your record. Your login ID and password stay as they are.
            We’ll send you an email about it. If the account isn’t yours, go back.
          </p>
          <form class="connect" method="post" action={paths.connectAccount}>
            <div class="deeds">
              <button class="button main">Connect this account</button>
              <a href={paths.identification}>Back to Identification</a>
            </div>
          </form>
        </>
      )}
    </Layout>
  )
}

function Refused({ organisation, account, refusal }: Omit<ConnectProps, 'frame'>) {
  return (
    <>
      {refusal === 'own' && (
        <p class="lede">
          The {organisation} account <b class="address">{account}</b> is connected to your record already.
        </p>
      )}
      {refusal === 'another' && (
        <p class="lede">
          The {organisation} account is connected to another record. If both are yours,{' '}
          <a href={paths.supportAbout('two-accounts')}>support can merge them</a>.
        </p>
      )}
      {refusal === 'locked' && (
        <p class="lede">
          Your login was made with a score report less than 3 days ago. You can connect or remove accounts when the 3
          days are over.
        </p>
      )}
      <p>
        <a href={paths.identification}>Back to Identification</a>
      </p>
    </>
  )
}
