import { type Context, Hono } from 'hono'
import * as v from 'valibot'
import { randomId } from '../../../adapters/secrets.ts'
import { findPerson } from '../../../data/people/contacts.ts'
import { writeMailWhere } from '../../../data/mail/outbox.ts'
import { addPasskey, hasPasskey, listPasskeys, renamePasskey } from '../../../data/sign-in/passkeys.ts'
import { writeEventWhere } from '../../../data/sign-in/security-events.ts'
import { sessionHolds } from '../../../data/sign-in/sessions.ts'
import type { Env } from '../../../env.ts'
import { refuse } from '../../../http/answers/refuse.tsx'
import { filled } from '../../../http/forms/form-fields.ts'
import { readForm } from '../../../http/forms/read-form.ts'
import { isFresh, requireFresh } from '../../../http/visitor/fresh.ts'
import { removeKey } from '../../../http/visitor/keys.ts'
import { askNewPasskey, readNewPasskey } from '../../../http/visitor/passkey-answer.ts'
import { readAsViewer } from '../../../http/visitor/read-as-viewer.ts'
import { eventBy } from '../../../http/visitor/where.ts'
import { sendMails } from '../../../work/mail/send-mails.ts'
import { paths } from '../../../paths.ts'
import { addPage, namePage, removePage } from './show.tsx'

/** Adding, naming and removing passkeys; they are listed under Security. */
export const passkeysRoutes = new Hono<Env>()

passkeysRoutes.get('/', async (c) => {
  const { viewer } = await load(c)
  requireFresh(c, viewer)
  return addPage(c, viewer, undefined)
})

passkeysRoutes.post('/options', async (c) => {
  const { viewer, passkeys } = await load(c)
  if (!isFresh(c, viewer)) return refuse(c, 403, 'Sign in again first.')
  return askNewPasskey(c, viewer.candidateId, passkeys)
})

passkeysRoutes.post('/', async (c) => {
  const { database, now, program } = c.var
  const { viewer, email, isLocked } = await load(c)
  requireFresh(c, viewer, paths.passkeys)
  const { candidateId, sessionHash } = viewer
  const { passkey = '' } = await readForm(c)
  if (isLocked) return addPage(c, viewer, locked)
  const key = await readNewPasskey(c, passkey, candidateId)
  if (!key) return addPage(c, viewer, notMade)

  const at = now.toISOString()
  const added = hasPasskey(key.id)
  const about = { id: randomId(), candidateId, recipient: email, data: { at, passkey: key.name }, createdAt: at }
  const [[done]] = await database.batch([
    addPasskey(database, key, sessionHolds(sessionHash, candidateId, at)),
    writeEventWhere(database, eventBy(c, candidateId, 'passkey-added', { name: key.name }), added),
    ...(email ? [writeMailWhere(database, { ...about, template: 'passkey-added' }, added)] : []),
  ])
  if (!done) return addPage(c, viewer, notMade)

  c.executionCtx.waitUntil(sendMails(c.env, program))
  return c.redirect(paths.renamePasskey(key.id), 303)
})

passkeysRoutes.get('/:id/name', async (c) => {
  const { viewer, passkeys } = await load(c)
  const key = passkeys.find(({ id }) => id === c.req.param('id'))
  return key ? namePage(c, viewer, key, []) : c.notFound()
})

const nameForm = v.object({
  name: v.pipe(
    filled('Enter a name, such as “Work laptop”.'),
    v.transform((text) => text.replaceAll(/[\s\p{C}]+/gu, ' ').trim()),
    v.maxLength(60, 'Use at most 60 characters.'),
  ),
})

passkeysRoutes.post('/:id/name', async (c) => {
  const { viewer, passkeys } = await load(c)
  const key = passkeys.find(({ id }) => id === c.req.param('id'))
  if (!key) return c.notFound()
  const fields = await readForm(c)
  const form = v.safeParse(nameForm, fields, { abortPipeEarly: true })
  if (!form.success)
    return namePage(c, viewer, { ...key, name: fields.name ?? '' }, [
      { field: 'name', sentence: form.issues[0].message },
    ])

  await renamePasskey(c.var.database, viewer.candidateId, key.id, form.output.name)

  return c.redirect(`${paths.security}?named`, 303)
})

passkeysRoutes.get('/:id/remove', async (c) => {
  const { viewer, passkeys } = await load(c)
  const key = passkeys.find(({ id }) => id === c.req.param('id'))
  return key ? removePage(c, viewer, key, undefined) : c.notFound()
})

passkeysRoutes.post('/:id/remove', async (c) => {
  const { viewer, passkeys, email, isLocked } = await load(c)
  requireFresh(c, viewer, paths.removePasskey(c.req.param('id')))
  const key = passkeys.find(({ id }) => id === c.req.param('id'))
  if (!key) return c.notFound()
  if (isLocked) return removePage(c, viewer, key, 'locked')
  const { candidateId, provedWith } = viewer
  const removed = await removeKey(c, { candidateId, id: key.id, email, provedWith })
  if (removed === 'waits') return removePage(c, viewer, key, 'waits')
  if (removed === 'unknown') return c.notFound()

  c.executionCtx.waitUntil(sendMails(c.env, c.var.program))
  return c.redirect(`${paths.security}?removed`, 303)
})

const locked =
  'Your login was made with a score report less than 3 days ago. You can add a passkey when the 3 days are over.'
const notMade = 'We couldn’t add the passkey. Try again.'

async function load(c: Context<Env>) {
  const { database, now } = c.var
  const { viewer, person, passkeys } = await readAsViewer(c, (id) => ({
    person: findPerson(database, id),
    passkeys: listPasskeys(database, id),
  }))
  const isLocked = (person?.lockedUntil ?? '') > now.toISOString()
  return { viewer, passkeys, isLocked, email: person?.provedEmail ?? person?.email ?? '' }
}
