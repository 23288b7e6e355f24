import { paths } from '../../../paths.ts'
import type { Frame } from '../../../ui/frame.ts'
import { Layout } from '../../../ui/layout.tsx'
import { Notice } from '../../../ui/notice.tsx'
import { Section } from '../../../ui/section.tsx'
import { Moment } from '../../../ui/time.tsx'
import { countOf } from '../../../ui/words.ts'
import { Events, type EventsProps } from './events.tsx'
import { Passkeys, type PasskeysProps } from './passkeys.tsx'

interface SecurityProps extends EventsProps, PasskeysProps {
  readonly frame: Frame
  /** Nothing where nobody can sign in with a password. */
  readonly passwordSetAt: string | undefined
  readonly accounts: readonly { readonly id: string; readonly label: string; readonly linkedAt: string }[]
  /** Whose accounts may log in too; nothing where there are none. */
  readonly organisation: string | undefined
  readonly browsers: readonly {
    readonly hash: string
    readonly browser: string
    readonly sinceAt: string | null
    readonly seenAt: string
  }[]
  readonly ownBrowser: string | undefined
  readonly sessions: number
  readonly isStoppable: boolean
  readonly done: keyof typeof doneWords | undefined
}

const doneWords = {
  password: 'Your password is changed. You’re signed out everywhere else.',
  named: 'Saved.',
  removed: 'The passkey can no longer be used to sign in.',
  forgotten: 'We’ve forgotten all other browsers.',
  stopped: 'You stopped the reset. Until you set a password, a new one needs your passkey.',
}

/** What protects the account, and what has happened to it. */
export function SecurityPage(props: SecurityProps) {
  const { frame, passwordSetAt, passkeys, accounts, isStoppable, sessions, done } = props
  return (
    <Layout title="Security" frame={frame}>
      {done && (
        <Notice title="Done">
          <p>{doneWords[done]}</p>
        </Notice>
      )}
      <h1>Security</h1>
      <p class="lede">
        {ledeOf(passwordSetAt !== undefined, passkeys.length, accounts.length)} You’re signed in on{' '}
        <a href={paths.sessions}>{countOf(sessions, 'device')}</a>.
      </p>
      {isStoppable && <StopReset />}
      <Section id="password" title="Password">
        {passwordSetAt ? (
          <p>
            Set <Moment at={passwordSetAt} />.
          </p>
        ) : (
          <p>No password is set. You sign in without one.</p>
        )}
        <p class="deeds">
          <a class="button" href={paths.password}>
            {passwordSetAt ? 'Change password' : 'Set a password'}
          </a>
        </p>
      </Section>
      <Passkeys passkeys={passkeys} />
      {props.organisation && <Linked organisation={props.organisation} accounts={accounts} />}
      <Browsers browsers={props.browsers} ownBrowser={props.ownBrowser} />
      <Events events={props.events} />
    </Layout>
  )
}

function ledeOf(hasPassword: boolean, passkeys: number, accounts: number): string {
  const ways = [
    ...(hasPassword ? ['a password'] : []),
    ...(passkeys > 0 ? [countOf(passkeys, 'passkey')] : []),
    ...(accounts > 0 ? [countOf(accounts, 'linked account')] : []),
  ]
  const last = ways.pop() ?? 'nothing yet'
  return `You can sign in with ${[...(ways.length > 0 ? [ways.join(', ')] : []), last].join(' or ')}.`
}

function StopReset() {
  return (
    <Section id="stop" title="A password reset is waiting">
      <p>Someone secured this account and may set a new password soon. If it wasn’t you, stop the reset.</p>
      <form method="post" action={paths.stopReset}>
        <button class="button">Stop the reset</button>
      </form>
    </Section>
  )
}

function Linked({ organisation, accounts }: Pick<SecurityProps, 'accounts'> & { organisation: string }) {
  return (
    <Section id="accounts" title={`${organisation} accounts`}>
      {accounts.length === 0 ? (
        <p>No {organisation} account is connected.</p>
      ) : (
        <ul class="plain-list">
          {accounts.map(({ label, linkedAt }) => (
            <li>
              <span class="address">{label}</span>, connected <Moment at={linkedAt} />
            </li>
          ))}
        </ul>
      )}
      <p class="deeds">
        <a href={paths.identification}>Connect or remove accounts</a>
      </p>
    </Section>
  )
}

function Browsers({ browsers, ownBrowser }: Pick<SecurityProps, 'browsers' | 'ownBrowser'>) {
  const others = browsers.some(({ hash }) => hash !== ownBrowser)
  return (
    <Section id="browsers" title="Known browsers">
      <p class="aside">
        You signed in with these before. In a known browser you stay signed in for longer, and wrong passwords typed
        elsewhere don’t lock you out.
      </p>
      {browsers.length > 0 && (
        <ul class="plain-list">
          {browsers.map(({ hash, browser, seenAt }) => (
            <li>
              {browser || 'A browser'}
              {hash === ownBrowser && ' (this one)'}, last signed in <Moment at={seenAt} />
            </li>
          ))}
        </ul>
      )}
      {others && (
        <form method="post" action={paths.forgetBrowsers}>
          <button class="button">Forget all others</button>
        </form>
      )}
    </Section>
  )
}
