import { longestPassword, shortestPassword } from '../../core/password-rules.ts'
import { paths } from '../../paths.ts'
import { ErrorSummary, type FieldError, PasswordField } from '../../ui/fields.tsx'
import type { OpenFrame } from '../../ui/frame.ts'
import { OpenLayout } from '../../ui/layout.tsx'

interface SetPasswordProps {
  readonly frame: OpenFrame
  readonly action: string
  readonly loginId: string
  readonly errors: readonly FieldError[]
  /** The account that waits in this browser to be connected. */
  readonly organisation: Organisation | undefined
}

interface Organisation {
  readonly name: string
  readonly account: string
  readonly isTicked: boolean
}

/** The login ID stands there to be seen, and for the browser to keep with the password. */
export function SetPasswordPage({ frame, action, loginId, errors, organisation }: SetPasswordProps) {
  const errorOf = (field: string) => errors.find((error) => error.field === field)?.sentence
  return (
    <OpenLayout
      title={errors.length > 0 ? 'Error: Set your password' : 'Set your password'}
      frame={frame}
      robots="noindex"
    >
      {errors.length > 0 && <ErrorSummary errors={errors} />}
      <h1>Set your password</h1>
      <form method="post" action={action} novalidate>
        <div class="field">
          <label for="loginId">Login ID</label>
          <input class="input line code" id="loginId" value={loginId} autocomplete="username" readonly />
        </div>
        <PasswordField
          name="password"
          label="Password"
          hint={`${shortestPassword} to ${longestPassword} characters, without your name or login ID. A few words in a row are good.`}
          error={errorOf('password')}
          autocomplete="new-password"
        />
        <PasswordField name="again" label="Password again" error={errorOf('again')} autocomplete="new-password" />
        {organisation && <Connect {...organisation} />}
        <button class="button main">Set the password</button>
      </form>
    </OpenLayout>
  )
}

function Connect({ name, account, isTicked }: Organisation) {
  return (
    <fieldset class="question">
      <legend>Your {name} account</legend>
      <p>
        In this browser somebody has logged in to {name} as <b class="address">{account}</b>. Connected, that account
        opens your record from now on. If it is not yours, take the tick away.
      </p>
      <div class="choices">
        <label>
          <input type="checkbox" name="connect" value="yes" checked={isTicked} />
          Connect this account
        </label>
      </div>
    </fieldset>
  )
}

export function MappingCompletePage({ frame, connected }: { frame: OpenFrame; connected: string | undefined }) {
  return (
    <OpenLayout title="Your login is complete" frame={frame} robots="noindex">
      <h1>Your login is complete</h1>
      <p class="lede">
        The password is set, and your record is connected to your login{connected && ` and your ${connected} account`}.
      </p>
      <p>
        <a class="button main" href={paths.signIn}>
          Log in
        </a>
      </p>
    </OpenLayout>
  )
}
