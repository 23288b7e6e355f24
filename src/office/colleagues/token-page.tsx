import { paths } from '../../paths.ts'
import type { OfficeFrame } from '../../ui/office/office-frame.ts'
import { OfficeLayout } from '../../ui/office/office-layout.tsx'
import { Moment } from '../../ui/time.tsx'
import type { TokenView } from './view.ts'

interface TokenProps {
  readonly frame: OfficeFrame
  readonly token: TokenView
  /** The token itself, on the page right after it was made. */
  readonly secret: string | undefined
}

export function TokenPage({ frame, token, secret }: TokenProps) {
  const { id, name, owner, scopes, createdAt, expiresAt, lastUsedAt, over } = token
  return (
    <OfficeLayout title={name} frame={frame}>
      <h1>{name}</h1>
      <p class="lede">{secret ? 'Copy the token now. We can’t show it again.' : leadOf(token)}</p>
      {secret && (
        <p class="token-once">
          <code>{secret}</code>
        </p>
      )}
      <dl class="facts">
        <Fact term="ID">
          <span class="code">{id}</span>
        </Fact>
        <Fact term="Owner">{owner ?? 'n/a'}</Fact>
        <Fact term="It may">{scopes.join(', ')}</Fact>
        <Fact term="Made">
          <Moment at={createdAt} />
        </Fact>
        <Fact term="Last used">{lastUsedAt ? <Moment at={lastUsedAt} /> : 'Never'}</Fact>
        <Fact term={over?.word ?? 'Until'}>
          <Moment at={over?.at ?? expiresAt} />
        </Fact>
      </dl>
      {!over && (
        <form method="post" action={paths.revokeToken(id)} class="deeds">
          <button class="button final">Revoke this token</button>
          <span class="aside">It stops working at once, for good.</span>
        </form>
      )}
      <p>
        <a href={paths.officeColleagues}>Back to Colleagues</a>
      </p>
    </OfficeLayout>
  )
}

function leadOf({ over }: TokenView): string {
  return over ? `${over.word}: it can no longer be used.` : 'In force.'
}

function Fact({ term, children }: { term: string; children?: unknown }) {
  return (
    <div>
      <dt>{term}</dt>
      <dd>{children}</dd>
    </div>
  )
}
