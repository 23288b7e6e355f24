import { paths } from '../../../paths.ts'
import type { Frame } from '../../../ui/frame.ts'
import { Layout } from '../../../ui/layout.tsx'
import { Section } from '../../../ui/section.tsx'
import { Moment } from '../../../ui/time.tsx'
import { countOf } from '../../../ui/words.ts'

interface WhoSawMeProps {
  readonly frame: Frame
  readonly views: readonly { readonly at: string; readonly transcript: string; readonly by: string }[]
  readonly checks: readonly { readonly at: string; readonly certification: string }[]
  readonly reads: readonly { readonly at: string; readonly by: string }[]
  readonly consent: readonly { readonly at: string; readonly answer: 'yes' | 'no' }[]
}

/** Everything that others were shown of the person, and what the person has said to it. */
export function WhoSawMePage({ frame, views, checks, reads, consent }: WhoSawMeProps) {
  const times = views.length + checks.length + reads.length
  return (
    <Layout title="Who saw me" frame={frame} look="transcripts">
      <h1>Who saw me</h1>
      <p class="lede">
        {times === 0
          ? 'So far nobody has looked at what you hold.'
          : `What you hold was looked at ${times === 1 ? 'once' : countOf(times, 'time')}, as far as this page goes back.`}
      </p>
      <p class="aside">
        Each list has the newest 200 of at most 24 months. Who it was is not known: a link tells to whom you gave it,
        and a code tells nothing.
      </p>
      <Seen
        id="views"
        title="Transcripts opened"
        heads={['Half an hour from', 'Transcript', 'Whose link']}
        rows={views.map(({ at, transcript, by }) => ({ at, cells: [transcript, by] }))}
        empty="Nobody has opened a transcript of yours. Each opening appears here, once for a person and half hour."
      />
      <Seen
        id="checks"
        title="Codes looked up"
        heads={['Half an hour from', 'Certification']}
        rows={checks.map(({ at, certification }) => ({ at, cells: [certification] }))}
        empty="No one has looked up a code of yours. Each look-up appears here, once for a viewer and half hour."
      />
      <Seen
        id="reads"
        title="Read by offices"
        heads={['When', 'Token']}
        rows={reads.map(({ at, by }) => ({ at, cells: [by] }))}
        empty="No office has asked for your record by a token."
      />
      <Seen
        id="consent"
        title="What you have said to it"
        heads={['When', 'May others be told?']}
        rows={consent.map(({ at, answer }) => ({ at, cells: [answer === 'yes' ? 'Yes' : 'No'] }))}
        empty="You have not answered the question about verification."
      />
      <p class="aside">
        <a href={paths.settings}>Your settings</a> say whether others are told anything at all.
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
}

function Seen({ id, title, heads, rows, empty }: SeenProps) {
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
                <td>
                  <Moment at={at} />
                </td>
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
