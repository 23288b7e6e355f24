import { paths } from '../../../paths.ts'
import { ErrorSummary, type FieldError, PasswordField, TextField } from '../../../ui/fields.tsx'
import type { Frame } from '../../../ui/frame.ts'
import { Layout } from '../../../ui/layout.tsx'
import { Notice } from '../../../ui/notice.tsx'
import { Steps } from './steps.tsx'

export interface FindProps {
  readonly frame: Frame
  readonly idLabel: string
  readonly typed: Readonly<Record<string, string>>
  readonly errors: readonly FieldError[]
  /** Which form was sent: the answer is the same whatever it said. */
  readonly sent: 'link' | 'score-report' | undefined
  readonly hasReports: boolean
}

/** The ways to show that another record is yours. */
export function FindPage({ frame, idLabel, typed, errors, sent, hasReports }: FindProps) {
  const errorOf = (field: string) => errors.find((error) => error.field === field)?.sentence
  const title = 'I have another record'
  return (
    <Layout title={errors.length > 0 ? `Error: ${title}` : title} frame={frame} look="merging">
      {errors.length > 0 && <ErrorSummary errors={errors} />}
      {sent && <Sent by={sent} />}
      <Steps at={sent ? 2 : 1} />
      <h1>{title}</h1>
      <p class="lede">
        Merge it with this one: you’ll keep this login, and everything from both records. First show that the other
        record is yours. You’ll see what changes before anything is merged.
      </p>
      <div class="two-ways merging">
        <section class="section" aria-labelledby="by-sign-in">
          <h2 id="by-sign-in">It has a login</h2>
          <form method="post" action={paths.otherRecordSignIn} novalidate>
            <p class="aside">Sign in to it here. You stay signed in to this record.</p>
            <TextField
              name="loginId"
              label="Login ID of the other record"
              value={typed.loginId ?? ''}
              error={errorOf('loginId')}
              autocomplete="off"
            />
            <PasswordField name="password" label="Its password" error={errorOf('password')} autocomplete="off" />
            <button class="button main">Sign in to it</button>
          </form>
        </section>
        <section class="section" aria-labelledby="by-link">
          <h2 id="by-link">It has no login</h2>
          <form method="post" action={paths.otherRecordLink} novalidate>
            <p class="aside">We’ll send a link to the email address on file for that record.</p>
            <TextField
              name="emailOrId"
              label={`Its email address or ${idLabel}`}
              value={typed.emailOrId ?? ''}
              error={errorOf('emailOrId')}
              autocomplete="off"
            />
            <button class="button">Send the link</button>
          </form>
          {hasReports && (
            <form method="post" action={paths.otherRecordReport} novalidate class="second-way">
              <p class="aside">
                Can’t read email at that address? Copy these from a score report. We’ll send the link to your own
                address.
              </p>
              <TextField
                name="lastName"
                label="Last name"
                value={typed.lastName ?? ''}
                error={errorOf('lastName')}
                autocomplete="off"
              />
              <TextField
                name="registrationNumber"
                label="Registration number"
                value={typed.registrationNumber ?? ''}
                error={errorOf('registrationNumber')}
                autocomplete="off"
              />
              <button class="button">Use the score report</button>
            </form>
          )}
        </section>
      </div>
      <p>
        <a href={paths.identification}>Back to Identification</a>
      </p>
    </Layout>
  )
}

function Sent({ by }: { by: 'link' | 'score-report' }) {
  return (
    <Notice title="Check your email">
      <p>
        {by === 'link'
          ? 'If we have a record without a login for that address or ID, we’ve sent a link to its email address.'
          : 'If the name and number match a record without a login, we’ve sent a link to your email address.'}{' '}
        It can take a few minutes. Open it in this browser. No email? Check your spam folder and the spelling. If the
        record has a login, sign in to it instead.
      </p>
    </Notice>
  )
}
