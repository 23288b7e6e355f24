import { type Context, Hono } from 'hono'
import { hoursToObject } from '../../../core/old-keys.ts'
import { randomId } from '../../../adapters/secrets.ts'
import { findPerson } from '../../../data/people/contacts.ts'
import { connectAccount } from '../../../data/sign-in/linked-accounts.ts'
import { findProvedAccount } from '../../../data/sign-in/organisation-logins.ts'
import type { NewMail } from '../../../data/mail/outbox.ts'
import type { Env } from '../../../env.ts'
import { frameOf } from '../../../http/answers/frames.ts'
import { leadToOrganisation, organisationHash, takeSecretBack } from '../../../http/visitor/organisation-login.ts'
import { organisationOf } from '../../../core/organisation-of.ts'
import { refuse } from '../../../http/answers/refuse.tsx'
import { askAgain } from '../../../http/visitor/ask-again.tsx'
import { isFresh, requireFresh } from '../../../http/visitor/fresh.ts'
import { removeKey } from '../../../http/visitor/keys.ts'
import { eventBy } from '../../../http/visitor/where.ts'
import { page } from '../../../http/answers/page.ts'
import { readAsViewer } from '../../../http/visitor/read-as-viewer.ts'
import { sendMails } from '../../../work/mail/send-mails.ts'
import type { TemplateName } from '../../../core/mail-templates.ts'
import { paths } from '../../../paths.ts'
import { ConnectPage, type ConnectRefusal } from './connect-page.tsx'

/** Connecting an account of the organisation to a record, and parting it again. */
export const connectRoutes = new Hono<Env>()

connectRoutes.get('/connect/start', async (c) => {
  const { viewer } = await readAsViewer(c, () => ({}))
  requireFresh(c, viewer)
  return leadToOrganisation(c, { candidateId: viewer.candidateId, next: '' })
})

connectRoutes.get('/connect', async (c) => {
  const { viewer, account, refusal } = await load(c)
  if (!account) return c.redirect(paths.identification, 303)
  return show(c, viewer, account.label, refusal)
})

connectRoutes.post('/connect', async (c) => {
  const { database, now } = c.var
  const { viewer, account, person, refusal } = await load(c)
  if (!account) return c.redirect(paths.identification, 303)
  if (refusal) return show(c, viewer, account.label, refusal)
  if (!isFresh(c, viewer)) return askAgain(c, viewer, { next: paths.connectAccount, deed: paths.connectAccount })

  const connecting = { id: randomId(), hash: account.hash, now: now.toISOString() }
  const notice = noticeTo(c, viewer.candidateId, person, 'account-connected')
  const event = eventBy(c, viewer.candidateId, 'account-connected', { name: account.label })
  const [[done]] = await database.batch(connectAccount(database, viewer, connecting, event, notice))

  takeSecretBack(c)
  if (!done) return show(c, viewer, account.label, 'another')
  c.executionCtx.waitUntil(sendMails(c.env, c.var.program))
  return c.redirect(`${paths.identification}?connected`, 303)
})

connectRoutes.post('/accounts/:id/remove', async (c) => {
  const { viewer, person, isLocked } = await load(c)
  if (isLocked) return show(c, viewer, '', 'locked')

  const { candidateId, provedWith } = viewer
  const email = person?.provedEmail ?? person?.email ?? ''
  const removed = await removeKey(c, { candidateId, id: c.req.param('id'), email, provedWith })
  if (removed === 'unknown') return c.notFound()
  if (removed === 'waits') return refuse(c, 403, survived)

  c.executionCtx.waitUntil(sendMails(c.env, c.var.program))
  return c.redirect(`${paths.identification}?removed`, 303)
})

const survived = `You connected this account before your account was secured. Sign in with it, or with a passkey from before, to remove it. Or wait until ${hoursToObject} hours after that.`

/** The person, and the account that waits in this browser for them or for whoever signs in. */
async function load(c: Context<Env>) {
  const { database, now } = c.var
  const at = now.toISOString()
  const hash = (await organisationHash(c)) ?? ''
  const { viewer, person, proved } = await readAsViewer(c, (id) => ({
    person: findPerson(database, id),
    proved: findProvedAccount(database, hash, at),
  }))
  const isTheirs = proved && [null, viewer.candidateId].includes(proved.candidateId)
  const isLocked = (person?.lockedUntil ?? '') > at
  const refusal: ConnectRefusal | undefined =
    proved?.owner === viewer.candidateId ? 'own' : proved?.owner ? 'another' : isLocked ? 'locked' : undefined
  return { viewer, person, isLocked, refusal, account: isTheirs ? { hash, label: proved.label ?? '' } : undefined }
}

type Loaded = Awaited<ReturnType<typeof load>>

function show(c: Context<Env>, viewer: Loaded['viewer'], account: string, refusal: ConnectRefusal | undefined) {
  const shown = { organisation: organisationOf(c.var.program), account, refusal }
  const frame = frameOf(c, viewer, paths.identification)
  return page(c, <ConnectPage frame={frame} {...shown} />, refusal ? 422 : 200)
}

function noticeTo(
  c: Context<Env>,
  candidateId: string,
  person: Loaded['person'],
  template: TemplateName,
): NewMail | undefined {
  const recipient = person?.provedEmail ?? person?.email
  if (!recipient) return undefined
  const at = c.var.now.toISOString()
  const data = { at, organisation: organisationOf(c.var.program) }
  return { id: randomId(), candidateId, recipient, template, data, createdAt: at }
}
