import { paths } from '../../paths.ts'
import { CaseThread, type ThreadPart } from '../../ui/case-thread.tsx'
import { ErrorSummary, type FieldError, TextArea } from '../../ui/fields.tsx'
import type { OfficeFrame } from '../../ui/office/office-frame.ts'
import { OfficeLayout } from '../../ui/office/office-layout.tsx'
import { waited } from '../../ui/office/waited.ts'
import { Time } from '../../ui/time.tsx'
import { type CaseBesideProps, CaseBeside } from './case-beside.tsx'
import type { CaseView } from './view.ts'

interface CaseProps extends CaseBesideProps {
  readonly frame: OfficeFrame
  readonly parts: readonly ThreadPart[]
  readonly errors: readonly FieldError[]
  readonly hasMoved: boolean
  readonly now: Date
}

/** A case: what was said at left, the person and what can be done at right. */
export function CasePage(props: CaseProps) {
  const { frame, shown, parts, errors, hasMoved, typed } = props
  return (
    <OfficeLayout title={errors.length > 0 ? `Error: ${shown.topic}` : shown.topic} frame={frame} look="threads">
      {errors.length > 0 && <ErrorSummary errors={errors} />}
      {hasMoved && <Moved hasText={Boolean(typed.text)} />}
      <p class="way">
        <a href={paths.officeCases}>Cases</a>
        {shown.next && (
          <>
            {' '}
            · <a href={paths.officeCase(shown.next)}>Next open case</a>
          </>
        )}
      </p>
      <Head {...props} />
      <div class="case-work">
        <div>
          <CaseThread parts={parts} />
          <AnswerForm {...props} />
        </div>
        <CaseBeside {...props} />
      </div>
    </OfficeLayout>
  )
}

function Moved({ hasText }: { hasText: boolean }) {
  return (
    <section class="error-summary" role="alert" aria-labelledby="moved">
      <h2 id="moved">This case has changed</h2>
      <p>
        A colleague or the person was faster, so nothing was done. Read what is new below.{' '}
        {hasText && <a href="#text">What you typed is still there.</a>}
      </p>
    </section>
  )
}

function Head({ shown, now, self }: CaseProps) {
  const { topic, reference, state, since, openedAt, from, about, assignee, version } = shown
  const age = waited(since, now).words
  const status = { open: `waiting ${age}`, waiting: `answered ${age} ago`, closed: `closed ${age} ago` }[state]
  return (
    <div class="case-head">
      <div>
        <h1>{topic}</h1>
        <p class="second">
          <span class="code">{reference}</span> · from {from} · opened <Time day={openedAt.slice(0, 10)} /> · {status} ·{' '}
          {assignee ? `assigned to ${assignee.name}` : 'not assigned'}
        </p>
        {about && <p class="second">About: {about}</p>}
      </div>
      <div class="case-acts">
        {assignee?.id !== self && (
          <form method="post" action={paths.officeCaseTo(reference, 'assign')}>
            <input type="hidden" name="version" value={version} />
            <input type="hidden" name="colleague" value={self} />
            <button class="button">Assign to me</button>
          </form>
        )}
        <form method="post" action={paths.officeCaseTo(reference, state === 'closed' ? 'reopen' : 'close')}>
          <input type="hidden" name="version" value={version} />
          <button class="button">{state === 'closed' ? 'Reopen' : 'Close'}</button>
        </form>
      </div>
    </div>
  )
}

/** One text, and three things to do with it, each at an address of its own. */
function AnswerForm({ shown, typed, errors }: CaseProps) {
  const { reference, version, replyTo, state } = shown
  const to = (what: string) => paths.officeCaseTo(reference, what)
  return (
    <form method="post" action={to('answer')} class="case-form" novalidate>
      <input type="hidden" name="version" value={version} />
      <TextArea
        name="text"
        label="Answer"
        rows={7}
        value={typed.text ?? ''}
        hint={`Goes to ${replyTo}, by email. ${addressWords(shown)}`.trim()}
        error={errors.find(({ field }) => field === 'text')?.sentence}
      />
      <div class="case-acts">
        <button class="button main">Send</button>
        {state !== 'closed' && (
          <button class="button" formaction={to('last-answer')}>
            Send and close
          </button>
        )}
        <button class="button" formaction={to('note')}>
          Add as a note
        </button>
      </div>
    </form>
  )
}

function addressWords({ person, isAddressOnFile }: CaseView): string {
  if (!person) return 'Nobody has proved who reads it: don’t give personal details.'
  return isAddressOnFile ? '' : 'This is not the address on file: don’t give personal details.'
}
