import type { CaseState } from '../../../core/cases.ts'
import { paths } from '../../../paths.ts'
import { ownStateWords } from '../../../wording/case-states.ts'
import { Section } from '../../../ui/section.tsx'
import { Moment } from '../../../ui/time.tsx'

export interface CaseRow {
  readonly reference: string
  readonly topic: string
  readonly state: CaseState
  readonly createdAt: string
  readonly repliedAt: string | null
}

/** The candidate's cases: since when, where they stand, and when their last answer came. */
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
            <th scope="col">State</th>
            <th scope="col">Your last answer</th>
          </tr>
        </thead>
        <tbody>
          {cases.map(({ reference, topic, state, createdAt, repliedAt }) => (
            <tr>
              <th scope="row">
                <a href={paths.ownCase(reference)}>{topic}</a>
              </th>
              <td class="code">{reference}</td>
              <td>
                <span class="narrow">Opened </span>
                <Moment at={createdAt} />
              </td>
              <td>{ownStateWords[state]}</td>
              <td>
                <span class="narrow">Your last answer: </span>
                {repliedAt ? <Moment at={repliedAt} /> : 'None yet'}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      <p class="aside">Choose a case to read our answers and to write back.</p>
    </Section>
  )
}
