import type { Context } from 'hono'
import { hashOfSecret, randomId, randomSecret } from '../../adapters/secrets.ts'
import { addToSessionIndex } from '../../adapters/session-index.ts'
import { allAccepted, toBeAskedAnew } from '../../core/agreements.ts'
import { recordOf } from '../../core/record.ts'
import { listAcceptances } from '../../data/people/acceptances.ts'
import type { FoundAccount } from '../../data/people/accounts.ts'
import { isToBeAsked } from '../../data/people/answers.ts'
import { listFactsOfKinds } from '../../data/facts/facts.ts'
import { rememberBrowser } from '../../data/sign-in/known-browsers.ts'
import { writeMail } from '../../data/mail/outbox.ts'
import { startSession } from '../../data/sign-in/sessions.ts'
import { readTogether } from '../../data/prepared.ts'
import type { Env } from '../../env.ts'
import { browserName } from '../../http/visitor/browser-name.ts'
import { markBrowser } from '../../http/visitor/known-browser.ts'
import type { Allowance } from '../../http/limits.ts'
import { giveTicket } from '../../http/visitor/tickets.ts'
import { sendMails } from '../../work/mail/send-mails.ts'
import { paths } from '../../paths.ts'

const sessionDays = 14

/** A new session and a new cookie for each sign-in, however it was proved: a token from before is worth nothing. A try that was counted was no guess. */
export async function openSession(
  c: Context<Env>,
  { candidateId, email }: Omit<FoundAccount, 'passwordHash'>,
  knowsBrowser: boolean,
  allowance?: Allowance,
): Promise<void> {
  const { database, now, program } = c.var
  const token = randomSecret()
  const hash = await hashOfSecret(token)
  const endsAt = new Date(now.getTime() + sessionDays * 86_400_000)
  const session = {
    hash,
    candidateId,
    startedAt: now.toISOString(),
    endsAt: endsAt.toISOString(),
    browser: browserName(c.req.header('User-Agent') ?? ''),
    country: c.req.header('CF-IPCountry') ?? '',
  }
  const remembered = rememberBrowser(database, await markBrowser(c), candidateId, session.startedAt)
  const { browser, country, startedAt } = session
  const data = { at: startedAt, browser, country }
  const notice = { id: randomId(), candidateId, recipient: email, data, createdAt: startedAt }
  await database.batch([
    startSession(database, session),
    remembered,
    ...(allowance ? [allowance.takeBack()] : []),
    ...(knowsBrowser || !email ? [] : [writeMail(database, { ...notice, template: 'new-sign-in' })]),
  ])
  await addToSessionIndex(c.env.SESSIONS, hash, candidateId, endsAt)
  giveTicket(c, token, endsAt)
  if (!knowsBrowser) c.executionCtx.waitUntil(sendMails(c.env, program))
}

/** Where a sign-in leads: to what is asked first, or on. */
export async function wayOn(c: Context<Env>, candidateId: string, next: string): Promise<string> {
  const { database, program, now } = c.var
  if (next === '' && (await isToBeAsked(database, candidateId, now.toISOString()))) return paths.settingsFirst
  const { reported, here } = await readTogether(database, {
    reported: listFactsOfKinds(database, candidateId, ['agreements']),
    here: listAcceptances(database, candidateId),
  })
  const { agreements } = recordOf(candidateId, reported, program.creditValidityMonths)
  return toBeAskedAnew(program.agreements, allAccepted(agreements, here)).reduceRight(
    (on, { code, version }) => paths.agreementThen(code, version, on),
    next || paths.home,
  )
}
