import { paths } from '../../paths.ts'
import type { FieldError } from '../../ui/fields.tsx'
import { Moment, Time } from '../../ui/time.tsx'
import { emailField } from './forms.ts'

export interface EmailChoice {
  /** The one they have proved. */
  readonly address: string | undefined
  readonly choice: { readonly answer: 'yes' | 'no'; readonly answeredAt: string } | undefined
  readonly lockedUntil: string | undefined
}

/** Yes or No to a hash of the email address on badges. */
export function EmailOnBadges({ email, errors }: { email: EmailChoice; errors: readonly FieldError[] }) {
  const { address, choice, lockedUntil } = email
  const error = errors.find(({ field }) => field === emailField)?.sentence
  return (
    <section class="section" aria-labelledby="email-on-badges">
      <h2 id="email-on-badges">Your email address</h2>
      <form method="post" action={paths.digitalBadges} novalidate>
        <fieldset
          class={error ? 'question wrong' : 'question'}
          id={emailField}
          tabindex={-1}
          disabled={lockedUntil !== undefined || !(address || choice)}
        >
          <legend>Add a hash of your email address to your badges?</legend>
          <p>
            Some services use it to check that a badge is yours. Someone who knows {address ?? 'the address'} can
            compare it with the hash. Nobody can read the address from the hash.
          </p>
          <p class="hint">Your answer changes only the badges you download from now on.</p>
          {lockedUntil && (
            <p class="hint">
              Your login was made with a score report. You can answer this from <Moment at={lockedUntil} />.
            </p>
          )}
          {!address && (
            <p class="hint">
              You haven’t confirmed an email address yet. Do that under <a href={paths.contact}>Contact</a>.
            </p>
          )}
          {error && (
            <p class="error">
              <span class="hidden">Error: </span>
              {error}
            </p>
          )}
          <div class="choices">
            {(['yes', 'no'] as const).map((answer) => (
              <label>
                <input type="radio" name={emailField} value={answer} checked={answer === (choice?.answer ?? 'no')} />{' '}
                {answer === 'yes' ? 'Yes' : 'No'}
              </label>
            ))}
            {choice && (
              <span class="hint">
                Since <Time day={choice.answeredAt.slice(0, 10)} />
              </span>
            )}
          </div>
          <button class="button">Update/Confirm</button>
        </fieldset>
      </form>
    </section>
  )
}
