import { paths } from '../../paths.ts'
import { ErrorSummary, type FieldError, TextField } from '../../ui/fields.tsx'
import type { OpenFrame } from '../../ui/frame.ts'
import { OpenLayout } from '../../ui/layout.tsx'
import { Notice } from '../../ui/notice.tsx'

export interface FirstTimeProps {
  readonly frame: OpenFrame
  /** What was typed, where a form came back. */
  readonly typed: Readonly<Record<string, string>>
  readonly errors: readonly FieldError[]
  /** A form was taken: whatever it said, this is the answer. */
  readonly isSent: boolean
  /** A score report is a second way. */
  readonly hasReports: boolean
  /** The account of the organisation that waits in this browser for a record. */
  readonly organisation: { readonly name: string; readonly account: string } | undefined
}

/** The two ways to a login, side by side. */
export function FirstTimePage({ frame, typed, errors, isSent, hasReports, organisation }: FirstTimeProps) {
  // One button is the main one: of the form that came back, or else of the shorter way.
  const cameBack = errors.some((error) => error.field !== 'email')
  const errorOf = (field: string) => errors.find((error) => error.field === field)?.sentence
  return (
    <OpenLayout title={errors.length > 0 ? 'Error: First time login' : 'First time login'} frame={frame}>
      {errors.length > 0 && <ErrorSummary errors={errors} />}
      {isSent && <Sent />}
      {organisation && <Waiting {...organisation} />}
      <h1>First time login</h1>
      <p class="lede">
        Connect your exam record to a login. Use the email address of your last exam
        {hasReports && ', or your score report'}.
      </p>
      <div class="two-ways">
        <section class="section" aria-labelledby="by-email">
          <h2 id="by-email">By email address</h2>
          <form method="post" action={paths.firstTimeByEmail} novalidate>
            <p class="aside">
              A link goes to the address on file. It lets you set a password, and the mail names your login ID. A
              forgotten password is set anew in the same way.
            </p>
            <TextField
              name="email"
              type="email"
              label="Email address"
              hint="The one you gave when you last took an exam."
              value={typed.email ?? ''}
              error={errorOf('email')}
              autocomplete="email"
            />
            <button class={cameBack ? 'button' : 'button main'}>Send the link</button>
          </form>
        </section>
        {hasReports && <ByReport typed={typed} cameBack={cameBack} errorOf={errorOf} />}
      </div>
    </OpenLayout>
  )
}

interface ByReportProps {
  readonly typed: Readonly<Record<string, string>>
  readonly cameBack: boolean
  errorOf(field: string): string | undefined
}

function ByReport({ typed, cameBack, errorOf }: ByReportProps) {
  return (
    <section class="section" aria-labelledby="by-score-report">
      <h2 id="by-score-report">By score report</h2>
      <form method="post" action={paths.firstTimeByScoreReport} novalidate>
        <p class="aside">
          Copy these from any score report. When you use the link, your record takes the new email address.
        </p>
        <TextField
          name="lastName"
          label="Last name"
          value={typed.lastName ?? ''}
          error={errorOf('lastName')}
          autocomplete="family-name"
        />
        <TextField
          name="registrationNumber"
          label="Registration number"
          hint="The number of one exam that you took. It is printed on its score report, and differs from report to report."
          value={typed.registrationNumber ?? ''}
          error={errorOf('registrationNumber')}
        />
        <TextField
          name="newEmail"
          type="email"
          label="New email address"
          value={typed.newEmail ?? ''}
          error={errorOf('newEmail')}
          autocomplete="email"
        />
        <button class={cameBack ? 'button main' : 'button'}>Connect my record</button>
      </form>
    </section>
  )
}

function Sent() {
  return (
    <Notice title="Look into your mail">
      <p>
        If a record matches, a mail is on its way with what completes the login. If none comes within two hours, see
        whether your mail works, and whether it took ours for spam.
      </p>
      <p>
        Then <a href={paths.support}>ask support</a>. For the sake of everyone’s safety this page says the same whether
        or not it found a record.
      </p>
    </Notice>
  )
}

/** Names the account: whoever shares the browser must see whose it is. */
function Waiting({ name, account }: { name: string; account: string }) {
  return (
    <section class="happened" aria-labelledby="waiting">
      <h2 id="waiting">Your {name} account</h2>
      <p>
        You logged in to {name} as <b class="address">{account}</b>. No exam record is connected to that account yet.
        Ask for a link in one of the two ways below and open it in this browser, within 24 hours: it connects the
        account as well. Opened elsewhere, it sets a password only.
      </p>
      <p>
        If you have a login here, <a href={paths.signInThen(paths.connectAccount)}>sign in with your password</a> and
        connect the account there.
      </p>
      <form method="post" action={paths.oidcForget}>
        <button class="as-link deed">This is not my account</button>
      </form>
    </section>
  )
}
