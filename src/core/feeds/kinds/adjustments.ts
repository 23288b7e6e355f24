import { pastDay } from '../days.ts'
import { type Row, short } from '../row.ts'
import { type FeedKindRecord, optional, required } from './kind.ts'

/** What staff change about certifications that are held. */
export const adjustments: FeedKindRecord = {
  decides: true,
  columns: () => [
    // Empty means all that is held: a file that only forgot the column must not mean that.
    ...required('adjustment_id', 'candidate_id', 'certification', 'kind', 'on', 'reason'),
    ...optional('months'),
  ],
  read(row, rules) {
    const id = row.ownId('adjustment_id')
    const candidateId = row.candidateId()
    const certification = row.certification('certification', true)
    const kind = row.oneOf('kind', ['extend', 'revoke', 'suspend', 'reinstate'])
    const on = pastDay(row, rules, 'on')
    const months = row.said('months', kind === 'extend' ? monthsToExtend(row) : '')
    const reason = row.required('reason')
    return { key: id, candidateId, content: { certification, kind, on, months, reason } }
  },
}

function monthsToExtend(row: Row): number {
  const text = row.required('months')
  const months = /^\d{1,2}$/.test(text) ? Number(text) : 0
  if (text !== '' && (months < 1 || months > 60))
    row.problem('months', `“${short(text)}” is not a whole number from 1 to 60.`)
  return months
}
