import { endDay, pastDay } from '../days.ts'
import { type FeedKindRecord, given, optional, required } from './kind.ts'

/** Certifications that staff award by hand. */
export const grants: FeedKindRecord = {
  decides: true,
  columns: () => [
    ...required('grant_id', 'candidate_id', 'certification', 'granted_on', 'reason'),
    ...optional('expires_on'),
  ],
  read(row, rules) {
    const id = row.id('grant_id')
    const candidateId = row.candidateId()
    const certification = row.certification('certification', false)
    const grantedOn = pastDay(row, rules, 'granted_on')
    const expiresOn = endDay(row, 'expires_on', grantedOn, 'granted_on')
    const reason = row.required('reason')
    return { key: id, candidateId, content: given({ certification, grantedOn, expiresOn, reason }) }
  },
}
