import type { CaseState } from '../../../core/cases.ts'
import { paths } from '../../../paths.ts'
import { CaseThread, type ThreadPart } from '../../../ui/case-thread.tsx'
import { ErrorSummary, type FieldError, FileField, TextArea } from '../../../ui/fields.tsx'
import type { Frame } from '../../../ui/frame.ts'
import { Layout } from '../../../ui/layout.tsx'
import { Time } from '../../../ui/time.tsx'
import { ownStateWords } from '../../../wording/case-states.ts'

interface CasePageProps {
  readonly frame: Frame
  readonly reference: string
  readonly topic: string
  readonly about: string
  readonly state: CaseState
  readonly createdAt: string
  readonly replyTo: string
  readonly parts: readonly ThreadPart[]
  readonly typed: Readonly<Record<string, string>>
  readonly errors: readonly FieldError[]
}

/** A case as the person sees it who opened it. */
export function CasePage(props: CasePageProps) {
  const { frame, reference, topic, about, state, createdAt, replyTo, parts, errors } = props
  return (
    <Layout title={errors.length > 0 ? `Error: ${topic}` : topic} frame={frame} look="threads">
      {errors.length > 0 && <ErrorSummary errors={errors} />}
      <div class="case-head">
        <div>
          <h1>{topic}</h1>
          <p class="lede">
            Case <span class="code">{reference}</span>, opened <Time day={createdAt.slice(0, 10)} />.{' '}
            {ownStateWords[state]}.
          </p>
          {about && <p>About: {about}</p>}
        </div>
        {state !== 'closed' && (
          <form method="post" action={paths.settleCase(reference)} class="case-acts">
            <input type="hidden" name="back" value={paths.ownCase(reference)} />
            <button class="button">Close this case</button>
          </form>
        )}
      </div>
      <CaseThread parts={parts} />
      <AnswerForm {...props} />
      <p class="aside">
        We also email our answers to {replyTo}. <a href={paths.mail}>All your cases and emails</a>
      </p>
    </Layout>
  )
}

function AnswerForm({ reference, state, typed, errors }: CasePageProps) {
  const errorOf = (name: string) => errors.find(({ field }) => field === name)?.sentence
  return (
    <form
      method="post"
      action={paths.ownCase(reference, '/messages')}
      class="case-form"
      enctype="multipart/form-data"
      novalidate
    >
      <TextArea
        name="message"
        label="Message"
        rows={6}
        value={typed.message ?? ''}
        hint={state === 'closed' ? 'A new message opens this case again.' : undefined}
        error={errorOf('message')}
      />
      <FileField
        name="file"
        label="File, optional"
        hint="A PDF, JPEG or PNG (10 MB at most)."
        accept="application/pdf,image/jpeg,image/png"
        error={errorOf('file')}
      />
      <button class="button main">Send</button>
    </form>
  )
}
