import { paths } from '../../../paths.ts'
import { Code } from '../../../ui/code.tsx'
import { ErrorSummary } from '../../../ui/fields.tsx'
import type { Frame } from '../../../ui/frame.ts'
import { Layout } from '../../../ui/layout.tsx'
import { Notice } from '../../../ui/notice.tsx'
import { Section } from '../../../ui/section.tsx'
import { Say, type Sentence } from '../../../ui/sentence.tsx'
import { ClosedByConsent } from '../list/list-page.tsx'
import { type MailPreview, ShareByMail, type ShareFields } from './by-mail.tsx'
import { type LinkRow, Links } from './links.tsx'
import { OpenLinkSection } from './open-link.tsx'
import { Profiles } from './profiles.tsx'
import { SeenPicture } from './seen-picture.tsx'
import type { NamedProfile, SeenDay } from './view.ts'

export const doneWords = {
  sent: 'Sent. Each recipient gets their own link',
  ended: 'Link ended',
  opened: 'Public link turned on',
  closed: 'Public link turned off',
} as const

interface SharingProps {
  readonly frame: Frame
  readonly id: string
  readonly description: string
  readonly notes: string
  readonly isDisabled: boolean
  readonly lede: Sentence
  readonly isClosed: boolean
  readonly done: keyof typeof doneWords | undefined
  readonly form: ShareFields
  readonly preview: MailPreview | undefined
  readonly links: readonly LinkRow[]
  readonly open: { readonly isOpen: boolean; readonly address: string }
  readonly profiles: readonly NamedProfile[]
  readonly seen: readonly SeenDay[]
}

/** One transcript: to whom it is open, and how often it was seen. */
export function SharingPage(props: SharingProps) {
  const { frame, id, description, notes, isDisabled, lede, isClosed, done, form } = props
  return (
    <Layout title={form.error ? 'Error: Share transcript' : 'Share transcript'} frame={frame} look="transcripts">
      {form.error && <ErrorSummary errors={[{ field: 'to', label: 'To', sentence: form.error }]} />}
      {done && <Notice title={doneWords[done]} />}
      <h1>{description}</h1>
      <p class="lede">
        <Say words={lede} />
      </p>
      {isClosed && <ClosedByConsent />}
      <p class="aside">
        Transcript ID <Code text={id} />
      </p>
      {notes && (
        <p class="aside notes" dir="auto">
          {notes}
        </p>
      )}
      {!isDisabled && (
        <p class="meanwhile">
          If someone downloaded the signed learner record (CLR), you revoke it for good when you disable or delete the
          transcript, or end their link.
        </p>
      )}
      <div class="deeds transcript-deeds">
        <a href={paths.ownTranscriptTo(id, 'edit')}>Edit</a>
        <a href={paths.ownTranscriptTo(id, 'view')}>View</a>
        <form method="post" action={paths.ownTranscriptTo(id, isDisabled ? 'enable' : 'disable')}>
          <button class="button small">{isDisabled ? 'Enable' : 'Disable'}</button>
        </form>
        <a href={paths.ownTranscriptTo(id, 'delete')}>Delete</a>
        <a href={paths.transcripts}>All transcripts</a>
      </div>
      <div class="two-ways">
        <ShareByMail id={id} form={form} preview={props.preview} />
        <OpenLinkSection id={id} {...props.open} />
      </div>
      <Links id={id} links={props.links} />
      <Section id="seen" title="Views">
        <SeenPicture days={props.seen} />
      </Section>
      <Profiles profiles={props.profiles} />
    </Layout>
  )
}
