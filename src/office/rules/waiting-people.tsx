import { paths } from '../../paths.ts'
import { formatNumber } from '../../ui/words.ts'
import type { RulesView } from './view.ts'

/** Some of the people who would lose something, and what. */
export function WaitingPeople({ view }: { view: RulesView }) {
  return (
    <section class="section" aria-labelledby="people">
      <h2 id="people">Examples</h2>
      <p class="tools">
        <span>
          <strong>{view.people.length}</strong> of {formatNumber(view.progress.waiting)}
        </span>
        <a href={paths.officeRulesCsv}>CSV</a>
      </p>
      <table class="rows">
        <caption class="hidden">What some people would gain and lose</caption>
        <thead>
          <tr>
            <th scope="col">Candidate</th>
            <th scope="col">Certification</th>
            <th scope="col">Change</th>
            <th scope="col">Expires now</th>
            <th scope="col">Expires after</th>
          </tr>
        </thead>
        <tbody>
          {view.people.flatMap(({ id, rows }) =>
            rows.map((row, at) => (
              <tr>
                <th scope="row" class="code">
                  {at === 0 ? <a href={paths.officePerson(id)}>{id}</a> : <span class="hidden">{id}</span>}
                </th>
                <td>
                  {row.name}
                  {row.isBadgeRevoked && <span class="second-line">Badge revoked for good</span>}
                </td>
                <td>{row.change}</td>
                <td>
                  <span class="narrow">Expires now </span>
                  {row.was}
                </td>
                <td>
                  <span class="narrow">after </span>
                  {row.is}
                </td>
              </tr>
            )),
          )}
        </tbody>
      </table>
    </section>
  )
}
