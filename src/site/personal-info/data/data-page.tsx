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
      <p class="lede">Download everything this site knows about you.</p>
      <p class="before-button">
        <a class="button main" href={paths.dataArchive} download>
          Download my data
        </a>
      </p>
      <p class="hint">
        A ZIP file with your record and its history, your login, answers, sessions, emails and cases, and the files you
        sent. The data is in CSV files for spreadsheets and in JSON for programs. Keep it in a safe place.
      </p>
      <Section id="certifications" title="Take your certifications with you">
        <div class="reading-text">
          <p>
            A ZIP file with everything that proves what you hold: your digital badges in every format, the learner
            records of transcripts that you share, your certificates, your history, and today’s lists of revoked badges.
            Open the page in it to read about the files and check them offline.
          </p>
          <p>
            <a class="button" href={paths.exitPack} download>
              Download my certifications
            </a>
          </p>
        </div>
      </Section>
      <Section id="forget" title="Be forgotten">
        <div class="reading-text">
          <p>You can ask us to delete your record. The program’s staff do it, and email you first.</p>
          <p>This is what happens:</p>
          <ul>
            <li>We delete your names, addresses, phone number, IDs, answers, emails, cases and sessions.</li>
            <li>Your login ends. Nobody, including you, can sign in again.</li>
            <li>Nothing new can be added: you can’t renew what you hold. You’d have to start over.</li>
            <li>
              Your transcript links stop working. Anyone can still verify your codes and badges here. They show the
              certification, its dates and its status, without your name.
            </li>
          </ul>
          <p>You can’t undo this.</p>
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
              <input type="checkbox" id="sure" name="sure" value="yes" checked={typed.sure === 'yes'} /> I understand
              this, and I know that I can’t undo it.
            </label>
          </div>
          <p class="hint before-button">
            {replyTo ? `We’ll reply to ${replyTo}.` : 'Add an email address under Contact first, so that we can reply.'}
          </p>
          <button class="button">Ask to be forgotten</button>
        </form>
      </Section>
      <p class="aside after-form">
        Our <a href={paths.privacy}>privacy notice</a> says what we keep, why and for how long.
      </p>
    </Layout>
  )
}
