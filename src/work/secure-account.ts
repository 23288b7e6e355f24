import { randomId } from '../adapters/secrets.ts'
import { removeFromSessionIndex } from '../adapters/session-index.ts'
import { isEmailAddress } from '../core/email-address.ts'
import type { TemplateName } from '../core/mail-templates.ts'
import { hoursToObject, later, survivesBefore } from '../core/old-keys.ts'
import type { Ended } from '../core/secured.ts'
import { openDatabase } from '../data/database.ts'
import { findPerson } from '../data/people/contacts.ts'
import { readTogether } from '../data/prepared.ts'
import { findEmailBefore } from '../data/sign-in/replaced-values.ts'
import { findEvent } from '../data/sign-in/security-events.ts'
import { listSessionsOf } from '../data/sign-in/sessions.ts'
import { type SecuredBy, secureAccount, type Securing, writeMailOfSecuring } from '../data/sign-in/secure-account.ts'
import type { LinkPurpose } from '../data/mail/schema-mail.ts'
import type { Bindings } from '../env.ts'
import { templatesWithLinks } from '../mails/templates.ts'
import type { Program } from '../program/program.ts'

/** Who says that it was not them, and by what. */
export interface Objection {
  readonly candidateId: string
  readonly by: SecuredBy
  /** Of a link: what it undoes, and the address it brings back. */
  readonly link?: { readonly purpose: LinkPurpose; readonly email: string }
  readonly where: { readonly browser: string; readonly country: string }
}

/** The one deed behind every "This was not me": ends what somebody else may have, and says what; nothing where it is too late. */
export async function securePerson(
  env: Bindings,
  program: Program,
  objection: Objection,
  now: Date,
): Promise<Ended | undefined> {
  const db = openDatabase(env.DB)
  const { candidateId, by, link, where } = objection
  const at = now.toISOString()
  const monthAgo = survivesBefore(at)
  const { person, before, sessions } = await readTogether(db, {
    person: findPerson(db, candidateId),
    before: findEmailBefore(db, candidateId, monthAgo),
    sessions: listSessionsOf(db, candidateId, at),
  })
  const email = link?.email ?? before?.email ?? person?.provedEmail ?? person?.email ?? null
  const isTheirs = person?.provedEmail?.toLowerCase() === email?.toLowerCase()
  const endsLogin = link?.purpose === 'undo-mapping' && !isTheirs
  const securing: Securing = {
    event: randomId(),
    by,
    at,
    ...where,
    since: endsLogin ? '' : monthAgo,
    email,
    needsPasskeyUntil: later(at, hoursToObject * 3600),
    endsLogin,
    templates: templatesWithLinks(),
  }
  const told = [person?.provedEmail, person?.email].filter(
    (one, index, all) => one && one.toLowerCase() !== email?.toLowerCase() && all.indexOf(one) === index,
  )
  const [own, others]: TemplateName[] = endsLogin
    ? ['mapping-undone', 'mapping-undone-elsewhere']
    : ['account-secured', 'account-secured-elsewhere']
  const mail = (template: TemplateName, recipient: string, whose: string | null, onlyWith: readonly string[] = []) =>
    writeMailOfSecuring(db, securing.event, { id: randomId(), recipient, template, at, candidateId: whose, onlyWith })

  await db.batch([
    ...secureAccount(db, securing),
    ...(email && isEmailAddress(email) ? [mail(own!, email, candidateId)] : []),
    ...told.map((address) => mail(others!, address!, candidateId)),
    mail('secured-for-staff', program.operator.supportEmail, null, ['cases', 'orders']),
  ])
  const event = await findEvent(db, securing.event)
  if (!event) return undefined
  for (const { hash } of sessions) await removeFromSessionIndex(env.SESSIONS, hash)
  return event.detail
}
