import type { Consent } from '../../core/answers.ts'
import { paths } from '../../paths.ts'
import { ErrorSummary, type FieldError } from '../../ui/fields.tsx'
import type { Frame } from '../../ui/frame.ts'
import { FullBadge } from '../../ui/full-badge.tsx'
import { Layout } from '../../ui/layout.tsx'
import { Notice } from '../../ui/notice.tsx'
import { Say } from '../../ui/sentence.tsx'
import { countOf } from '../../ui/words.ts'
import { type EmailChoice, EmailOnBadges } from './email-choice.tsx'
import type { OwnBadge } from './view.ts'

interface PageProps {
  readonly frame: Frame
  readonly view: { readonly active: readonly OwnBadge[]; readonly over: readonly OwnBadge[] }
  readonly consent: Consent
  /** Of the badging service used before. */
  readonly outside: { readonly label: string; readonly value: string } | undefined
  readonly email: EmailChoice
  readonly errors: readonly FieldError[]
  /** What was just answered about the email address. */
  readonly done: keyof typeof doneWords | undefined
  readonly hasKeys: boolean
}

const doneWords = {
  yes: 'Badges you download from now on have a hash of your email address.',
  no: 'Badges you download from now on have nothing about your email address.',
} as const

/** The badges of what somebody holds, to download, to show and to put into a wallet. */
export function DigitalBadgesPage(props: PageProps) {
  const { frame, view, consent, outside, email, errors, done, hasKeys } = props
  return (
    <Layout title={errors.length > 0 ? 'Error: Digital Badges' : 'Digital Badges'} frame={frame} look="badges">
      {errors.length > 0 && <ErrorSummary errors={errors} />}
      {done && (
        <Notice title="Saved">
          <p>{doneWords[done]}</p>
        </Notice>
      )}
      <h1>Digital Badges</h1>
      <p class="lede">
        {view.active.length === 0
          ? 'No badges available. You get one with each certification, while it’s active.'
          : `You have ${countOf(view.active.length, 'digital badge')}.`}
      </p>
      <p class="measure">
        A badge is a signed file that says what you hold. Anyone can check it without asking us. Its address never
        changes. Download it again after a renewal.
      </p>
      {!hasKeys && <p>This site can’t sign badges yet, so you can’t download them today.</p>}
      {view.active.map((badge) => (
        <BadgeSection badge={badge} hasKeys={hasKeys} isOpen={consent !== 'no'} />
      ))}
      {view.over.map((badge) => (
        <BadgeSection badge={badge} hasKeys={hasKeys} isOpen={consent !== 'no'} />
      ))}
      <section class="section" aria-labelledby="who">
        <h2 id="who">Who sees what</h2>
        <p class="measure">
          {sayings[consent ?? 'unanswered']} You decide in your <a href={paths.settings}>settings</a>. A file you
          download always has your name on it. It stays valid wherever you sent it, whatever you answer later.
        </p>
        {outside && (
          <p class="measure">
            {outside.label}: {outside.value}. The badges there belong to that service.
          </p>
        )}
      </section>
      <EmailOnBadges email={email} errors={errors} />
    </Layout>
  )
}

const sayings = {
  yes: 'A badge’s link shows your name, because you let others verify your certifications.',
  no: 'Your badges’ links show nothing, because you don’t let others verify your certifications.',
  unanswered: 'A badge’s link doesn’t show your name until you let others verify your certifications.',
} as const

function BadgeSection({ badge, hasKeys, isOpen }: { badge: OwnBadge; hasKeys: boolean; isOpen: boolean }) {
  return (
    <section class="section own-badge" id={`badge-${badge.certification}`} aria-labelledby={badge.id}>
      <FullBadge {...badge.badge} />
      <div>
        <h2 id={badge.id}>{badge.name}</h2>
        <p>
          <Say words={badge.lede} />
        </p>
        {hasKeys && badge.files.length > 0 && (
          <p class="badge-files">
            <span class="badge-term">Download</span>
            {badge.files.map(({ label, href, what }) => (
              <>
                <a href={href} download>
                  {label}
                  <span class="hidden">
                    {' '}
                    of {badge.name}, {what}
                  </span>
                </a>{' '}
              </>
            ))}
          </p>
        )}
        {isOpen && (
          <p class="badge-link">
            <span class="badge-term">Show it to others</span>
            <span data-copy={`the link of ${badge.name}`}>
              <a href={badge.page}>{badge.page}</a>
            </span>
          </p>
        )}
        {isOpen && hasKeys && badge.files.length > 0 && (
          <details class="wallet">
            <summary>Add to a wallet</summary>
            <div class="wallet-body">
              <svg
                class="qr"
                viewBox={`-4 -4 ${badge.qr.modules + 8} ${badge.qr.modules + 8}`}
                role="img"
                aria-label={`Link to the badge ${badge.name} for a wallet, as a QR code`}
              >
                <path class="qr-paper" d={`M-4-4h${badge.qr.modules + 8}v${badge.qr.modules + 8}H-4z`} />
                <path class="qr-ink" d={badge.qr.path} />
              </svg>
              <p class="measure">
                In your wallet app, add a badge by link or QR code. The link is{' '}
                <a href={badge.wallet}>{badge.wallet}</a>.
              </p>
            </div>
          </details>
        )}
      </div>
    </section>
  )
}
