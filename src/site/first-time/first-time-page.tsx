import { paths } from '../../paths.ts'
import { ErrorSummary, type FieldError, TextField } from '../../ui/fields.tsx'
import type { OpenFrame } from '../../ui/frame.ts'
import { OpenLayout } from '../../ui/layout.tsx'
import { Notice } from '../../ui/notice.tsx'

export type SentBy = 'email' | 'score-report'

export interface FirstTimeProps {
  readonly frame: OpenFrame
  /** What was typed, where a form came back. */
  readonly typed: Readonly<Record<string, string>>
  readonly errors: readonly FieldError[]
  /** Which form was sent: the answer is the same whatever it said. */
  readonly sentBy: SentBy | undefined
  /** A score report is a second way. */
  readonly hasReports: boolean
  /** The account of the organisation that waits in this browser for a record. */
  readonly organisation: { readonly name: string; readonly account: string } | undefined
}

/** The two ways to a login, side by side. */
export function FirstTimePage({ frame, typed, errors, sentBy, hasReports, organisation }: FirstTimeProps) {
  // One button is the main one: of the form that came back, or else of the shorter way.
  const cameBack = errors.some((error) => error.field !== 'email')
  const errorOf = (field: string) => errors.find((error) => error.field === field)?.sentence
  return (
    <OpenLayout title={errors.length > 0 ? 'Error: First time login' : 'First time login'} frame={frame}>
      {errors.length > 0 && <ErrorSummary errors={errors} />}
      {sentBy && <Sent by={sentBy} hasReports={hasReports} />}
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
              We’ll email a link to the address on file. Use it to set a password. The email has your login ID. You can
              reset a forgotten password the same way.
            </p>
            <TextField
              name="email"
              type="email"
              label="Email address"
              hint="The one you used when you last took an exam."
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
          Copy these from any score report. When you open our link, the new email address becomes the one on your
          record.
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
          hint="It’s printed on your score report. Each report has its own number."
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

function Sent({ by, hasReports }: { by: SentBy; hasReports: boolean }) {
  return (
    <Notice title="Check your email">
      {' '}
      {by === 'score-report' ? (
        <p>
          {' '}
          If the name and number match a record, we’ve sent a link to the new email address. It can take a few minutes.
          No email? Check all three fields against your score report and send the form again.{' '}
        </p>
      ) : (
        <p>
          {' '}
          If we have a record for that address, we’ve sent a link to finish setting up your login. It can take a few
          minutes. No email? Check your spam folder, check the spelling
          {hasReports && ', or use your score report instead'}. If more than one record has the address, our email says
          so.{' '}
        </p>
      )}{' '}
      <p>
        {' '}
        Still no email after 2 hours? <a href={paths.support}>Ask support</a>. For privacy, we show this message whether
        or not we found a record.{' '}
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
        Ask for a link below and open it in this browser within 24 hours. It connects the account too. In another
        browser, it only sets a password.
      </p>
      <p>
        Already have a login here? <a href={paths.signInThen(paths.connectAccount)}>Sign in with your password</a> and
        connect the account.
      </p>
      <form method="post" action={paths.oidcForget}>
        <button class="as-link deed">This is not my account</button>
      </form>
    </section>
  )
}
