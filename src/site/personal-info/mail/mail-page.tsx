import type { Frame } from '../../../ui/frame.ts'
import { Layout } from '../../../ui/layout.tsx'
import { Moment } from '../../../ui/time.tsx'
import { countOf } from '../../../ui/words.ts'
import { type CaseRow, OwnCases } from './own-cases.tsx'

interface MailRow {
  readonly subject: string
  readonly recipient: string
  readonly at: string
  readonly state: string
}

interface MailPageProps {
  readonly frame: Frame
  readonly mails: readonly MailRow[]
  readonly cases: readonly CaseRow[]
}

/** What this site has written to the candidate, never what stood in it; and what is open with support. */
export function MailPage({ frame, mails, cases }: MailPageProps) {
  return (
    <Layout title="Emails" frame={frame}>
      {' '}
      <h1>Emails</h1>
      <p class="lede">
        {mails.length === 0
          ? 'We haven’t sent you any emails yet.'
          : `We’ve sent you ${countOf(mails.length, 'email')}.`}
      </p>
      {mails.length > 0 && (
        <table class="records">
          <caption class="hidden">Emails to you, newest first</caption>
          <thead>
            <tr>
              <th scope="col">Subject</th>
              <th scope="col">To</th>
              <th scope="col">When</th>
              <th scope="col">State</th>
            </tr>
          </thead>
          <tbody>
            {mails.map((mail) => (
              <tr>
                <th scope="row">{mail.subject}</th>
                <td class="address">{mail.recipient}</td>
                <td>
                  <Moment at={mail.at} />
                </td>
                <td>{mail.state}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      <p class="aside">This list goes back 400 days. We don’t keep the content of emails.</p>
      <OwnCases cases={cases} />
    </Layout>
  )
}
