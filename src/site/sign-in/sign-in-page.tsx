import { paths } from '../../paths.ts'
import { ErrorSummary, PasswordField, TextField } from '../../ui/fields.tsx'
import type { OpenFrame } from '../../ui/frame.ts'
import { OpenLayout } from '../../ui/layout.tsx'
import { PasskeyForm } from '../../ui/passkey-form.tsx'
import { Challenge } from './challenge.tsx'

export interface SignInProps {
  readonly frame: OpenFrame
  readonly action: string
  /** Whose own accounts log in too, and where that begins. */
  readonly organisation: { readonly name: string; readonly href: string } | undefined
  /** Where to go on to. */
  readonly next: string
  readonly loginId: string
  readonly error?: string | undefined
  /** The key of a challenge that is to be solved first. */
  readonly challenge?: string | undefined
}

const otherWays = [
  { label: 'First time here?', href: paths.firstTime, sentence: 'Connect your exam record to a login.' },
  {
    label: 'I have two accounts',
    href: paths.supportAbout('two-accounts'),
    sentence: 'Sign in to one, then choose “I have another record”, or ask support. You won’t lose anything.',
  },
]

export function SignInPage({ frame, action, organisation, next, loginId, error, challenge }: SignInProps) {
  return (
    <OpenLayout title={error ? 'Error: Sign in' : 'Sign in'} frame={frame}>
      <div class="band" aria-hidden="true" />
      {error && <ErrorSummary errors={[{ field: 'loginId', sentence: error }]} />}
      <div class="sign-in">
        <div>
          <form method="post" action={action}>
            <h1>Sign in</h1>
            {organisation && <Organisation {...organisation} />}
            <input type="hidden" name="next" value={next} />
            <TextField
              name="loginId"
              label="Login ID or email address"
              value={loginId}
              error={error}
              autocomplete="username"
            />
            <PasswordField name="password" label="Password" autocomplete="current-password" />
            {challenge && <Challenge siteKey={challenge} />}
            <div class="deeds">
              <button class={organisation ? 'button' : 'button main'}>Sign in</button>
              <a href={paths.firstTime}>I forgot my password</a>
            </div>
          </form>
          <section class="passkey-way" aria-labelledby="passkey">
            <h2 id="passkey">Or with a passkey</h2>
            <PasskeyForm action={paths.passkeySignIn} options={paths.passkeyOptionsTo('sign-in')} deed="Use a passkey">
              <input type="hidden" name="next" value={next} />
            </PasskeyForm>
          </section>
        </div>
        <ul class="other-ways">
          {otherWays.map((way) => (
            <li>
              <a href={way.href}>{way.label}</a>
              <p>{way.sentence}</p>
            </li>
          ))}
        </ul>
      </div>
    </OpenLayout>
  )
}

function Organisation({ name, href }: { name: string; href: string }) {
  return (
    <>
      <p class="organisation">
        <a class="button main" href={href}>
          Log in with {name}
        </a>
      </p>
      <h2>Or with your login ID</h2>
    </>
  )
}
