import { type Context, Hono } from 'hono'
import { randomId } from '../../../adapters/secrets.ts'
import { findPerson } from '../../../data/people/contacts.ts'
import { endShare, shareTranscript } from '../../../data/transcripts/transcript-shares.ts'
import { setOpen } from '../../../data/transcripts/transcripts.ts'
import type { Env } from '../../../env.ts'
import { writeEvent } from '../../../data/sign-in/security-events.ts'
import { sessionHolds } from '../../../data/sign-in/sessions.ts'
import { askAgain } from '../../../http/visitor/ask-again.tsx'
import { isFresh } from '../../../http/visitor/fresh.ts'
import { eventBy } from '../../../http/visitor/where.ts'
import { readAsViewer } from '../../../http/visitor/read-as-viewer.ts'
import { readForm } from '../../../http/forms/read-form.ts'
import { refuse } from '../../../http/answers/refuse.tsx'
import { publishTokens } from '../../../work/transcripts/publish-tokens.ts'
import { sendMails } from '../../../work/mail/send-mails.ts'
import { paths } from '../../../paths.ts'
import { locked } from '../load.ts'
import { mostADay, problemOf, readRecipients } from './forms.ts'
import { loadSharing, mailPreview, show } from './show.tsx'

export const sharingRoutes = new Hono<Env>()

sharingRoutes.get('/:id', async (c) => {
  const loaded = await loadSharing(c, c.req.param('id'))
  return loaded ? show(c, loaded) : c.notFound()
})

sharingRoutes.post('/:id/shares/preview', async (c) => {
  const fields = await readForm(c)
  const form = { to: fields.to ?? '', withCode: fields.withCode === 'yes' }
  const recipients = readRecipients(form.to)
  const loaded = await loadSharing(c, c.req.param('id'), recipients.slice(0, mostADay))
  if (!loaded) return c.notFound()
  // What the email says is the same for all: it can be seen before an address is entered.
  const error = recipients.length === 0 ? undefined : problemOf(recipients, loaded)
  if (error) return show(c, loaded, { ...form, error })

  return show(c, loaded, { ...form, error: undefined }, mailPreview(c, loaded, form.withCode))
})

sharingRoutes.post('/:id/shares', async (c) => {
  const { database, now, program } = c.var
  const fields = await readForm(c)
  const form = { to: fields.to ?? '', withCode: fields.withCode === 'yes' }
  const recipients = readRecipients(form.to)
  const loaded = await loadSharing(c, c.req.param('id'), recipients.slice(0, mostADay))
  if (!loaded) return c.notFound()
  const left = Math.max(0, mostADay - loaded.sentToday)
  const error =
    problemOf(recipients, loaded) ?? whyNot(loaded) ?? (recipients.length > left ? tooMany(left) : undefined)
  if (error) return show(c, loaded, { ...form, error })

  const { transcript, viewer } = loaded
  const shares = recipients.map((recipient) => ({ id: randomId(), mailId: randomId(), recipient }))
  const at = now.toISOString()
  const yesterday = new Date(now.getTime() - 86_400_000).toISOString()
  const sharing = { candidateId: viewer.candidateId, transcriptId: transcript.id, needsCode: form.withCode, at }
  const made = await shareTranscript(database, sharing, shares, { most: mostADay, since: yesterday })
  await publishTokens(c.env.SESSIONS, database, made, now)

  c.executionCtx.waitUntil(sendMails(c.env, program))
  return c.redirect(`${paths.ownTranscript(transcript.id)}?sent`, 303)
})

sharingRoutes.post('/:id/shares/:share/end', async (c) => {
  const { database, now } = c.var
  const { viewer } = await readAsViewer(c, () => ({}))
  const { id, share } = c.req.param()

  const [ended] = await endShare(database, viewer.candidateId, id, share, now.toISOString())

  return ended ? c.redirect(`${paths.ownTranscript(id)}?ended`, 303) : c.notFound()
})

sharingRoutes.post('/:id/open-link/open', (c) => turn(c, c.req.param('id'), true))

sharingRoutes.post('/:id/open-link/close', (c) => turn(c, c.req.param('id'), false))

async function turn(c: Context<Env>, id: string, isOpen: boolean) {
  const { database, now } = c.var
  const { viewer, person } = await readAsViewer(c, (candidateId) => ({ person: findPerson(database, candidateId) }))
  if (isOpen && person?.lockedUntil && person.lockedUntil > now.toISOString()) return refuse(c, 403, locked)
  const back = paths.ownTranscript(id)
  if (isOpen && !isFresh(c, viewer)) return askAgain(c, viewer, { next: back, deed: c.req.path })

  const { candidateId, sessionHash } = viewer
  const holds = sessionHolds(sessionHash, candidateId, now.toISOString())
  const [turned] = await setOpen(database, candidateId, id, isOpen, holds)
  if (turned && isOpen) await writeEvent(database, eventBy(c, candidateId, 'link-opened'))

  return turned ? c.redirect(`${back}?${isOpen ? 'opened' : 'closed'}`, 303) : c.notFound()
}

type Loaded = NonNullable<Awaited<ReturnType<typeof loadSharing>>>

/** Why a link that is sent now would open nothing. */
function whyNot({ isLocked, isClosed, state }: Loaded): string | undefined {
  if (isLocked) return locked
  if (isClosed) return 'You asked us not to confirm your certifications to others. Change that in your settings first.'
  if (state === 'disabled') return 'The transcript is disabled. Enable it first.'
  return state === 'expired' ? 'The transcript has expired. Set a later day first.' : undefined
}

function tooMany(left: number): string {
  return `You can send to ${mostADay} addresses a day. You have ${left} left today.`
}
