import { paths } from '../../../paths.ts'
import type { Frame } from '../../../ui/frame.ts'
import { Layout } from '../../../ui/layout.tsx'
import { Section } from '../../../ui/section.tsx'
import { HalfHour, Moment } from '../../../ui/time.tsx'
import { countOf } from '../../../ui/words.ts'

interface WhoSawMeProps {
  readonly frame: Frame
  readonly views: readonly { readonly at: string; readonly transcript: string; readonly by: string }[]
  readonly checks: readonly { readonly at: string; readonly certification: string }[]
  readonly reads: readonly { readonly at: string; readonly by: string; readonly what: string }[]
  readonly changes: readonly { readonly at: string; readonly what: string; readonly by: string }[]
  readonly consent: readonly { readonly at: string; readonly answer: 'yes' | 'no' }[]
}

/** Everything that others were shown of the person, and what the person has said to it. */
export function WhoSawMePage({ frame, views, checks, reads, changes, consent }: WhoSawMeProps) {
  const times = views.length + checks.length + reads.length
  return (
    <Layout title="Who saw me" frame={frame} look="transcripts">
      <h1>Who saw me</h1>
      <p class="lede">
        {times === 0
          ? 'Nobody has viewed your record in the last 24 months.'
          : `Your record has been viewed ${times === 1 ? 'once' : countOf(times, 'time')} in the last 24 months.`}
      </p>
      <p class="aside">
        Each list has the newest 200 entries. We don’t know who viewed your record, only whose link they used.
      </p>
      <Seen
        id="views"
        title="Transcripts viewed"
        heads={['When', 'Transcript', 'Whose link']}
        isRounded
        rows={views.map(({ at, transcript, by }) => ({ at, cells: [transcript, by] }))}
        empty="Nobody has viewed your transcripts. We count each viewer once per half hour."
      />
      <Seen
        id="checks"
        title="Codes looked up"
        heads={['When', 'Certification']}
        isRounded
        rows={checks.map(({ at, certification }) => ({ at, cells: [certification] }))}
        empty="Nobody has looked up your codes. We count each viewer once per half hour."
      />
      <Seen
        id="reads"
        title="Read by staff and programs"
        heads={['When', 'Who', 'What']}
        rows={reads.map(({ at, by, what }) => ({ at, cells: [by, what] }))}
        empty="No staff and no program has read your record."
      />
      <Seen
        id="changes"
        title="Changes by staff"
        heads={['When', 'What', 'Who']}
        rows={changes.map(({ at, what, by }) => ({ at, cells: [what, by] }))}
        empty="Nobody on our staff has changed your record."
      />
      <Seen
        id="consent"
        title="Your answers"
        heads={['When', 'May we confirm your certifications?']}
        rows={consent.map(({ at, answer }) => ({ at, cells: [answer === 'yes' ? 'Yes' : 'No'] }))}
        empty="You haven’t answered the question about verification."
      />
      <p class="aside">
        Your <a href={paths.settings}>settings</a> decide whether we tell others anything.
      </p>
    </Layout>
  )
}

interface SeenProps {
  readonly id: string
  readonly title: string
  readonly heads: readonly string[]
  readonly rows: readonly { readonly at: string; readonly cells: readonly string[] }[]
  readonly empty: string
  /** We only know the half hour. */
  readonly isRounded?: boolean
}

function Seen({ id, title, heads, rows, empty, isRounded }: SeenProps) {
  return (
    <Section id={id} title={title}>
      {rows.length === 0 ? (
        <p class="empty">{empty}</p>
      ) : (
        <table class="records seen" aria-labelledby={id}>
          <thead>
            <tr>
              {heads.map((head) => (
                <th scope="col">{head}</th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map(({ at, cells }) => (
              <tr>
                <td>{isRounded ? <HalfHour from={at} /> : <Moment at={at} />}</td>
                {cells.map((cell) => (
                  <td class="address">{cell}</td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </Section>
  )
}
