import { roleNames } from '../../core/colleagues.ts'
import { paths } from '../../paths.ts'
import type { OfficeFrame } from '../../ui/office/office-frame.ts'
import { OfficeLayout } from '../../ui/office/office-layout.tsx'
import { Moment } from '../../ui/time.tsx'
import { figureOf } from '../../ui/words.ts'
import { TokenTable } from './token-table.tsx'
import type { ColleagueView, TokenView } from './view.ts'

interface ColleaguesProps {
  readonly frame: OfficeFrame
  readonly colleagues: readonly ColleagueView[]
  readonly tokens: readonly TokenView[]
  readonly csv: string
}

/** Who may come into the office, and which programs may call the API. */
export function ColleaguesPage({ frame, colleagues, tokens, csv }: ColleaguesProps) {
  const good = tokens.filter(({ over }) => over === undefined).length
  return (
    <OfficeLayout title="Colleagues" frame={frame}>
      <h1>Colleagues</h1>
      <p class="lede">
        {figureOf(colleagues.length, 'person', 'people')} and {figureOf(good, 'token')} can come in.
      </p>
      <section class="section" aria-labelledby="people">
        <div class="section-head">
          <h2 id="people">People</h2>
          <a class="button" href={paths.newColleague}>
            Add a colleague
          </a>
        </div>
        <p class="tools">
          <span>
            <strong>All {colleagues.length}</strong>
          </span>
          <a href={csv}>CSV</a>
        </p>
        <table class="rows">
          <caption class="hidden">Colleagues by email address</caption>
          <thead>
            <tr>
              <th scope="col">Name</th>
              <th scope="col">Email address</th>
              <th scope="col">Roles</th>
              <th scope="col">Last seen</th>
              <th scope="col">
                <span class="hidden">Change</span>
              </th>
            </tr>
          </thead>
          <tbody>
            {colleagues.map((one) => (
              <tr>
                <th scope="row" class="name">
                  {one.name}
                </th>
                <td class="address">{one.email}</td>
                <td>{one.roles.map((role) => roleNames[role]).join(', ') || 'None'}</td>
                <td>
                  <span class="narrow">Last seen </span>
                  {one.seenAt ? <Moment at={one.seenAt} /> : 'Never'}
                </td>
                <td class="act">
                  <a class="button" href={paths.officeColleague(one.id)} aria-label={`Change ${one.name}`}>
                    Change
                  </a>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </section>
      <section class="section" aria-labelledby="tokens">
        <div class="section-head">
          <h2 id="tokens">Tokens</h2>
          <a class="button" href={paths.newToken}>
            Make a token
          </a>
        </div>
        {tokens.length > 0 ? (
          <TokenTable tokens={tokens} />
        ) : (
          <p class="empty">No tokens. A program needs one to send files or to call the API.</p>
        )}
      </section>
    </OfficeLayout>
  )
}
