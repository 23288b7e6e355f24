import { pastDay } from '../days.ts'
import { type FeedKindRecord, required } from './kind.ts'

/** Agreements that were accepted elsewhere. */
export const agreements: FeedKindRecord = {
  keyNamesPerson: true,
  columns: () => required('candidate_id', 'agreement', 'version', 'accepted_on'),
  read(row, rules) {
    const candidateId = row.candidateId()
    const agreement = row.label('agreement')
    const version = row.label('version')
    const acceptedOn = pastDay(row, rules, 'accepted_on')
    return {
      key: [candidateId, agreement, version].join('\n'),
      candidateId,
      content: { agreement, version, acceptedOn },
    }
  },
}
