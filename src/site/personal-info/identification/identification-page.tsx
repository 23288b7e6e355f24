import { paths } from '../../../paths.ts'
import type { Frame } from '../../../ui/frame.ts'
import { Layout } from '../../../ui/layout.tsx'
import { Notice } from '../../../ui/notice.tsx'
import { Time } from '../../../ui/time.tsx'
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
  /** Old IDs of records that were merged with this one, and since when. */
  readonly merged: readonly { readonly id: string; readonly at: string }[]
  readonly done: 'connected' | 'removed' | 'merged' | undefined
}

const notices = {
  connected: ['Connected', 'From now on, you can sign in with this account. We’ve sent you an email about it.'],
  removed: ['Removed', 'This account can no longer be used to sign in. We’ve sent you an email about it.'],
  merged: [
    'Your records are merged',
    'We’ve emailed both addresses. To undo it, use the link in the email within 14 days.',
  ],
} as const

/** The ids by which a candidate is known, here and elsewhere, and what each is for. */
export function IdentificationPage({ frame, headings, ids, organisation, merged, done }: IdentificationProps) {
  return (
    <Layout title="Identification" frame={frame}>
      {done && (
        <Notice title={notices[done][0]}>
          <p>{notices[done][1]}</p>
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
      <Others merged={merged} />
      {(organisation.isOpen || organisation.accounts.length > 0) && <Accounts {...organisation} />}
    </Layout>
  )
}

function Others({ merged }: Pick<IdentificationProps, 'merged'>) {
  return (
    <section class="section" aria-labelledby="other-records">
      <h2 id="other-records">Other records</h2>
      {merged.map(({ id, at }) => (
        <p>
          <span class="code">{id}</span> was merged with this record on <Time day={at.slice(0, 10)} />. To undo it, use
          the link in the email about it, or <a href={paths.supportAbout('two-accounts')}>ask support</a>.
        </p>
      ))}
      <p>If some of your exams are under another ID, you can merge that record with this one.</p>
      <p class="deeds">
        <a class="button" href={paths.otherRecord}>
          I have another record
        </a>
      </p>
    </section>
  )
}
