import { pastDay } from '../days.ts'
import { type Row, short } from '../row.ts'
import { type FeedKindRecord, given, optional, required } from './kind.ts'

/** What staff change about certifications that are held. */
export const adjustments: FeedKindRecord = {
  decides: true,
  columns: () => [
    ...required('adjustment_id', 'candidate_id', 'kind', 'on', 'reason'),
    ...optional('certification', 'months'),
  ],
  read(row, rules) {
    const id = row.id('adjustment_id')
    const candidateId = row.candidateId()
    const certification = row.certification('certification', true)
    const kind = row.oneOf('kind', ['extend', 'revoke', 'suspend', 'reinstate'])
    const on = pastDay(row, rules, 'on')
    const months = kind === 'extend' ? monthsToExtend(row) : 0
    const reason = row.required('reason')
    return { key: id, candidateId, content: given({ certification, kind, on, months, reason }) }
  },
}

function monthsToExtend(row: Row): number {
  const text = row.required('months')
  const months = /^\d{1,2}$/.test(text) ? Number(text) : 0
  if (text !== '' && (months < 1 || months > 60))
    row.problem('months', `“${short(text)}” is not a whole number from 1 to 60.`)
  return months
}
