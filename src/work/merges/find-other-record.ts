import { isEmailAddress } from '../../core/email-address.ts'
import { bareRegistrationNumber, isLastName } from '../../core/last-names.ts'
import type { Database } from '../../data/database.ts'
import {
  findMappablePerson,
  findPeopleByEmail,
  findPeopleByRegistrationNumber,
  type MappablePerson,
  type MappingRequest,
} from '../../data/sign-in/mapping.ts'
import { countTry } from '../../http/limits.ts'
import type { Settings } from '../../http/settings.ts'
import type { DecidedMail } from '../mail/decided-mail.ts'
import { triesByReport } from '../report-tries.ts'

/** Finds another record of a signed-in person by its address on file or id, and sends a link there if it has no login. */
export async function byOtherRecord(
  db: Database,
  { candidateId, emailOrId }: MappingRequest & { readonly by: 'other-record' },
): Promise<DecidedMail[]> {
  const found = isEmailAddress(emailOrId)
    ? await findPeopleByEmail(db, emailOrId)
    : await findMappablePerson(db, emailOrId.toUpperCase())
  return found.filter((person) => mayBeProved(person, candidateId)).map((person) => linkTo(person, person.emailOnFile))
}

/** The same by a score report: the link goes to the asker's own address on file. Misses count as at a first login. */
export async function byOtherReport(
  db: Database,
  { mapping }: Settings,
  typed: MappingRequest & { readonly by: 'other-report' },
  now: Date,
): Promise<DecidedMail[]> {
  const misses = await countTry({ database: db, now }, triesByReport(mapping, typed))
  const number = bareRegistrationNumber(typed.registrationNumber)
  const people = (await findPeopleByRegistrationNumber(db, number)).filter(({ lastNames }) =>
    isLastName(typed.lastName, lastNames),
  )
  const [person] = people
  if (!person || people.length > 1 || !misses.allowed) return []
  await misses.takeBack()
  return mayBeProved(person, typed.candidateId) ? [{ ...linkTo(person, typed.newEmail), template: 'prove-report' }] : []
}

/** A record with a login is proved by signing in to it alone. */
function mayBeProved({ candidateId, hasLogin }: MappablePerson, own: string): boolean {
  return candidateId !== own && !hasLogin
}

function linkTo(person: MappablePerson, recipient: string): DecidedMail {
  return { template: 'prove-record', recipient, person, data: { from: person.candidateId } }
}
