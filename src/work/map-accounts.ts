import { isEmailAddress, maskEmail } from '../core/email-address.ts'
import { bareRegistrationNumber, isLastName } from '../core/last-names.ts'
import { type Database, openDatabase } from '../data/database.ts'
import {
  claimMappingRequests,
  deleteMappingRequest,
  findPeopleByEmail,
  findPeopleByRegistrationNumber,
  type MappablePerson,
  type MappingRequest,
} from '../data/sign-in/mapping.ts'
import { type NewMail, writeMailWithin } from '../data/mail/outbox.ts'
import type { Bindings } from '../env.ts'
import { countTry } from '../http/limits.ts'
import { triesByReport } from './report-tries.ts'
import type { Settings } from '../http/settings.ts'
import type { TemplateName } from '../core/mail-templates.ts'
import type { DecidedMail } from './mail/decided-mail.ts'
import { byOtherRecord, byOtherReport } from './merges/find-other-record.ts'
import { afterAnswer, openBudget } from './budget.ts'

const requestsAtOnce = 10
const leaseSeconds = 120
/** Account mails to one address in a day, of those that anyone may ask for. */
export const mostMailsADay = 3

/** What anyone may ask for; warnings are counted by themselves, so that nobody can use them up beforehand. */
export const asked: readonly TemplateName[] = [
  'first-login',
  'first-login-of-two',
  'first-login-several',
  'forgotten-password',
  'forgotten-password-of-two',
  'prove-record',
  'prove-report',
  'score-report-login',
]
const warnings: readonly TemplateName[] = ['score-report-told', 'score-report-refused', 'score-report-paused']

/** Looks up who asked for a login, long after they have had their answer, and writes the mails that follow. */
export async function mapAccounts(env: Bindings, settings: Settings): Promise<void> {
  const { env: counted, budget } = openBudget(env, afterAnswer)
  for (let isLeft = true; isLeft && !budget.isSpent();) isLeft = await mapSome(counted, settings)
}

/** The next few requests; true where more may wait. */
export async function mapSome(env: Bindings, settings: Settings): Promise<boolean> {
  const db = openDatabase(env.DB)
  const now = new Date()
  const until = new Date(now.getTime() + leaseSeconds * 1000).toISOString()
  const claimed = await claimMappingRequests(db, now.toISOString(), until, requestsAtOnce)
  for (const { id, typed } of claimed) await answer(db, id, await decide(db, settings, typed, now), now)
  return claimed.length === requestsAtOnce
}

/** The mails and the end of the request are one batch: done twice, it is done once. */
async function answer(db: Database, id: string, decided: readonly DecidedMail[], now: Date): Promise<void> {
  const createdAt = now.toISOString()
  const since = new Date(now.getTime() - 86_400_000).toISOString()
  const mails = decided
    .filter(({ recipient }) => isEmailAddress(recipient))
    .map(({ template, recipient, person, data }, at) => {
      const about = { candidateId: person?.candidateId ?? null, data: data ?? {} }
      const mail: NewMail = { id: `${id}-${at}`, recipient, template, createdAt, ...about }
      const templates = warnings.includes(template) ? warnings : asked
      // A login goes to a new address only together with the warning to the one on file.
      return writeMailWithin(db, mail, {
        templates,
        most: mostMailsADay,
        since,
        ...(at > 0 && { onlyWith: `${id}-0` }),
      })
    })
  await db.batch([deleteMappingRequest(db, id), ...mails])
}

function decide(db: Database, settings: Settings, typed: MappingRequest, now: Date): Promise<DecidedMail[]> {
  if (typed.by === 'email') return byEmail(db, typed.email)
  if (typed.by === 'other-record') return byOtherRecord(db, typed)
  if (typed.by === 'other-report') return byOtherReport(db, settings, typed, now)
  return byScoreReport(db, settings, typed, now)
}

/** The mail that leads whoever has an address on file into their record, if anybody has it. */
export async function byEmail(db: Database, email: string): Promise<DecidedMail[]> {
  const people = await findPeopleByEmail(db, email)
  const [person] = people
  if (!person) return []
  if (people.length > 1) return [oneOfSeveral(people, email)]
  return [{ template: person.hasLogin ? 'forgotten-password' : 'first-login', recipient: person.emailOnFile, person }]
}

/**
 * Two records of one last name are most likely one person's: the mail leads into one of them, one with a login if one has,
 * and the other is merged from there. People of different names who share an address get no link to either.
 */
function oneOfSeveral(people: readonly MappablePerson[], email: string): DecidedMail {
  const areAlike = people.every(({ lastNames }) => isLastName(people[0]!.lastNames[0]!, lastNames))
  if (!areAlike) return { template: 'first-login-several', recipient: email }
  const person = people.find(({ hasLogin }) => hasLogin) ?? people[0]!
  const template = person.hasLogin ? 'forgotten-password-of-two' : 'first-login-of-two'
  return { template, recipient: person.emailOnFile, person }
}

async function byScoreReport(
  db: Database,
  { mapping }: Settings,
  typed: MappingRequest & { readonly by: 'score-report' },
  now: Date,
): Promise<DecidedMail[]> {
  const number = bareRegistrationNumber(typed.registrationNumber)
  const misses = await countTry({ database: db, now }, triesByReport(mapping, typed))
  const people = (await findPeopleByRegistrationNumber(db, number)).filter(({ lastNames }) =>
    isLastName(typed.lastName, lastNames),
  )
  const [person] = people
  if (!person || people.length > 1) return []
  // Whoever has the right report and is refused must hear of it, where nobody else does.
  if (!misses.allowed) return [{ template: 'score-report-paused', recipient: person.emailOnFile, person }]
  await misses.takeBack()

  if (person.hasLogin) return [{ template: 'score-report-refused', recipient: person.emailOnFile, person }]
  const toNew: DecidedMail = { template: 'score-report-login', recipient: typed.newEmail, person }
  const isOnFile = person.emailOnFile.toLowerCase() === typed.newEmail.toLowerCase()
  if (isOnFile || !isEmailAddress(person.emailOnFile)) return [toNew]
  const data = { newEmail: maskEmail(typed.newEmail) }
  return [{ template: 'score-report-told', recipient: person.emailOnFile, person, data }, toNew]
}
