import type { Context } from 'hono'
import { hashOfSecret, randomId, randomSecret } from '../../adapters/secrets.ts'
import { addToSessionIndex, removeFromSessionIndex } from '../../adapters/session-index.ts'
import { allAccepted, toBeAskedAnew } from '../../core/agreements.ts'
import { recordOf } from '../../core/record.ts'
import { listAcceptances } from '../../data/people/acceptances.ts'
import type { FoundAccount } from '../../data/people/accounts.ts'
import { isToBeAsked } from '../../data/people/answers.ts'
import { listFactsOfKinds } from '../../data/facts/facts.ts'
import { rememberBrowser } from '../../data/sign-in/known-browsers.ts'
import { readTogether } from '../../data/prepared.ts'
import type { Proof } from '../../data/sign-in/proofs.ts'
import { writeEventWhere } from '../../data/sign-in/security-events.ts'
import { writeMailWhere } from '../../data/mail/outbox.ts'
import { endOlderSessions, hasSession, startSession } from '../../data/sign-in/sessions.ts'
import type { Env } from '../../env.ts'
import { today } from '../../http/as-of.ts'
import { markBrowser } from '../../http/visitor/known-browser.ts'
import type { Allowance } from '../../http/limits.ts'
import { giveTicket } from '../../http/visitor/tickets.ts'
import { eventBy, whereOf } from '../../http/visitor/where.ts'
import { sendMails } from '../../work/mail/send-mails.ts'
import { paths } from '../../paths.ts'

/** How long a session lasts at most, and how long unused: in a browser that the account knows, and in any other. */
const lasts = {
  known: { days: 90, idleSeconds: 30 * 86_400 },
  unknown: { days: 14, idleSeconds: 12 * 3600 },
}

export interface SignIn extends Pick<FoundAccount, 'candidateId' | 'email'> {
  readonly proof: Proof
  readonly knowsBrowser: boolean
  /** When they last proved who they are, where that was before they came here. */
  readonly provedAt?: Date
  /** A try that was counted was no guess. */
  readonly allowance?: Allowance
}

/**
 * A new session and a new cookie for each sign-in, however it was proved: a token from before is worth nothing, and the
 * browser's older session ends. Gives whether it came to one: what proved it may have been voided meanwhile.
 */
export async function openSession(c: Context<Env>, signIn: SignIn): Promise<boolean> {
  const { candidateId, email, proof, knowsBrowser, provedAt, allowance } = signIn
  const { database, now, program, ticket } = c.var
  const [token, browserHash, where] = [randomSecret(), await markBrowser(c), whereOf(c)]
  const hash = await hashOfSecret(token)
  const { days, idleSeconds } = lasts[knowsBrowser ? 'known' : 'unknown']
  const endsAt = new Date(now.getTime() + days * 86_400_000)
  const startedAt = now.toISOString()
  const session = {
    hash,
    candidateId,
    startedAt,
    provedAt: provedAt && provedAt < now ? provedAt.toISOString() : startedAt,
    endsAt: endsAt.toISOString(),
    idleSeconds,
    browserHash,
    proof,
    ...where,
  }
  const data = { at: startedAt, ...where }
  const notice = { id: randomId(), candidateId, recipient: email, data, createdAt: startedAt }
  const begun = hasSession(hash)
  const [[started], ended] = await database.batch([
    startSession(database, session),
    endOlderSessions(database, session, ticket?.sessionHash ?? ''),
    rememberBrowser(database, { hash: browserHash, candidateId, seenAt: startedAt, browser: where.browser }, begun),
    writeEventWhere(database, eventBy(c, candidateId, 'signed-in', { by: proof.by }), begun),
    ...(allowance ? [allowance.takeBack()] : []),
    ...(knowsBrowser || !email ? [] : [writeMailWhere(database, { ...notice, template: 'new-sign-in' }, begun)]),
  ])
  if (!started) return false
  for (const older of ended) await removeFromSessionIndex(c.env.SESSIONS, older.hash)
  await addToSessionIndex(c.env.SESSIONS, hash, candidateId, endsAt)
  giveTicket(c, token, endsAt)
  if (!knowsBrowser) c.executionCtx.waitUntil(sendMails(c.env, program))
  return true
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
  return toBeAskedAnew(program.agreements, allAccepted(agreements, here), today(c)).reduceRight(
    (on, { code, version }) => paths.agreementThen(code, version, on),
    next || paths.home,
  )
}
