import type { Day } from '../core/calendar.ts'
import { Say, type Sentence } from './sentence.tsx'
import { Time } from './time.tsx'

export interface EvidenceProps {
  /** What is missing, or that nothing is. */
  readonly lead?: Sentence | undefined
  readonly passes?: readonly PassLine[]
  readonly credits?: readonly CreditLine[]
  /** What does not count, and why. */
  readonly notes?: readonly Sentence[]
  readonly choice?: Choice | undefined
}

export interface PassLine {
  readonly exam: string | undefined
  readonly title: string
  readonly takenOn: Day
  readonly registrationNumber: string
  /** The day a correction of it came in. */
  readonly correctedOn?: Day | undefined
}

export interface CreditLine {
  readonly activeOn: Day
  readonly activity: string
  readonly provider: string
  readonly points: string
  readonly file: string
  readonly correctedOn?: Day | undefined
}

/** What would meet a line: the first few in full, the rest in short. */
export interface Choice {
  readonly heading: string
  readonly items: readonly { readonly code?: string | undefined; readonly title: string }[]
  readonly rest: string | undefined
}

/** What is inside a line of the tree. */
export function Evidence({ lead, passes, credits, notes, choice }: EvidenceProps) {
  return (
    <div class="evidence">
      {lead && (
        <p>
          <Say words={lead} />
        </p>
      )}
      {passes && passes.length > 0 && <Passes passes={passes} />}
      {credits && credits.length > 0 && <Credits credits={credits} />}
      {notes?.map((note) => (
        <p class="note">
          <Say words={note} />
        </p>
      ))}
      {choice && <Choices {...choice} />}
    </div>
  )
}

function Passes({ passes }: { passes: readonly PassLine[] }) {
  return (
    <table class="facts-table">
      <thead>
        <tr>
          <th scope="col">Date</th>
          <th scope="col">Exam</th>
          <th scope="col">Registration number</th>
        </tr>
      </thead>
      <tbody>
        {passes.map((pass) => (
          <tr>
            <td>
              <Time day={pass.takenOn} />
            </td>
            <td>
              {pass.exam && <b class="code">{pass.exam}</b>} {pass.title}
            </td>
            <td class="code">
              {pass.registrationNumber}
              <Corrected on={pass.correctedOn} />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

function Credits({ credits }: { credits: readonly CreditLine[] }) {
  return (
    <table class="facts-table">
      <thead>
        <tr>
          <th scope="col">Active date</th>
          <th scope="col">Activity</th>
          <th scope="col">Provider</th>
          <th scope="col" class="amount">
            Points
          </th>
          <th scope="col">Import source</th>
        </tr>
      </thead>
      <tbody>
        {credits.map((credit) => (
          <tr>
            <td>
              <Time day={credit.activeOn} />
            </td>
            <td>{credit.activity}</td>
            <td>{credit.provider}</td>
            <td class="amount">
              {credit.points}
              <span> points</span>
            </td>
            <td class="file">
              {credit.file}
              <Corrected on={credit.correctedOn} />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

function Corrected({ on }: { on: Day | undefined }) {
  return on ? (
    <span class="second-line">
      Corrected on <Time day={on} />
    </span>
  ) : null
}

function Choices({ heading, items, rest }: Choice) {
  return (
    <div class="choice">
      <p>{heading}</p>
      <ul>
        {items.map((item) => (
          <li>
            {item.code && <b class="code">{item.code}</b>} {item.title}
          </li>
        ))}
      </ul>
      {rest && (
        <p class="note">
          <Say words={[rest]} />
        </p>
      )}
    </div>
  )
}
