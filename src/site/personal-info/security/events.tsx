import { paths } from '../../../paths.ts'
import { Section } from '../../../ui/section.tsx'
import { Moment } from '../../../ui/time.tsx'

export interface EventsProps {
  readonly events: readonly {
    readonly at: string
    readonly what: string
    readonly more: readonly string[]
    readonly browser: string
    readonly country: string
  }[]
}

/** What has happened, the newest first. */
export function Events({ events }: EventsProps) {
  return (
    <Section id="events" title="What happened">
      <p class="aside">
        If you don’t recognize something, <a href={paths.secureAccount}>secure your account</a>. We keep this list for
        400 days, without network addresses.
      </p>
      {events.length === 0 ? (
        <p>Sign-ins and changes will appear here.</p>
      ) : (
        <table class="records">
          <caption class="hidden">Sign-ins and changes, newest first</caption>
          <thead>
            <tr>
              <th scope="col">What</th>
              <th scope="col">When</th>
              <th scope="col">Browser</th>
              <th scope="col">Country</th>
            </tr>
          </thead>
          <tbody>
            {events.map(({ at, what, more, browser, country }) => (
              <tr>
                <th scope="row">
                  {what}
                  {more.map((line) => (
                    <span class="second-line">{line}</span>
                  ))}
                </th>
                <td>
                  <Moment at={at} />
                </td>
                <td>{browser}</td>
                <td>
                  <span class="narrow">Country </span>
                  {country || 'n/a'}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </Section>
  )
}
