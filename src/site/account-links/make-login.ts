import type { Context } from 'hono'
import type { Statement } from '../../data/database.ts'
import { forgetBrowsersOfSpender, rememberBrowser } from '../../data/sign-in/known-browsers.ts'
import { endLinksOf, endSessionsOfSpender, hasSpent, type SpentLink, spendLink } from '../../data/sign-in/links.ts'
import { setPasswordBySpentLink } from '../../data/sign-in/mapping.ts'
import { writeEventOfSpentLink } from '../../data/sign-in/security-events.ts'
import { writeMailOfSpentLink } from '../../data/mail/outbox.ts'
import { keepToldEmail } from '../../data/people/contacts.ts'
import type { Env } from '../../env.ts'
import { markBrowser } from '../../http/visitor/known-browser.ts'
import { eventBy } from '../../http/visitor/where.ts'
import { mailTo, type OpenedLink, toPassword } from './open-link.tsx'

/** After a mapping by score report, for so long nothing changes that a thief would change. */
const hoursLocked = 72

/**
 * Spends a link for a login, or for a new password of the one there is; `more` goes into the same batch, its last part.
 * A reset ends all sessions and forgets all browsers: somebody else may have used them.
 */
export async function makeLogin(
  c: Context<Env>,
  link: OpenedLink,
  spent: SpentLink,
  passwordHash: string,
  more: readonly Statement[],
): Promise<{ readonly isDone: boolean; readonly others: readonly unknown[] }> {
  const { database, now } = c.var
  const { candidateId, purpose } = link
  const at = now.toISOString()
  const lockedUntil = new Date(now.getTime() + hoursLocked * 3_600_000).toISOString()
  const settles = purpose === 'reset' && link.needsPasskeyUntil !== null
  const event = eventBy(c, candidateId, purpose === 'reset' ? 'password-reset' : 'login-made')
  const browser = { hash: await markBrowser(c), candidateId, seenAt: at, browser: event.browser }
  const notice = mailTo(c, candidateId, link.email, 'password-set', { at })
  const [done, ...others] = await database.batch([
    spendLink(database, spent, toPassword, at),
    ...setPasswordBySpentLink(database, spent, { passwordHash, now: at, lockedUntil, settles }),
    keepToldEmail(database, spent, at),
    endSessionsOfSpender(database, spent, at),
    endLinksOf(database, spent, toPassword, at),
    forgetBrowsersOfSpender(database, spent),
    rememberBrowser(database, browser, hasSpent(spent)),
    writeEventOfSpentLink(database, spent, event),
    writeMailOfSpentLink(database, spent, notice, ['reset']),
    ...more,
  ])
  return { isDone: done.length === 1, others }
}
