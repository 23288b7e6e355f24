import { longestPassword, shortestPassword } from '../core/password-rules.ts'
import { PasswordField } from './fields.tsx'

interface ChosenPasswordProps {
  readonly loginId: string
  readonly errorOf: (field: string) => string | undefined
}

/** A new password, twice; the login ID stands there to be seen, and for the browser to keep with it. */
export function ChosenPassword({ loginId, errorOf }: ChosenPasswordProps) {
  return (
    <>
      <div class="field">
        <label for="loginId">Login ID</label>
        <input class="input line code" id="loginId" value={loginId} autocomplete="username" readonly />
      </div>
      <PasswordField
        name="password"
        label="Password"
        hint={`${shortestPassword} to ${longestPassword} characters, without your name or login ID. A few random words work well.`}
        error={errorOf('password')}
        autocomplete="new-password"
      />
      <PasswordField name="again" label="Password again" error={errorOf('again')} autocomplete="new-password" />
    </>
  )
}
