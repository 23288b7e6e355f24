import { paths } from '../../../paths.ts'
import type { Frame } from '../../../ui/frame.ts'
import { Layout } from '../../../ui/layout.tsx'
import { Notice } from '../../../ui/notice.tsx'
import { Accounts, type AccountsProps } from './accounts.tsx'

interface KnownId {
  readonly label: string
  readonly value: string
  readonly purpose: string | undefined
}

interface IdentificationProps {
  readonly frame: Frame
  /** The program's own headings over the ids. */
  readonly headings: { readonly all: string; readonly outside: string } | undefined
  readonly ids: readonly KnownId[]
  readonly organisation: AccountsProps
  readonly done: 'connected' | 'removed' | undefined
}

/** The ids by which a candidate is known, here and elsewhere, and what each is for. */
export function IdentificationPage({ frame, headings, ids, organisation, done }: IdentificationProps) {
  return (
    <Layout title="Identification" frame={frame}>
      {done && (
        <Notice title={done === 'connected' ? 'Connected' : 'Removed'}>
          <p>
            {done === 'connected'
              ? 'From now on, you can sign in with this account. We’ve sent you an email about it.'
              : 'This account can no longer be used to sign in. We’ve sent you an email about it.'}
          </p>
        </Notice>
      )}
      <h1>Identification</h1>
      <p class="lede">The IDs linked to your account.</p>
      {headings && (
        <div class="list-head">
          <h2>{headings.all}</h2>
          <h3>{headings.outside}</h3>
        </div>
      )}
      <dl class="particulars">
        {ids.map(({ label, value, purpose }) => (
          <div>
            <dt>{label}</dt>
            <dd class={value ? 'code' : 'unset'}>{value || '[Nothing set]'}</dd>
            {purpose && <dd class="hint">{purpose}</dd>}
          </div>
        ))}
      </dl>
      <p class="aside">
        You can’t change these IDs here. If one is wrong,{' '}
        <a href={paths.supportAbout('wrong', 'Identification')}>tell support</a>.
      </p>
      {(organisation.isOpen || organisation.accounts.length > 0) && <Accounts {...organisation} />}
    </Layout>
  )
}
