import { paths } from '../../../paths.ts'
import { ErrorSummary, type FieldError } from '../../../ui/fields.tsx'
import type { Frame } from '../../../ui/frame.ts'
import { Layout } from '../../../ui/layout.tsx'
import { Notice } from '../../../ui/notice.tsx'
import { Moment, Time } from '../../../ui/time.tsx'
import { countOf } from '../../../ui/words.ts'

interface AskedQuestion {
  readonly code: string
  readonly title: string
  readonly text: readonly string[]
  readonly effect: string | undefined
  readonly chosen: string | undefined
  /** The day since which the answer stands. */
  readonly since: string | undefined
  readonly lockedUntil: string | undefined
  readonly error: string | undefined
}

interface SettingsProps {
  readonly frame: Frame
  readonly questions: readonly AskedQuestion[]
  readonly errors: readonly FieldError[]
  readonly done: Done | undefined
}

const doneWords = {
  first: { title: 'A few questions first', words: 'We ask them once. You can change your answers here at any time.' },
  yes: { title: 'Saved', words: 'From now on, we may confirm your certifications to others.' },
  no: { title: 'Saved', words: 'All pages about you that others could open are now closed.' },
  kept: { title: 'Saved', words: 'Your answers are below.' },
  partly: { title: 'Saved', words: 'We’ve saved your other answers.' },
} as const

/** What has just happened to the answers. */
export type Done = keyof typeof doneWords

/** The program's questions with Yes or No, and since when each answer stands. */
export function SettingsPage({ frame, questions, errors, done }: SettingsProps) {
  const open = questions.filter((question) => !question.since).length
  const isSaved = errors.length === 0 && done !== 'first'
  return (
    <Layout title={errors.length > 0 ? 'Error: Settings' : 'Settings'} frame={frame}>
      {errors.length > 0 && <ErrorSummary errors={errors} />}
      {done && (
        <Notice title={doneWords[done].title}>
          <p>
            {doneWords[done].words}
            {isSaved && (
              <>
                {' '}
                <a href={paths.home}>Continue to Home</a>.
              </>
            )}
          </p>
        </Notice>
      )}
      <h1>Settings</h1>
      <p class="lede">{ledeOf(open, questions.length)}</p>
      <form method="post" action={paths.settings} class="questions" novalidate>
        {questions.map((question) => (
          <Asked question={question} />
        ))}
        <button class="button main">Update/Confirm</button>
      </form>
    </Layout>
  )
}

function ledeOf(open: number, all: number): string {
  if (open === 0) return 'You’ve answered all questions.'
  return open === all
    ? 'The program asks every candidate these questions.'
    : `Answer ${countOf(open, 'more question')}.`
}

function Asked({ question }: { question: AskedQuestion }) {
  const { code, title, text, effect, chosen, since, lockedUntil, error } = question
  return (
    <fieldset
      class={error ? 'question wrong' : 'question'}
      id={code}
      tabindex={-1}
      disabled={lockedUntil !== undefined}
    >
      <legend>
        {title} <span aria-hidden="true">*</span>
      </legend>
      <p class="hint">Required *</p>
      {text.map((paragraph) => (
        <p>{paragraph}</p>
      ))}
      {effect && <p class="hint">{effect}</p>}
      {lockedUntil && (
        <p class="hint">
          Your login was made with a score report. You can answer this from <Moment at={lockedUntil} />.
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
            <input type="radio" name={code} value={answer} checked={chosen === answer} />{' '}
            {answer === 'yes' ? 'Yes' : 'No'}
          </label>
        ))}
        {since && (
          <span class="hint">
            Since <Time day={since} />
          </span>
        )}
      </div>
    </fieldset>
  )
}
