import type { Day } from '../core/calendar.ts'
import { Say, type Sentence } from './sentence.tsx'
import { Time } from './time.tsx'

export interface EvidenceProps {
  /** What is missing, or that nothing is. */
  readonly lead?: Sentence | undefined
  readonly passes?: readonly PassLine[]
  /** What does not count, and why. */
  readonly notes?: readonly Sentence[]
  readonly choice?: Choice | undefined
  /** Where there is more to see, or to earn. */
  readonly more?: Sentence | undefined
}

export interface PassLine {
  readonly exam: string | undefined
  readonly title: string
  readonly takenOn: Day
  readonly registrationNumber: string
  /** The day a correction of it came in. */
  readonly correctedOn?: Day | undefined
}

/** What would meet a line: the first few in full, the rest in short. */
export interface Choice {
  readonly heading: string
  readonly items: readonly {
    readonly code?: string | undefined
    readonly title: string
    readonly href?: string | undefined
  }[]
  readonly rest: string | undefined
}

/** What is inside a line of the tree. */
export function Evidence({ lead, passes, notes, choice, more }: EvidenceProps) {
  return (
    <div class="evidence">
      {lead && (
        <p>
          <Say words={lead} />
        </p>
      )}
      {passes && passes.length > 0 && <Passes passes={passes} />}
      {notes?.map((note) => (
        <p class="note">
          <Say words={note} />
        </p>
      ))}
      {choice && <Choices {...choice} />}
      {more && (
        <p class="note">
          <Say words={more} />
        </p>
      )}
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

export function Corrected({ on }: { on: Day | undefined }) {
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
            {item.code && <b class="code">{item.code}</b>}{' '}
            {item.href ? <a href={item.href}>{item.title}</a> : item.title}
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
