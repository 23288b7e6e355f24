import { endDay, pastDay } from '../days.ts'
import { type Row, short } from '../row.ts'
import { type FeedKindRecord, hintColumns, optional, required } from './kind.ts'

/** Continuing education activities, with their credits. */
export const creq: FeedKindRecord = {
  decides: true,
  listedIn: 'activities',
  isUsed: ({ defaultCreditSource }) => defaultCreditSource !== undefined,
  columns: ({ creditsAreChosen }) => [
    ...required('external_id', 'candidate_id', 'name', 'provider_name', 'points', 'active_on'),
    ...optional('source', 'expires_on', 'category', 'review', ...(creditsAreChosen ? ['certification'] : [])),
    ...hintColumns,
  ],
  read(row, rules) {
    const externalId = row.id('external_id')
    const source = row.optionalId('source') || (rules.defaultCreditSource ?? '')
    const candidateId = row.candidateId()
    const name = row.required('name')
    const providerName = row.required('provider_name')
    const hundredths = points(row)
    const activeOn = pastDay(row, rules, 'active_on')
    const expiresOn = endDay(row, 'expires_on', activeOn, 'active_on')
    const category = row.optional('category')
    const review = row.oneOf('review', ['n/a', 'pending', 'approved', 'rejected'], 'n/a')
    const towards = rules.creditsAreChosen ? row.certification('certification', true) : ''
    const content = {
      source,
      externalId,
      name,
      providerName,
      hundredths,
      activeOn,
      expiresOn: row.said('expires_on', expiresOn),
      category: row.said('category', category),
      review: row.said('review', review),
      ...(rules.creditsAreChosen && { towards: row.said('certification', towards) }),
    }
    return { key: `${source}\n${externalId}`, candidateId, content }
  },
}

function points(row: Row): number {
  const text = row.required('points')
  const hundredths = hundredthsOf(text)
  if (text !== '' && (hundredths === undefined || hundredths <= 0 || hundredths > 100_000))
    row.problem('points', `“${short(text)}” is not a number above 0 and up to 1000 with at most two decimal places.`)
  return hundredths ?? 0
}

/** A plain decimal with at most two places as hundredths (`2.5` is 250), or nothing: sums of whole numbers are exact. */
export function hundredthsOf(text: string): number | undefined {
  const parts = /^(\d{1,7})(?:\.(\d{1,2}))?$/.exec(text)
  return parts ? Number(parts[1]) * 100 + Number((parts[2] ?? '').padEnd(2, '0')) : undefined
}
