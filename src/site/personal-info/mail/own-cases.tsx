import { Section } from '../../../ui/section.tsx'
import { Moment } from '../../../ui/time.tsx'

export interface CaseRow {
  readonly reference: string
  readonly topic: string
  readonly createdAt: string
  readonly repliedAt: string | null
}

/** The candidate's open cases: since when, and whether what they answered by mail has reached support. */
export function OwnCases({ cases }: { cases: readonly CaseRow[] }) {
  if (cases.length === 0) return null
  return (
    <Section id="cases" title="Cases with support">
      <table class="records" aria-labelledby="cases">
        <thead>
          <tr>
            <th scope="col">Case</th>
            <th scope="col">Reference</th>
            <th scope="col">Opened</th>
            <th scope="col">Your last answer</th>
          </tr>
        </thead>
        <tbody>
          {cases.map(({ reference, topic, createdAt, repliedAt }) => (
            <tr>
              <th scope="row">{topic}</th>
              <td class="code">{reference}</td>
              <td>
                <span class="narrow">Opened </span>
                <Moment at={createdAt} />
              </td>
              <td>
                <span class="narrow">Your last answer: </span>
                {repliedAt ? (
                  <>
                    Passed on to support <Moment at={repliedAt} />
                  </>
                ) : (
                  'None by email yet'
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </Section>
  )
}
