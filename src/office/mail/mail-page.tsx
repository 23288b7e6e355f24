import { paths } from '../../paths.ts'
import type { OfficeFrame } from '../../ui/office/office-frame.ts'
import { OfficeLayout } from '../../ui/office/office-layout.tsx'
import { MailParts } from './mail-parts.tsx'
import { figureOf } from '../../ui/words.ts'

interface MailProps {
  readonly frame: OfficeFrame
  readonly isOwner: boolean
  readonly held: {
    readonly waiting: number
    readonly held: number
    readonly mostUnasked: number
    readonly samples: readonly { readonly candidateId: string; readonly says: readonly string[] }[]
  }
}

/** The emails with news that wait because they are many. */
export function MailPage({ frame, isOwner, held }: MailProps) {
  if (held.held === 0)
    return (
      <OfficeLayout title="Mail" frame={frame}>
        <h1>Mail</h1>
        <p class="lede">No emails are held back.</p>
        <MailParts current="held" isOwner={isOwner} />
        <p>
          {held.waiting > 0
            ? `${figureOf(held.waiting, 'person gets', 'people get')} their news within minutes.`
            : `Emails appear here when more than ${held.mostUnasked} people would get one at once.`}
        </p>
      </OfficeLayout>
    )
  const people = figureOf(held.held, 'person', 'people')
  return (
    <OfficeLayout title={`Send news to ${people}?`} frame={frame}>
      <h1>Send news to {people}?</h1>
      <p class="lede">More than {held.mostUnasked} would get an email at once, so you decide whether to send it.</p>
      <MailParts current="held" isOwner={isOwner} />
      <div class="work">
        <section class="section" aria-label="Examples">
          <p class="tools">
            <span>
              <strong>{held.samples.length} examples</strong>
            </span>
          </p>
          <table class="rows">
            <caption class="hidden">What some of them would read</caption>
            <thead>
              <tr>
                <th scope="col">Candidate</th>
                <th scope="col">Says</th>
              </tr>
            </thead>
            <tbody>
              {held.samples.map(({ candidateId, says }) => (
                <tr>
                  <th scope="row" class="code">
                    {candidateId}
                  </th>
                  <td>
                    {says.map((sentence) => (
                      <p>{sentence}</p>
                    ))}
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </section>
        <div class="act-here">
          <p class="cannot-undo">
            <strong>Neither can be undone.</strong> People see the news on their own pages in any case.
          </p>
          <div class="deeds">
            <form method="post" action={paths.answerMail('release')}>
              <button class="button main">Send to {people}</button>
            </form>
            <form method="post" action={paths.answerMail('discard')}>
              <button class="button">Send none</button>
            </form>
          </div>
        </div>
      </div>
    </OfficeLayout>
  )
}
