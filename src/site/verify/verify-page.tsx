import { paths } from '../../paths.ts'
import { FullBadge, NoBadge } from '../../ui/full-badge.tsx'
import { ErrorSummary, type FieldError, TextField } from '../../ui/fields.tsx'
import type { OpenFrame } from '../../ui/frame.ts'
import { OpenLayout } from '../../ui/layout.tsx'
import { Say } from '../../ui/sentence.tsx'
import { Moment } from '../../ui/time.tsx'
import { Code } from '../../ui/code.tsx'
import { Checker } from './checker.tsx'
import type { VerificationView } from './view.ts'

interface FormProps {
  readonly frame: OpenFrame
  readonly typed: { readonly code: string; readonly on: string }
  readonly errors: readonly FieldError[]
  /** The zone in which the days of this site's badges begin and end. */
  readonly timeZone: string
}

/** Where a code is entered, or a file chosen. */
export function VerifyPage({ frame, typed, errors, timeZone }: FormProps) {
  return (
    <OpenLayout
      title={errors.length > 0 ? 'Error: Verify a certificate' : 'Verify a certificate'}
      frame={frame}
      robots="noindex"
      look="verify"
    >
      {errors.length > 0 && <ErrorSummary errors={errors} />}
      <h1>Verify a certificate</h1>
      <p class="lede">
        Enter the code printed on the certificate, or <a href="#check-a-file">check a file</a>. We show its status
        today, unless you ask for an earlier day.
      </p>
      <form method="get" action={paths.verify} class="verify-form" novalidate>
        <TextField
          name="code"
          label="Code"
          hint="8 to 32 letters and digits. Spaces and hyphens don’t matter."
          value={typed.code}
          error={errorOf(errors, 'code')}
        />
        <TextField
          name="on"
          label="Day, optional"
          hint="Such as 2026-Nov-23."
          value={typed.on}
          error={errorOf(errors, 'on')}
          width="day"
        />
        <button class="button main">Check</button>
      </form>
      <Checker timeZone={timeZone} />
    </OpenLayout>
  )
}

interface AnswerProps {
  readonly frame: OpenFrame
  readonly code: string
  readonly at: string
  readonly on: string
  readonly view: VerificationView
}

/** What a code says, as a page to read, to print and to keep. */
export function VerifiedPage({ frame, code, at, on, view }: AnswerProps) {
  return (
    <OpenLayout title="Verify a certificate" frame={frame} robots="noindex" preview={view.preview} look="verify">
      <article class="verified">
        <FullBadge {...view.badge} />
        <div>
          <p class="certificate-line">
            Certificate <Code text={code} />
          </p>
          <h1 class="verdict">{view.verdict}</h1>
          <p class="lede">
            <Say words={view.lede} />
          </p>
          <dl class="verified-facts">
            {view.facts.map(([term, value]) => (
              <div>
                <dt>{term}</dt>
                <dd>
                  <Say words={value} />
                </dd>
              </div>
            ))}
            <div>
              <dt>Checked</dt>
              <dd>
                <Moment at={at} />
              </dd>
            </div>
          </dl>
          <p class="aside">
            Print this page as a receipt. Does the certificate say something else?{' '}
            <a href={paths.supportAbout('misuse', `Code ${code}`)}>Report misuse</a>.
          </p>
        </div>
      </article>
      <Again code={code} on={on} />
    </OpenLayout>
  )
}

/** The same for a code that there is not, and for one whose holder wants nothing told. */
export function NotFoundPage({ frame, code, on }: { frame: OpenFrame; code: string; on: string }) {
  return (
    <OpenLayout title="Verify a certificate" frame={frame} robots="noindex" look="verify">
      <article class="verified">
        <NoBadge />
        <div>
          <p class="certificate-line">
            Certificate <Code text={code} />
          </p>
          <h1 class="verdict">Not found</h1>
          <p class="lede">We have no certificate to show for this code. That alone says nothing about the person.</p>
          <ul class="bullets">
            <li>
              Compare the code with the certificate, character by character. Codes of this site never contain A, I, O or
              U.
            </li>
            <li>If it’s the number of a transcript or a badge, its holder may have stopped sharing it.</li>
            <li>Ask the holder for a new link or a transcript. They decide what may be shown.</li>
          </ul>
          <p class="aside">
            Does it look wrong to you? <a href={paths.supportAbout('misuse', `Code ${code}`)}>Report misuse</a>.
          </p>
        </div>
      </article>
      <Again code={code} on={on} typed={code} />
    </OpenLayout>
  )
}

function Again({ code, on, typed = '' }: { code: string; on: string; typed?: string }) {
  return (
    <div class="verify-again">
      <form method="get" action={paths.verifyCode(code)}>
        <TextField name="on" label="Check another day" value={on} width="day" />
        <button class="button">Check</button>
      </form>
      <form method="get" action={paths.verify}>
        <TextField name="code" label={typed ? 'Check this code again' : 'Check another code'} value={typed} />
        <button class="button">Check</button>
      </form>
    </div>
  )
}

function errorOf(errors: readonly FieldError[], name: string): string | undefined {
  return errors.find(({ field }) => field === name)?.sentence
}
