import { mostAlone } from '../../core/announcements.ts'
import type { Piece } from '../../mails/mail.ts'
import { paths } from '../../paths.ts'
import { OfficeLayout } from '../../ui/office/office-layout.tsx'
import { Section } from '../../ui/section.tsx'
import { Moment } from '../../ui/time.tsx'
import { figureOf } from '../../ui/words.ts'
import { AnnouncementActions, type AnnouncementProps } from './announcement-actions.tsx'
import { MailParts } from './mail-parts.tsx'
import type { AnnouncementView } from './view.ts'

/** An announcement before, while and after it is sent. */
export function AnnouncementPage(props: AnnouncementProps) {
  const { frame, view, sample, mail, problem } = props
  return (
    <OfficeLayout title={titleOf(view)} frame={frame}>
      <h1>{titleOf(view)}</h1>
      <p class="lede">{ledeOf(props)}</p>
      <MailParts isOwner />
      {problem && (
        <p role="alert" class="notice">
          {problem}
        </p>
      )}
      <div class="work">
        <div>
          <Section id="looks" title="How it looks">
            <div class="mail-looks">
              <h3>{mail.subject}</h3>
              {mail.pieces.map((piece) => (
                <Looks piece={piece} />
              ))}
            </div>
          </Section>
          {sample.length > 0 && (
            <Section
              id="sample"
              title={view.people > sample.length ? `The first ${sample.length} of ${view.people}` : 'Who gets it'}
            >
              <table class="rows">
                <thead>
                  <tr>
                    <th scope="col">Candidate</th>
                    <th scope="col">Name</th>
                    <th scope="col">Country</th>
                  </tr>
                </thead>
                <tbody>
                  {sample.map(({ candidateId, name, country }) => (
                    <tr>
                      <td class="code">
                        <a href={paths.officePerson(candidateId)}>{candidateId}</a>
                      </td>
                      <th scope="row">{name}</th>
                      <td>{country || 'n/a'}</td>
                    </tr>
                  ))}
                </tbody>
              </table>
            </Section>
          )}
        </div>
        <div>
          <AnnouncementActions {...props} />
          <Particulars view={view} />
        </div>
      </div>
    </OfficeLayout>
  )
}

function titleOf({ state, subject, people }: AnnouncementView): string {
  if (state === 'draft' || state === 'asked') return `Send “${subject}” to ${figureOf(people, 'person', 'people')}?`
  return `“${subject}”`
}

function ledeOf({ view, isAskedByViewer, isOnlyOwner }: AnnouncementProps): string {
  const { state, people, written, to } = view
  const count = figureOf(people, 'person', 'people')
  switch (state) {
    case 'counting':
      return `Counting who gets it: ${count} so far. Reload the page to see the total.`
    case 'draft':
      return people > mostAlone && !isOnlyOwner
        ? `${to}. More than ${mostAlone} people, so a second owner has to confirm it.`
        : `${to}. Nothing has been sent yet.`
    case 'asked':
      return isAskedByViewer
        ? `${to}. Another owner has to confirm it.`
        : `${to}. ${view.askedBy} asks you to confirm it.`
    case 'sending':
      return `${written} of ${count} people emailed. Sending continues by itself: reload the page to see how far it is.`
    case 'sent':
      return `Sent to ${figureOf(written, 'person', 'people')}.`
    case 'stopped':
      return `Stopped after ${figureOf(written, 'person', 'people')}. Emails that had not left by then were not sent.`
    case 'discarded':
      return 'Discarded. Nothing was sent.'
  }
}

function Particulars({ view }: { view: AnnouncementView }) {
  const moments = [
    ['Written', view.createdAt, view.createdBy],
    ['Counted', view.countedAt, null],
    ['Asked', view.askedAt, view.askedBy],
    ['Started', view.startedAt, view.startedBy],
    ['Ended', view.endedAt, null],
  ] as const
  return (
    <dl class="facts">
      <div>
        <dt>To</dt>
        <dd>{view.to}</dd>
      </div>
      <div>
        <dt>Left out</dt>
        <dd>Everyone who turned off emails or program news, or whose address returned an email in the last 180 days</dd>
      </div>
      {moments.map(
        ([label, at, who]) =>
          at && (
            <div>
              <dt>{label}</dt>
              <dd>
                <Moment at={at} />
                {who && `, ${who}`}
              </dd>
            </div>
          ),
      )}
    </dl>
  )
}

function Looks({ piece }: { piece: Piece }) {
  if (typeof piece === 'string') return <p dir="auto">{piece}</p>
  if ('deed' in piece)
    return (
      <p>
        <a href={piece.href}>{piece.deed}</a>
        <span class="second-line">{piece.href}</span>
      </p>
    )
  return <p>{piece.facts.map((pair) => pair.join(': ')).join('\n')}</p>
}
