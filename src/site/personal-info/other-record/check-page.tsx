import { paths } from '../../../paths.ts'
import { ErrorSummary, type FieldError } from '../../../ui/fields.tsx'
import type { Frame } from '../../../ui/frame.ts'
import { Layout } from '../../../ui/layout.tsx'
import { Sign } from '../../../ui/sign.tsx'
import type { WhyCase } from './load-check.ts'
import { Steps } from './steps.tsx'
import type { CheckView } from './view.ts'

interface CheckProps {
  readonly frame: Frame
  readonly view: CheckView
  readonly whyCase: WhyCase | undefined
  readonly errors: readonly FieldError[]
  readonly hasMoved: boolean
}

const reasons: Readonly<Record<WhyCase, string>> = {
  names: 'The last names of the two records differ.',
  staff: 'Staff made a decision about one of the records, such as a suspension.',
  loss: 'A certification or a badge would expire earlier than it does now.',
  merged: 'One of the records is already merged with another.',
}

/** Both records, what changes and what doesn't, and the yes; or why support has to look first. */
export function CheckPage({ frame, view, whyCase, errors, hasMoved }: CheckProps) {
  const title = 'Merge your 2 records'
  return (
    <Layout title={errors.length > 0 ? `Error: ${title}` : title} frame={frame} look="merging">
      {errors.length > 0 && <ErrorSummary errors={errors} />}
      <Steps at={3} />
      <h1>{title}</h1>
      <p class="lede">
        {whyCase
          ? `Support has to check these first. ${reasons[whyCase]}`
          : 'You’ll keep one record and one login. Nothing you hold is lost, and everything you’ve printed or shared still works.'}
      </p>
      {hasMoved && (
        <p role="alert" class="notice">
          A record has changed since you looked, so nothing was done. This is what the merge does now.
        </p>
      )}
      <div class="two-ways merging">
        {view.records.map((record, at) => (
          <section class="section" aria-labelledby={`record-${at}`}>
            <h2 id={`record-${at}`}>{record.title}</h2>
            <p class="aside">{record.how}</p>
            <dl class="facts">
              <div>
                <dt>Name</dt>
                <dd class="name">{record.name}</dd>
              </div>
              {record.facts.map(([label, value]) => (
                <div>
                  <dt>{label}</dt>
                  <dd>{value}</dd>
                </div>
              ))}
            </dl>
          </section>
        ))}
      </div>
      {whyCase ? <ToSupport /> : <Merge view={view} errors={errors} />}
    </Layout>
  )
}

function ToSupport() {
  return (
    <form method="post" action={paths.askAboutOtherRecord}>
      <p>We’ll open a support case with both IDs. Nothing changes until support has answered.</p>
      <div class="deeds">
        <button class="button main">Send to support</button>
        <a href={paths.identification}>Cancel</a>
      </div>
    </form>
  )
}

function Merge({ view, errors }: { view: CheckView; errors: readonly FieldError[] }) {
  const error = errors.find(({ field }) => field === 'mine')?.sentence
  return (
    <>
      <div class="two-ways merging">
        <section class="section" aria-labelledby="what-changes">
          <h2 id="what-changes">What changes for you</h2>
          <ul class="signed-list">
            {view.changes.map(({ sign, strong, more }) => (
              <li>
                <Sign state={sign} />
                <span>
                  <strong>{strong}</strong> {more}
                </span>
              </li>
            ))}
          </ul>
        </section>
        <section class="section" aria-labelledby="what-stays">
          <h2 id="what-stays">What stays the same</h2>
          <ul class="signed-list">
            {view.stays.map((sentence) => (
              <li>
                <Sign state="passed" />
                <span>{sentence}</span>
              </li>
            ))}
          </ul>
        </section>
      </div>
      <section class="section" aria-labelledby="before">
        <h2 id="before">Before you merge</h2>
        <p>
          We’ll email both addresses. You can undo this for 14 days, until {view.undoUntil}, with the link in either
          email. After that, ask support.
          {view.stricter.length > 0 &&
            ` Your answers in Settings differ, so we use the stricter one: No for ${view.stricter.join(', ')}. You can change it later.`}
        </p>
        <form method="post" action={paths.checkOtherRecord} novalidate>
          <input type="hidden" name="versions" value={JSON.stringify(view.factsVersions)} />
          <div class="mine">
            {error && (
              <p class="error" id="mine-error">
                {error}
              </p>
            )}
            <label>
              <input
                type="checkbox"
                id="mine"
                name="mine"
                value="yes"
                aria-invalid={error ? 'true' : undefined}
                aria-describedby={error ? 'mine-error' : undefined}
              />{' '}
              Both records are mine.
            </label>
          </div>
          <div class="deeds">
            <button class="button main">Merge my records</button>
            <a href={paths.identification}>Cancel</a>
          </div>
        </form>
      </section>
    </>
  )
}
