import { forGood } from '../../core/old-keys.ts'
import { paths } from '../../paths.ts'
import { ChosenPassword } from '../../ui/chosen-password.tsx'
import { ErrorSummary, type FieldError } from '../../ui/fields.tsx'
import type { OpenFrame } from '../../ui/frame.ts'
import { OpenLayout } from '../../ui/layout.tsx'
import { PasskeyForm } from '../../ui/passkey-form.tsx'
import { Moment } from '../../ui/time.tsx'

interface SetPasswordProps {
  readonly frame: OpenFrame
  readonly action: string
  readonly loginId: string
  readonly errors: readonly FieldError[]
  /** The account that waits in this browser to be connected. */
  readonly organisation: Organisation | undefined
  /** A passkey that survived has to vouch for it, or the link waits until then. */
  readonly vouch: { readonly until: string; readonly options: string } | undefined
  /** At the first time a passkey will do instead. */
  readonly first: { readonly action: string; readonly options: string } | undefined
}

interface Organisation {
  readonly name: string
  readonly account: string
  readonly isTicked: boolean
}

/** The login ID stands there to be seen, and for the browser to keep with the password. */
export function SetPasswordPage(props: SetPasswordProps) {
  const { frame, errors, vouch, first } = props
  return (
    <OpenLayout
      title={errors.length > 0 ? 'Error: Set your password' : 'Set your password'}
      frame={frame}
      robots="noindex"
    >
      {errors.length > 0 && <ErrorSummary errors={errors} />}
      <h1>Set your password</h1>
      {vouch ? <VouchedForm {...props} {...vouch} /> : <PlainForm {...props} />}
      {first && (
        <section class="section" aria-labelledby="passkey">
          <h2 id="passkey">Or use a passkey instead</h2>
          <p class="aside">Sign in with your fingerprint, your face or a PIN. You don’t need a password then.</p>
          <PasskeyForm action={first.action} options={first.options} deed="Create a passkey" />
        </section>
      )}
    </OpenLayout>
  )
}

function PlainForm(props: SetPasswordProps) {
  return (
    <form method="post" action={props.action} novalidate>
      <Fields {...props} />
      <button class="button main">Set the password</button>
    </form>
  )
}

function VouchedForm(props: SetPasswordProps & { until: string; options: string }) {
  const isForGood = props.until === forGood
  return (
    <>
      <p class="lede">
        A passkey protects this account.{' '}
        {isForGood ? (
          <>Someone with that passkey stopped resets without it.</>
        ) : (
          <>
            Use it now, or open this link again after <Moment at={props.until} />.
          </>
        )}
      </p>
      <PasskeyForm action={props.action} options={props.options} deed="Use the passkey and set the password" isMain>
        <Fields {...props} />
      </PasskeyForm>
    </>
  )
}

function Fields({ loginId, errors, organisation }: SetPasswordProps) {
  const errorOf = (field: string) => errors.find((error) => error.field === field)?.sentence
  return (
    <>
      <ChosenPassword loginId={loginId} errorOf={errorOf} />
      {organisation && <Connect {...organisation} />}
    </>
  )
}

function Connect({ name, account, isTicked }: Organisation) {
  return (
    <fieldset class="question">
      <legend>Your {name} account</legend>
      <p>
        Someone logged in to {name} as <b class="address">{account}</b> in this browser. If that was you, you can
        connect the account. Anyone who can use that account can then open your record.
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
        You can sign in now. Your record is connected to your login{connected && ` and to your ${connected} account`}.
      </p>
      <p>
        <a class="button main" href={paths.signIn}>
          Log in
        </a>
      </p>
    </OpenLayout>
  )
}
