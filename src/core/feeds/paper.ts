import { isDay } from '../calendar.ts'
import { pastDay } from './days.ts'
import { type FeedFact, type FeedRules, type Row, short } from './row.ts'

/** A verification code that was issued before: it keeps resolving as it is printed. */
export function readCertificate(row: Row, rules: FeedRules): FeedFact {
  const code = verificationCode(row, row.id('verification_code'))
  const candidateId = row.candidateId()
  const certification = row.certification('certification', false)
  const issuedOn = pastDay(row, rules, 'issued_on')
  return { key: code, candidateId, content: { certification, issuedOn } }
}

const kitStates = ['queued', 'sent', 'complete', 'returned', 'cancelled'] as const

/** What the printer says of an item; whose it is, the order knows. */
export function readKit(row: Row, rules: FeedRules): FeedFact {
  const item = row.id('item_id')
  const code = row.optional('verification_code')
  const status = row.oneOf('status', kitStates)
  const sentOn = row.optional('sent_on') && pastDay(row, rules, 'sent_on')
  const completedOn = row.optional('completed_on') && pastDay(row, rules, 'completed_on')
  if (isDay(sentOn) && isDay(completedOn) && completedOn < sentOn)
    row.problem('completed_on', `${completedOn} is before sent_on, which is ${sentOn}.`)
  const [carrier, trackingNumber] = [row.optional('carrier'), row.optional('tracking_number')]
  const said = { status, sentOn, completedOn, carrier, trackingNumber }
  const verification = code === '' ? {} : { verificationCode: verificationCode(row, code) }
  const entries = Object.entries({ ...said, ...verification }).filter(([, value]) => value !== '')
  return { key: item, candidateId: '', content: Object.fromEntries(entries) }
}

/** Imported codes are longer and shorter than our own; case does not matter. */
function verificationCode(row: Row, text: string): string {
  if (text !== '' && !/^[0-9A-Za-z]{8,32}$/.test(text))
    row.problem('verification_code', `“${short(text)}” is not a code of 8 to 32 letters and digits.`)
  return text.toUpperCase()
}
