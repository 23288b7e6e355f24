import { paths } from '../paths.ts'
import { ErrorSummary, PasswordField } from './fields.tsx'
import type { Frame } from './frame.ts'
import { Layout } from './layout.tsx'
import { PasskeyForm } from './passkey-form.tsx'

export interface ProveProps {
  readonly frame: Frame
  readonly loginId: string
  /** Where it goes on to; and, for a form that came in, the address it is sent to again with what was typed. */
  readonly next: string
  readonly deed: string | undefined
  readonly typed: Readonly<Record<string, string>>
  readonly has: { readonly password: boolean; readonly passkey: boolean }
  /** Whose accounts log in too, where one of them is connected. */
  readonly organisation: string | undefined
  readonly error?: string | undefined
}

/** Asks who it is, before a deed that matters: a session alone may be somebody else's. */
export function ProvePage(props: ProveProps) {
  const { frame, loginId, next, has, organisation, error } = props
  const isLost = !has.password && !has.passkey && !organisation
  return (
    <Layout title={error ? 'Error: Confirm it’s you' : 'Confirm it’s you'} frame={frame}>
      {error && <ErrorSummary errors={[{ field: 'proof', sentence: error }]} />}
      <h1>Confirm it’s you</h1>
      <p class="lede">You’re signed in, but we ask again before important changes.</p>
      {has.password && (
        <form method="post" action={paths.prove} novalidate>
          <Hidden {...props} />
          <div class="field">
            <label for="loginId">Login ID</label>
            <input class="input line code" id="loginId" value={loginId} autocomplete="username" readonly />
          </div>
          <PasswordField name="proof" label="Password" error={error} autocomplete="current-password" />
          <div class="deeds">
            <button class="button main">Continue</button>
            <a href={paths.firstTime}>I forgot my password</a>
          </div>
        </form>
      )}
      {has.passkey && (
        <PasskeyForm action={paths.prove} options={paths.passkeyOptionsTo('prove')} deed="Use a passkey">
          <Hidden {...props} />
        </PasskeyForm>
      )}
      {organisation && (
        <p class="organisation">
          <a class="button" href={paths.oidcAgainThen(next)}>
            Log in with {organisation} again
          </a>
        </p>
      )}
      {isLost && (
        <p>
          Your login has no password yet. <a href={paths.firstTime}>Ask for a link to set one</a>.
        </p>
      )}
    </Layout>
  )
}

function Hidden({ next, deed, typed }: ProveProps) {
  const fields = { ...typed, next, ...(deed && { deed }) }
  return (
    <>
      {Object.entries(fields).map(([name, value]) => (
        <input type="hidden" name={name} value={value} />
      ))}
    </>
  )
}
