import { pastDay } from '../days.ts'
import { short } from '../row.ts'
import { type FeedKindRecord, required } from './kind.ts'

/** Yearly fees that were paid. The amount is kept and decides nothing. */
export const fees: FeedKindRecord = {
  decides: true,
  isUsed: ({ hasFees }) => hasFees,
  columns: () => required('payment_id', 'candidate_id', 'year', 'paid_on', 'amount', 'currency'),
  read(row, rules) {
    const id = row.id('payment_id')
    const candidateId = row.candidateId()
    const year = row.required('year')
    if (year !== '' && !/^(19|20)\d\d$/.test(year)) row.problem('year', `“${short(year)}” is not a year such as 2026.`)
    const paidOn = pastDay(row, rules, 'paid_on')
    const amount = row.required('amount')
    if (amount !== '' && !/^\d{1,9}(\.\d{1,2})?$/.test(amount))
      row.problem('amount', `“${short(amount)}” is not an amount such as 85 or 85.00.`)
    const currency = row.required('currency')
    if (currency !== '' && !/^[A-Z]{3}$/.test(currency))
      row.problem('currency', `“${short(currency)}” is not a currency code such as EUR.`)
    return { key: id, candidateId, content: { year: Number(year), paidOn, amount, currency } }
  },
}
