import { readWholeCsv } from '../../../adapters/csv-format.ts'
import type { Day } from '../../../core/calendar.ts'
import type { Facts } from '../../../core/standing/facts.ts'
import { standing } from '../../../core/standing/judge.ts'
import type { CertificationStanding } from '../../../core/standing/standing.ts'
import { credits, factsOf, fail, fee, pass } from '../../../../test/support/standing/facts.ts'
import { demoFeeds, demoLogins } from '../demo/cast.ts'
import { program } from '../index.ts'

/** What each of the demo holds on the day the demo is made for, by candidate. */
export function recordsOf(today: Day): ReadonlyMap<string, readonly CertificationStanding[]> {
  const rows = [...demoFeeds(today)].flatMap(([name, text]) => rowsOf(name.split('-')[0]!, text))
  return new Map(
    demoLogins.map(({ candidateId }) => {
      const facts = factsIn(rows.filter(({ cells }) => cells['candidate_id'] === candidateId))
      return [candidateId, standing(program, candidateId, facts, today).certifications]
    }),
  )
}

interface Row {
  readonly kind: string
  readonly cells: Readonly<Record<string, string>>
}

function rowsOf(kind: string, text: string): Row[] {
  const records = readWholeCsv(new TextEncoder().encode(text))
  const [header = [], ...lines] = records.map(({ fields }) => fields.map((field) => field ?? ''))
  return lines.map((line) => ({ kind, cells: Object.fromEntries(header.map((name, at) => [name, line[at] ?? ''])) }))
}

function factsIn(rows: readonly Row[]): Facts {
  return factsOf(
    ...rows.flatMap(({ kind, cells }) => {
      if (kind === 'exams') return (cells['grade'] === 'pass' ? pass : fail)(cells['exam_code']!, cells['taken_on']!)
      if (kind === 'fees') return fee(Number(cells['year']), cells['paid_on']!)
      if (kind !== 'creq') return []
      const said = { category: cells['category']!, review: cells['review'] as 'n/a' | 'pending' }
      return credits(Number(cells['points']), cells['active_on']!, said)
    }),
  )
}
