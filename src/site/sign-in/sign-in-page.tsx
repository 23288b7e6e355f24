import { ErrorSummary, PasswordField, TextField } from '../../ui/fields.tsx'
import type { OpenFrame } from '../../ui/frame.ts'
import { OpenLayout } from '../../ui/layout.tsx'

export interface SignInProps {
  readonly frame: OpenFrame
  readonly action: string
  /** Where to go on to. */
  readonly next: string
  readonly loginId: string
  readonly error?: string | undefined
  /** What a visitor without a login may do here; only what exists. */
  readonly otherWays?: readonly { readonly label: string; readonly href: string; readonly sentence: string }[]
}

export function SignInPage({ frame, action, next, loginId, error, otherWays }: SignInProps) {
  return (
    <OpenLayout title={error ? 'Error: Sign in' : 'Sign in'} frame={frame}>
      <div class="band" aria-hidden="true" />
      {error && <ErrorSummary errors={[{ field: 'loginId', sentence: error }]} />}
      <div class="sign-in">
        <form method="post" action={action}>
          <h1>Sign in</h1>
          <input type="hidden" name="next" value={next} />
          <TextField
            name="loginId"
            label="Login ID or email address"
            value={loginId}
            error={error}
            autocomplete="username"
          />
          <PasswordField name="password" label="Password" autocomplete="current-password" />
          <button class="button main">Sign in</button>
        </form>
        {otherWays && otherWays.length > 0 && (
          <ul class="other-ways">
            {otherWays.map((way) => (
              <li>
                <a href={way.href}>{way.label}</a>
                <p>{way.sentence}</p>
              </li>
            ))}
          </ul>
        )}
      </div>
    </OpenLayout>
  )
}
