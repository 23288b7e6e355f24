import { paths } from '../../paths.ts'
import { TextField } from '../../ui/fields.tsx'
import type { OfficeFrame } from '../../ui/office/office-frame.ts'
import { ListPager } from '../../ui/office/list-parts.tsx'
import { OfficeLayout } from '../../ui/office/office-layout.tsx'
import { Moment } from '../../ui/time.tsx'
import { figureOf } from '../../ui/words.ts'
import { MailParts } from './mail-parts.tsx'
import type { GivenUpView } from './view.ts'

interface GivenUpProps {
  readonly frame: OfficeFrame
  readonly isOwner: boolean
  readonly mails: readonly GivenUpView[]
  /** How many wait for a decision; past a thousand, a thousand. */
  readonly open: number
  readonly isOpen: boolean
  readonly search: string | undefined
  readonly from: number
  readonly next: string | undefined
  readonly previous: string | undefined
  readonly csv: string
}

/** Emails that could not be sent, with why. */
export function GivenUpPage(props: GivenUpProps) {
  const { frame, isOwner, mails, open, isOpen, search, from, next, previous, csv } = props
  const figure = open >= 1000 ? '1000+ emails' : figureOf(open, 'email')
  return (
    <OfficeLayout title="Emails that could not be sent" frame={frame} look="threads">
      <h1>Emails that could not be sent</h1>
      <p class="lede">
        {open === 0
          ? 'No email waits for a decision.'
          : `${figure} could not be sent. Send ${open === 1 ? 'it' : 'each'} again, or dismiss ${open === 1 ? 'it' : 'them'}.`}
      </p>
      <MailParts current="given-up" isOwner={isOwner} />
      <form method="get" action={paths.givenUpMail} class="search-row" role="search" aria-label="Emails">
        <TextField name="q" label="Candidate ID or email address" value={search ?? ''} />
        <button class="button">Search</button>
      </form>
      <section class="section" aria-label="Emails that could not be sent">
        <p class="tools">
          <span class="case-acts">
            {search ? (
              <>
                <strong>{figureOf(mails.length, 'email')} found</strong>
                <a href={paths.givenUpMail}>Back to the list</a>
              </>
            ) : (
              <>
                <Facet label="Open" isCurrent={isOpen} href={paths.givenUpMail} />
                <Facet label="Dismissed" isCurrent={!isOpen} href={paths.givenUpMailBy({ show: 'dismissed' })} />
              </>
            )}
          </span>
          <a href={csv}>CSV</a>
        </p>
        {mails.length > 0 ? <Rows mails={mails} /> : <p class="empty">{emptyWords(search, isOpen)}</p>}
        <ListPager from={from} count={mails.length} next={next} previous={previous} />
      </section>
    </OfficeLayout>
  )
}

function Facet({ label, isCurrent, href }: { label: string; isCurrent: boolean; href: string }) {
  return isCurrent ? <strong aria-current="true">{label}</strong> : <a href={href}>{label}</a>
}

function emptyWords(search: string | undefined, isOpen: boolean): string {
  if (search) return 'Every email to this person or address was sent.'
  return isOpen
    ? 'No emails. An email appears here after we couldn’t send it for a day, or if it can’t be sent at all.'
    : 'No emails were dismissed.'
}

function Rows({ mails }: { mails: readonly GivenUpView[] }) {
  return (
    <table class="rows">
      <caption class="hidden">Emails, newest first</caption>
      <thead>
        <tr>
          <th scope="col">Written</th>
          <th scope="col">Email</th>
          <th scope="col">To</th>
          <th scope="col">Why</th>
          <th scope="col">
            <span class="hidden">Actions</span>
          </th>
        </tr>
      </thead>
      <tbody>
        {mails.map((mail) => (
          <tr>
            <td>
              <Moment at={mail.createdAt} />
            </td>
            <th scope="row">
              {mail.subject}
              {mail.candidateId && (
                <span class="second-line">
                  <a class="code" href={paths.officePerson(mail.candidateId)}>
                    {mail.candidateId}
                  </a>
                </span>
              )}
            </th>
            <td class="address">{mail.recipient}</td>
            <td>
              {mail.why}
              <span class="second-line">{afterWhy[mail.again]}</span>
            </td>
            <td class="act">
              {mail.again === 'yes' && (
                <form method="post" action={paths.answerGivenUp(mail.id, 'again')}>
                  <button class="button" aria-label={`Send again to ${mail.recipient}`}>
                    Send again
                  </button>
                </form>
              )}
              {!mail.handledAt && (
                <form method="post" action={paths.answerGivenUp(mail.id, 'dismiss')}>
                  <button class="button" aria-label={`Dismiss the email to ${mail.recipient}`}>
                    Dismiss
                  </button>
                </form>
              )}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

const afterWhy = {
  yes: '',
  hopeless: 'Sending it again won’t help',
  moved: 'This person has another email address now',
  login: 'It contained a login link. Use “Resend login mail” on the record',
} as const
