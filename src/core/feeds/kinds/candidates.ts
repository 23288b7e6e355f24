import { type Column, type FeedRules, short } from '../row.ts'
import { type FeedKindRecord, given, optional, required } from './kind.ts'

function columns(rules: FeedRules): readonly Column[] {
  return [
    ...required('candidate_id', 'last_name', 'email'),
    ...optional('first_name', 'phone', 'address_1', 'address_2', 'city', 'state', 'postal_code', 'country'),
    ...optional('localized_first_name', 'localized_last_name'),
    ...optional(...rules.outsideIdColumns),
  ]
}

/** Who the candidates are. */
export const candidates: FeedKindRecord = {
  alsoWrites: 'person',
  columns,
  read(row, rules) {
    const candidateId = row.candidateId()
    const email = row.required('email')
    if (email !== '' && !/^[^\s@]+@[^\s@]+$/.test(email))
      row.problem('email', `“${short(email)}” is not an email address.`)
    const rest = columns(rules).filter((column) => !['candidate_id', 'email', 'last_name'].includes(column.name))
    const entries = rest.map((column) => [column.name, row.optional(column.name)] as const)
    const lastName = row.required('last_name')
    return {
      key: candidateId,
      candidateId,
      content: given({ ...Object.fromEntries(entries), last_name: lastName, email }),
    }
  },
}
