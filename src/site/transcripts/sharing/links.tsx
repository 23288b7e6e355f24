import { paths } from '../../../paths.ts'
import { Section } from '../../../ui/section.tsx'
import { HalfHour, Moment } from '../../../ui/time.tsx'
import type { MailMark } from './view.ts'

export interface LinkRow {
  readonly id: string
  readonly recipient: string
  readonly needsCode: boolean
  readonly createdAt: string
  readonly endedAt: string | null
  readonly views: number
  readonly lastViewedAt: string | null
  readonly mail: MailMark | undefined
}

/** Whom it was sent to: opened when, how often, and the way to end one link alone. */
export function Links({ id, links }: { id: string; links: readonly LinkRow[] }) {
  return (
    <Section id="links" title="Recipients">
      {links.length === 0 ? (
        <p class="empty">The people you send it to appear here, with when they opened it.</p>
      ) : (
        <table class="records" aria-labelledby="links">
          <thead>
            <tr>
              <th scope="col">Recipient</th>
              <th scope="col">Sent</th>
              <th scope="col" class="amount">
                Opened
              </th>
              <th scope="col">Last opened</th>
              <th scope="col">Link</th>
            </tr>
          </thead>
          <tbody>
            {links.map((link) => (
              <Row id={id} link={link} />
            ))}
          </tbody>
        </table>
      )}
    </Section>
  )
}

function Row({ id, link }: { id: string; link: LinkRow }) {
  return (
    <tr class={link.endedAt ? 'over' : undefined}>
      <th scope="row" class="address">
        {link.recipient}
        {link.needsCode && <span class="second-line">With a code</span>}
        {link.mail && (
          <span class="second-line">
            {link.mail.words}
            {link.mail.at && (
              <>
                {' '}
                <Moment at={link.mail.at} />
              </>
            )}
          </span>
        )}
      </th>
      <td>
        <span class="narrow">Sent </span>
        <Moment at={link.createdAt} />
      </td>
      <td class="amount">
        <span class="narrow">Opened: </span>
        {link.views}
      </td>
      <td>
        <span class="narrow">Last opened: </span>
        {link.lastViewedAt ? <HalfHour from={link.lastViewedAt} /> : 'Never'}
      </td>
      <td>
        {link.endedAt ? (
          <>
            Ended <Moment at={link.endedAt} />
          </>
        ) : (
          <form
            method="post"
            action={paths.endShare(id, link.id)}
            data-confirm={`End the link of ${link.recipient}? You can’t turn it on again.`}
          >
            <button class="as-link deed" aria-label={`End the link of ${link.recipient}`}>
              End
            </button>
          </form>
        )}
      </td>
    </tr>
  )
}
