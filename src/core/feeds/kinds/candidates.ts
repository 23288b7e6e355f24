import { isEmailAddress } from '../../email-address.ts'
import { type Column, type FeedRules, type Row, short } from '../row.ts'
import { type FeedKindRecord, optional, required } from './kind.ts'

function columns(rules: FeedRules): readonly Column[] {
  return [
    ...required('candidate_id'),
    ...optional('last_name', 'email'),
    ...optional('first_name', 'phone', 'address_1', 'address_2', 'city', 'state', 'postal_code', 'country'),
    ...optional('localized_first_name', 'localized_last_name'),
    ...optional(...rules.outsideIdColumns),
  ]
}

/** Who the candidates are. Of somebody who is known, a file may have any of the columns. */
export const candidates: FeedKindRecord = {
  alsoWrites: 'person',
  keyNamesPerson: true,
  introduces: ({ last_name, email }) => Boolean(last_name) && Boolean(email),
  columns,
  read(row, rules) {
    const candidateId = row.candidateId()
    const email = row.has('email') ? row.required('email') : undefined
    if (email && !isEmailAddress(email))
      row.problem('email', `“${short(email)}” is not an email address such as name@example.com.`)
    const rest = columns(rules).filter((column) => !['candidate_id', 'email', 'last_name'].includes(column.name))
    const entries = rest.map(({ name }) => [name, row.said(name, row.optional(name))] as const)
    const lastName = row.has('last_name') ? lastNameOf(row) : undefined
    return { key: candidateId, candidateId, content: { ...Object.fromEntries(entries), last_name: lastName, email } }
  },
}

function lastNameOf(row: Row): string {
  const isMononym = row.optional('last_name') === '' && row.optional('first_name') !== ''
  if (!isMononym) return row.required('last_name')
  row.problem(
    'last_name',
    'This field must not be empty. Put the name of a person who has only one here, not in first_name.',
  )
  return ''
}
