import type { OpenFrame } from '../../ui/frame.ts'
import { OpenLayout } from '../../ui/layout.tsx'
import { Moment } from '../../ui/time.tsx'

interface DevMail {
  readonly id: string
  readonly recipient: string
  readonly subject: string
  readonly replyTo: string
  readonly state: string
  readonly createdAt: string
  readonly body: { readonly text: string } | null
}

/** Every mail the site has sent, as text; each leads to how it looks. */
export function MailboxPage({ frame, mails }: { frame: OpenFrame; mails: readonly DevMail[] }) {
  return (
    <OpenLayout title="Development mailbox" frame={frame} robots="noindex">
      <h1>Development mailbox</h1>
      <p class="lede">
        {mails.length === 0 ? 'The site hasn’t sent any emails yet.' : 'Emails the site has sent, newest first.'}
      </p>
      {mails.map((mail) => (
        <div class="section">
          <h2>{mail.subject}</h2>
          <p class="aside">
            To {mail.recipient}, <Moment at={mail.createdAt} />, {mail.state}.{' '}
            {mail.body && <a href={`/dev/mail/${mail.id}`}>View as HTML</a>}
          </p>
          <p class="aside">Reply to {mail.replyTo}</p>
          {mail.body && <pre class="mail-text">{linked(mail.body.text)}</pre>}
        </div>
      ))}
    </OpenLayout>
  )
}

/** The addresses in a text as links. */
function linked(text: string) {
  return text.split(/(https?:\S+)/).map((piece, at) => (at % 2 === 1 ? <a href={piece}>{piece}</a> : piece))
}
