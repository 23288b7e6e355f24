import { standingAnswers } from '../../core/answers.ts'
import { contactsInForce } from '../../core/contacts.ts'
import { mergeIn } from '../../core/merges.ts'
import { fullName } from '../../core/person-name.ts'
import { countryName } from '../../adapters/countries.ts'
import type { Program } from '../../program/program.ts'
import { formatDay, formatMoment } from '../../ui/words.ts'
import type { LoadedPerson } from './load-person.ts'

/** A key and its value, and a second line where there is more to say. */
export interface Pair {
  readonly key: string
  readonly value: string
  readonly more?: string | undefined
}

export function nameOf(program: Program, { person }: LoadedPerson): string {
  return fullName({ first: person.firstName, last: person.lastName }, program.familyNameFirst) || person.id
}

/** Who somebody is, as the record has it. */
export function identityPairs(program: Program, loaded: LoadedPerson): readonly Pair[] {
  const { person, contacts, answers } = loaded
  const localized = fullName(
    { first: person.localizedFirstName, last: person.localizedLastName },
    program.familyNameFirst,
  )
  const inForce = contactsInForce(person, contacts)
  const lines = [inForce.address1, inForce.address2, inForce.city, inForce.state, inForce.postalCode]
  const address = [...lines, inForce.country && countryName(inForce.country)].filter(Boolean).join(', ')
  const isOwn = contacts.some(({ field }) => field === 'address1' || field === 'city' || field === 'country')
  const ids = JSON.parse(person.outsideIds) as Readonly<Record<string, string>>
  const standing = standingAnswers(answers)
  const given = program.questions.flatMap(({ code, title }) => {
    const answer = standing.get(code)
    return answer ? [`${title}: ${answer.answer === 'yes' ? 'Yes' : 'No'}`] : []
  })
  const proved = person.provedEmail
  const isOther = proved !== null && proved.toLowerCase() !== person.email.toLowerCase()
  return [
    { key: 'Name', value: nameOf(program, loaded) },
    ...mergedPairs(loaded),
    { key: 'Localized', value: localized || 'None' },
    {
      key: 'Email',
      value: proved ?? person.email,
      more: isOther ? `Files say ${person.email}` : proved === null ? 'From the file, not proved' : undefined,
    },
    ...(inForce.phone ? [{ key: 'Phone', value: inForce.phone }] : []),
    { key: 'Address', value: address || 'None', more: isOwn ? 'Entered by the person' : undefined },
    ...program.outsideIds.flatMap(({ column, label }) => (ids[column] ? [{ key: label, value: ids[column] }] : [])),
    { key: 'Consent', value: given.join('. ') || 'Not answered' },
  ]
}

/** The old IDs of records that were merged with this one. */
function mergedPairs({ id, versions }: LoadedPerson): readonly Pair[] {
  const merged = versions.filter((one) => one.kind === 'aliases' && one.candidateId === id && one.endedAt === null)
  return merged.map((one) => {
    const { from, by, at } = mergeIn(one)
    const who = by === 'person' ? 'the person' : 'the exam office'
    return { key: 'Also known as', value: from, more: `Merged by ${who} on ${formatDay(at.slice(0, 10))}` }
  })
}

/** How they sign in, and whether they can. */
export function loginPairs(loaded: LoadedPerson, now: Date): readonly Pair[] {
  const { person, login, linked, sessions, state } = loaded
  if (!login) return [{ key: 'State', value: 'No login', more: 'They make one with “First time login”.' }]
  const locked = person.lockedUntil !== null && person.lockedUntil > now.toISOString() ? person.lockedUntil : undefined
  const ways = [
    login.passwordHash === '' ? 'no password' : 'password set',
    ...(state.passkeys > 0 ? [`${state.passkeys} passkey${state.passkeys === 1 ? '' : 's'}`] : []),
  ]
  return [
    {
      key: 'State',
      value: `Working, ${ways.join(', ')}`,
      more: locked ? `Email, name and sharing are locked until ${formatMoment(locked)}` : undefined,
    },
    { key: 'Login ID', value: login.loginId },
    { key: 'Since', value: formatDay(login.createdAt.slice(0, 10)) },
    { key: 'Last seen', value: state.lastSeenAt === null ? 'Never' : formatMoment(state.lastSeenAt) },
    {
      key: 'Signed in',
      value: sessions.length === 0 ? 'Nowhere' : `On ${sessions.length} device${sessions.length === 1 ? '' : 's'}`,
    },
    { key: 'Linked', value: linked.map(({ label }) => label).join(', ') || 'No accounts' },
  ]
}
