import { paths } from '../../paths.ts'
import { TextField } from '../../ui/fields.tsx'
import type { OfficeFrame } from '../../ui/office/office-frame.ts'
import { ListPager } from '../../ui/office/list-parts.tsx'
import { OfficeLayout } from '../../ui/office/office-layout.tsx'
import { Moment } from '../../ui/time.tsx'
import { figureOf } from '../../ui/words.ts'
import { MailParts } from './mail-parts.tsx'
import type { AnnouncementView } from './view.ts'

interface AnnouncementsProps {
  readonly frame: OfficeFrame
  readonly announcements: readonly AnnouncementView[]
  readonly search: string | undefined
  readonly from: number
  readonly next: string | undefined
  readonly previous: string | undefined
  readonly csv: string
}

/** What the owners have written to many people, the newest first. */
export function AnnouncementsPage(props: AnnouncementsProps) {
  const { frame, announcements, search, from, next, previous, csv } = props
  const sending = announcements.find(({ state }) => state === 'sending')
  return (
    <OfficeLayout title="Announcements" frame={frame} look="threads">
      <h1>Announcements</h1>
      <p class="lede">
        {sending
          ? `“${sending.subject}” is being sent.`
          : 'An email from the program to everyone, to a group, or to one person.'}
      </p>
      <MailParts current="announcements" isOwner />
      <form method="get" action={paths.announcements} class="search-row" role="search" aria-label="Announcements">
        <TextField name="q" label="Words in the subject or text" value={search ?? ''} />
        <button class="button">Search</button>
      </form>
      <section class="section" aria-label="Announcements">
        <p class="tools">
          <span class="case-acts">
            {search ? (
              <>
                <strong>{figureOf(announcements.length, 'announcement')} found</strong>
                <a href={paths.announcements}>Back to the list</a>
              </>
            ) : (
              <strong>Newest first</strong>
            )}
          </span>
          <span class="case-acts">
            <a href={paths.newAnnouncement}>Write an announcement</a>
            <a href={csv}>CSV</a>
          </span>
        </p>
        {announcements.length > 0 ? (
          <Rows announcements={announcements} />
        ) : (
          <p class="empty">
            {search ? 'No announcement has these words.' : 'No announcements yet. Each one you write appears here.'}
          </p>
        )}
        <ListPager from={from} count={announcements.length} next={next} previous={previous} />
      </section>
    </OfficeLayout>
  )
}

function Rows({ announcements }: { announcements: readonly AnnouncementView[] }) {
  return (
    <table class="rows">
      <caption class="hidden">Announcements, newest first</caption>
      <thead>
        <tr>
          <th scope="col">Written</th>
          <th scope="col">Subject</th>
          <th scope="col">To</th>
          <th scope="col" class="amount">
            People
          </th>
          <th scope="col">State</th>
          <th scope="col">By</th>
        </tr>
      </thead>
      <tbody>
        {announcements.map((one) => (
          <tr class={one.state === 'discarded' ? 'over' : ''}>
            <td>
              <Moment at={one.createdAt} />
            </td>
            <th scope="row" class="what">
              <a href={paths.announcement(one.id)}>{one.subject}</a>
            </th>
            <td>{one.to}</td>
            <td class="amount">
              {one.state === 'counting' ? '–' : one.people}
              <span class="narrow"> people</span>
            </td>
            <td>{one.stateWords}</td>
            <td>
              <span class="narrow">By </span>
              {one.createdBy}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
