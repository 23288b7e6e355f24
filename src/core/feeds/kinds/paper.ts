import { isDay } from '../../calendar.ts'
import { pastDay } from '../days.ts'
import { type Row, short } from '../row.ts'
import { type FeedKindRecord, optional, required } from './kind.ts'

/** A verification code that was issued before: it keeps resolving as it is printed. */
export const certificates: FeedKindRecord = {
  listedIn: 'imported codes',
  columns: () => required('verification_code', 'candidate_id', 'certification', 'issued_on'),
  read(row, rules) {
    const code = verificationCode(row, row.id('verification_code'))
    const candidateId = row.candidateId()
    const certification = row.certification('certification', false)
    const issuedOn = pastDay(row, rules, 'issued_on')
    return { key: code, candidateId, content: { certification, issuedOn } }
  },
}

const kitStates = ['queued', 'sent', 'complete', 'returned', 'cancelled'] as const

/** What the printer says of an item; whose it is, the order knows. */
export const kits: FeedKindRecord = {
  listedIn: 'printer statuses',
  ownedBy: 'order item',
  isUsed: ({ hasKits }) => hasKits,
  columns: () => [
    ...required('item_id', 'status'),
    ...optional('verification_code', 'sent_on', 'completed_on', 'carrier', 'tracking_number'),
  ],
  read(row, rules) {
    const item = row.id('item_id')
    const code = row.optional('verification_code')
    const status = row.oneOf('status', kitStates)
    const sentOn = row.optional('sent_on') && pastDay(row, rules, 'sent_on')
    const completedOn = row.optional('completed_on') && pastDay(row, rules, 'completed_on')
    if (isDay(sentOn) && isDay(completedOn) && completedOn < sentOn)
      row.problem('completed_on', `${completedOn} is before sent_on, which is ${sentOn}.`)
    const content = {
      status,
      sentOn: row.said('sent_on', sentOn),
      completedOn: row.said('completed_on', completedOn),
      carrier: row.said('carrier', row.optional('carrier')),
      trackingNumber: row.said('tracking_number', row.optional('tracking_number')),
      verificationCode: row.said('verification_code', verificationCode(row, code)),
    }
    return { key: item, candidateId: '', content }
  },
}

/** Imported codes are longer and shorter than our own; case does not matter. */
function verificationCode(row: Row, text: string): string {
  if (text !== '' && !/^[0-9A-Za-z]{8,32}$/.test(text))
    row.problem('verification_code', `“${short(text)}” is not a code of 8 to 32 letters and digits.`)
  return text.toUpperCase()
}
