import { addMonths, isDay, type Day } from '../../calendar.ts'
import { endDay, pastDay } from '../days.ts'
import type { Row } from '../row.ts'
import { type FeedKindRecord, optional, required } from './kind.ts'

/** Certifications that staff award by hand. */
export const grants: FeedKindRecord = {
  decides: true,
  columns: () => [
    ...required('grant_id', 'candidate_id', 'certification', 'granted_on', 'reason'),
    ...optional('expires_on'),
  ],
  read(row, rules) {
    const id = row.ownId('grant_id')
    const candidateId = row.candidateId()
    const certification = row.certification('certification', false)
    const grantedOn = pastDay(row, rules, 'granted_on')
    const expiresOn = endDay(row, 'expires_on', grantedOn, 'granted_on')
    refuseFarEnd(row, grantedOn, expiresOn)
    const reason = row.required('reason')
    const end = row.said('expires_on', expiresOn)
    return { key: id, candidateId, content: { certification, grantedOn, expiresOn: end, reason } }
  },
}

const mostYears = 50

/** Nobody is granted so much: the year is mistyped, or stands for one without an end. */
function refuseFarEnd(row: Row, grantedOn: Day, expiresOn: Day): void {
  if (!isDay(grantedOn) || !isDay(expiresOn) || expiresOn <= addMonths(grantedOn, mostYears * 12)) return
  row.problem('expires_on', `${expiresOn} is more than ${mostYears} years after granted_on, which is ${grantedOn}.`)
}
