import { paths } from '../../../paths.ts'
import { ErrorSummary, type FieldError, TextArea } from '../../../ui/fields.tsx'
import type { Frame } from '../../../ui/frame.ts'
import { Layout } from '../../../ui/layout.tsx'
import { Section } from '../../../ui/section.tsx'

interface DataProps {
  readonly frame: Frame
  readonly errors: readonly FieldError[]
  readonly typed: Readonly<Record<string, string>>
  readonly replyTo: string
}

/** Taking one's data along, and asking to be forgotten. */
export function DataPage({ frame, errors, typed, replyTo }: DataProps) {
  const errorOf = (name: string) => errors.find(({ field }) => field === name)?.sentence
  return (
    <Layout title={errors.length > 0 ? 'Error: Data' : 'Data'} frame={frame}>
      {errors.length > 0 && <ErrorSummary errors={errors} />}
      <h1>Data</h1>
      <p class="lede">Everything this site knows of you is yours to take along.</p>
      <p class="before-button">
        <a class="button main" href={paths.dataArchive} download>
          Download my data
        </a>
      </p>
      <p class="hint">
        A ZIP file with your record and its history, your login, answers, sessions, mails and cases, as JSON for
        programs and as CSV for a spreadsheet, and the files you sent. Keep it where nobody else reads it.
      </p>
      <Section id="forget" title="Be forgotten">
        <div class="reading-text">
          <p>You can ask for your record to be deleted. It is done by the program’s staff, who write to you first.</p>
          <p>This is what it means:</p>
          <ul>
            <li>Your names, addresses, telephone number, ids at others, answers, mails, cases and sessions go.</li>
            <li>Your login ends. Nobody can sign in with it again, you neither.</li>
            <li>Your exams, credits and certifications no longer count for you: a new start begins at nothing.</li>
            <li>
              Certificates, transcripts and badges that others have of you can no longer be checked here. Of each
              certification a code, its dates and its status stay, without a name, so that a copy cannot be passed off
              as somebody else’s.
            </li>
          </ul>
          <p>It cannot be undone.</p>
        </div>
        <form method="post" action={paths.dataForget} novalidate>
          <TextArea
            name="reason"
            label="Anything staff should know, optional"
            value={typed.reason ?? ''}
            rows={3}
            error={errorOf('reason')}
          />
          <div class={errorOf('sure') ? 'field wrong' : 'field'}>
            {errorOf('sure') && (
              <p class="error" id="sure-error">
                <span class="hidden">Error: </span>
                {errorOf('sure')}
              </p>
            )}
            <label class="tick">
              <input type="checkbox" id="sure" name="sure" value="yes" checked={typed.sure === 'yes'} /> I know what it
              means, and that it cannot be undone.
            </label>
          </div>
          <p class="hint before-button">
            {replyTo ? `The answer goes to ${replyTo}.` : 'Enter an address under Contact first: the answer needs one.'}
          </p>
          <button class="button">Ask to be forgotten</button>
        </form>
      </Section>
      <p class="aside after-form">
        What is kept, why and for how long stands in the <a href={paths.privacy}>privacy notice</a>.
      </p>
    </Layout>
  )
}
