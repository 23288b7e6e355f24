import { Corrected } from '../../ui/evidence.tsx'
import { Section } from '../../ui/section.tsx'
import { Say } from '../../ui/sentence.tsx'
import { Sign } from '../../ui/sign.tsx'
import { Time } from '../../ui/time.tsx'
import type { CreditsView } from './view/credits.ts'
import type { HistoryRow } from './view/history.ts'
import type { KeyFact } from './view/key-facts.ts'

export function KeyFacts({ facts }: { facts: readonly KeyFact[] }) {
  return (
    <dl class="key-facts">
      {facts.map((fact) => (
        <div>
          <dt>{fact.label}</dt>
          <dd class={fact.soon ? 'value soon' : 'value'}>
            {typeof fact.value === 'string' ? fact.value : <Time day={fact.value.day} />}
          </dd>
          {fact.note && (
            <dd>
              <Say words={[fact.note]} />
            </dd>
          )}
        </div>
      ))}
    </dl>
  )
}

export function Credits({ credits }: { credits: CreditsView }) {
  return (
    <Section id="credits" title={credits.heading} class="credits">
      {credits.rows.length === 0 && <p class="empty">{credits.empty}</p>}
      {credits.rows.length > 0 && (
        <table class="short-table" aria-labelledby="credits">
          <thead>
            <tr>
              <th scope="col">Active Date</th>
              <th scope="col">Inactive Date</th>
              <th scope="col" class="amount">
                Points
              </th>
              <th scope="col">Status</th>
            </tr>
          </thead>
          <tbody>
            {credits.rows.map((row) => (
              <tr>
                <td>
                  <Time day={row.activeOn} />
                  <span class="second-line">{[row.activity, row.provider].filter(Boolean).join(', ')}</span>
                  <span class="second-line file">
                    {row.file}
                    <Corrected on={row.correctedOn} />
                  </span>
                </td>
                <td class="inactive">
                  <span>Inactive </span>
                  <Time day={row.expiresOn} />
                </td>
                <td class="amount">
                  {row.points}
                  <span> points</span>
                </td>
                <td>
                  <span class={`signed ${row.state}`}>
                    <Sign state={row.state} /> {row.status}
                  </span>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </Section>
  )
}

export function History({ rows }: { rows: readonly HistoryRow[] }) {
  return (
    <Section id="history" title="History" class="history">
      {rows.length === 0 && <p class="empty">No history yet.</p>}
      {rows.length > 0 && (
        <ol>
          {rows.map((row) => (
            <li>
              <Time day={row.on} />
              <div>
                <p>
                  <Say words={[row.what]} />
                </p>
                <p class="second">
                  <Say words={row.more} />
                </p>
              </div>
            </li>
          ))}
        </ol>
      )}
    </Section>
  )
}
