import { type Context, Hono } from 'hono'
import { randomId } from '../../../adapters/secrets.ts'
import { forGood, survivesBefore } from '../../../core/old-keys.ts'
import { findLogin } from '../../../data/people/accounts.ts'
import { findPerson } from '../../../data/people/contacts.ts'
import { forgetOtherBrowsers, listKnownBrowsers } from '../../../data/sign-in/known-browsers.ts'
import { listLinkedAccounts } from '../../../data/sign-in/linked-accounts.ts'
import { listPasskeys } from '../../../data/sign-in/passkeys.ts'
import { listEvents } from '../../../data/sign-in/security-events.ts'
import { listSessionsOf, sessionHolds } from '../../../data/sign-in/sessions.ts'
import { stopReset } from '../../../data/sign-in/stop-reset.ts'
import type { Env } from '../../../env.ts'
import { frameOf } from '../../../http/answers/frames.ts'
import { page } from '../../../http/answers/page.ts'
import { browserHash } from '../../../http/visitor/known-browser.ts'
import { organisationOf } from '../../../core/organisation-of.ts'
import { readAsViewer } from '../../../http/visitor/read-as-viewer.ts'
import { eventBy } from '../../../http/visitor/where.ts'
import { templatesWithLinks } from '../../../mails/templates.ts'
import { sendMails } from '../../../work/mail/send-mails.ts'
import { paths } from '../../../paths.ts'
import { SecurityPage } from './security-page.tsx'
import { wordsOfEvent } from './event-words.ts'

export const securityRoutes = new Hono<Env>()

const mostEvents = 100

securityRoutes.get('/', async (c) => {
  const { identity, program } = c.var
  const { viewer, login, passkeys, accounts, browsers, sessions, events, isStoppable } = await load(c)
  const shown = {
    passwordSetAt: login?.passwordHash ? (login.passwordSetAt ?? login.createdAt) : undefined,
    passkeys,
    accounts,
    organisation: identity || accounts.length > 0 ? organisationOf(program) : undefined,
    browsers,
    ownBrowser: await browserHash(c),
    sessions: sessions.length,
    events: events.map((event) => ({ ...event, ...wordsOfEvent(event) })),
    securedAt: login?.securedAt ?? undefined,
    isStoppable,
    done: (['password', 'named', 'removed', 'forgotten', 'stopped'] as const).find(
      (what) => c.req.query(what) !== undefined,
    ),
  }
  return page(c, <SecurityPage frame={frameOf(c, viewer)} {...shown} />)
})

securityRoutes.post('/forget-browsers', async (c) => {
  const { database, now } = c.var
  const { viewer } = await readAsViewer(c, () => ({}))
  const { candidateId, sessionHash } = viewer

  const holds = sessionHolds(sessionHash, candidateId, now.toISOString())
  await forgetOtherBrowsers(database, candidateId, (await browserHash(c)) ?? '', holds)

  return c.redirect(`${paths.security}?forgotten`, 303)
})

securityRoutes.post('/stop-reset', async (c) => {
  const { database, now, program } = c.var
  const { viewer, person, isStoppable } = await load(c)
  if (!isStoppable) return c.notFound()

  const { candidateId } = viewer
  const addresses = [
    ...new Set([person?.provedEmail, person?.email].filter((one) => one !== undefined && one !== null)),
  ]
  const notices = addresses.filter(Boolean).map((recipient) => ({
    id: randomId(),
    candidateId,
    recipient,
    template: 'reset-stopped' as const,
    data: {},
    createdAt: now.toISOString(),
  }))
  await stopReset(database, eventBy(c, candidateId, 'reset-stopped'), notices, templatesWithLinks().withLinks)

  c.executionCtx.waitUntil(sendMails(c.env, program))
  return c.redirect(`${paths.security}?stopped`, 303)
})

async function load(c: Context<Env>) {
  const { database, now } = c.var
  const at = now.toISOString()
  const found = await readAsViewer(c, (id) => ({
    person: findPerson(database, id),
    login: findLogin(database, id),
    passkeys: listPasskeys(database, id),
    accounts: listLinkedAccounts(database, id),
    browsers: listKnownBrowsers(database, id),
    sessions: listSessionsOf(database, id, at),
    events: listEvents(database, id, mostEvents),
  }))
  const { viewer, login, passkeys } = found
  const { securedAt = null, resetNeedsPasskeyUntil = null } = login ?? {}
  // Signed in with a passkey that survived: whoever asks for a reset may be somebody else.
  const isOld = passkeys.some(
    ({ id, createdAt }) => id === viewer.provedWith && securedAt !== null && createdAt < survivesBefore(securedAt),
  )
  const isStoppable =
    isOld && resetNeedsPasskeyUntil !== null && resetNeedsPasskeyUntil > at && resetNeedsPasskeyUntil !== forGood
  return { ...found, isStoppable }
}
