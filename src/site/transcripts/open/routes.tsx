import { type Context, Hono } from 'hono'
import { setCookie } from 'hono/cookie'
import { hashOfSecret, randomId, randomSecret } from '../../../adapters/secrets.ts'
import { findPerson } from '../../../data/people/contacts.ts'
import { writeMailWithin } from '../../../data/mail/outbox.ts'
import { askForCode, tryCode } from '../../../data/transcripts/share-proofs.ts'
import type { Env } from '../../../env.ts'
import { openFrame } from '../../../http/answers/frames.ts'
import { isFlooding } from '../../../http/limits.ts'
import { page } from '../../../http/answers/page.ts'
import { problem } from '../../../http/answers/problem.ts'
import { readForm } from '../../../http/forms/read-form.ts'
import { refuse } from '../../../http/answers/refuse.tsx'
import { sendFile } from '../../../http/answers/send-file.ts'
import { credentialType } from '../../../http/answers/send-open.ts'
import { wantsJson } from '../../../http/answers/wants-json.ts'
import { hashOfCode } from '../../../work/transcripts/about-share.ts'
import { sendMails } from '../../../work/mail/send-mails.ts'
import { codeMinutes } from '../../../mails/transcript-mails.ts'
import { paths } from '../../../paths.ts'
import { groupsOf } from '../sheet-view.ts'
import { countOpening } from './count-view.ts'
import { findOpen, mostTries, type OpenLink, proofCookie } from './find.ts'
import { CodePage, NoTranscriptPage, SharedTranscriptPage } from './pages.tsx'
import { transcriptPdf } from './pdf.ts'
import { hasRecord, transcriptRecord } from './record.ts'

/** For anyone who has a link; the link is all there is to it. */
export const sharedTranscriptRoutes = new Hono<Env>()

sharedTranscriptRoutes.get('/transcript/:id', async (c) => {
  if (await isFlooding(c)) return refuse(c, 429, tooMany)
  const link = await findOpen(c, c.req.param('id'))

  c.header('X-Robots-Tag', 'noindex, nofollow, noarchive')
  if (!link) return showNothing(c)
  if (link.needsCode) return askCode(c, link)

  countOpening(c, link)

  if (wantsData(c)) return c.json(link.sheet)
  const frame = { ...openFrame(c), receivedUpTo: link.receivedUpTo }
  const groups = groupsOf(c.var.program, link.sheet)
  return page(
    c,
    <SharedTranscriptPage frame={frame} sheet={link.sheet} groups={groups} hasRecord={hasRecord(c, link)} />,
  )
})

sharedTranscriptRoutes.get('/transcript/:id/pdf', async (c) => {
  if (await isFlooding(c)) return refuse(c, 429, tooMany)
  const link = await findOpen(c, c.req.param('id'))

  c.header('X-Robots-Tag', 'noindex, nofollow, noarchive')
  if (!link) return showNothing(c)
  if (link.needsCode) return askCode(c, link)

  const made = await transcriptPdf(c, link)

  if (!made) return refuse(c, 409, 'We have no font for the name on this transcript. Print the page instead.')
  countOpening(c, link)
  return sendFile(c, { ...made, name: `transcript-${link.token}.pdf`, type: 'application/pdf' })
})

sharedTranscriptRoutes.get('/transcript/:id/clr', async (c) => {
  if (await isFlooding(c)) return refuse(c, 429, tooMany)
  const link = await findOpen(c, c.req.param('id'))

  c.header('X-Robots-Tag', 'noindex, nofollow, noarchive')
  if (!link) return showNothing(c)
  if (link.needsCode) return askCode(c, link)

  const record = await transcriptRecord(c, link)

  if (!record) return refuse(c, 409, noRecord)
  countOpening(c, link)
  return sendFile(c, {
    body: record.bytes,
    etag: record.etag,
    name: `transcript-${link.token}.json`,
    type: credentialType,
  })
})

sharedTranscriptRoutes.post('/transcript/:id/code', async (c) => {
  const { database, now, program } = c.var
  if (await isFlooding(c)) return refuse(c, 429, tooMany)
  const link = await findOpen(c, c.req.param('id'))
  if (!link?.asksCode) return showNothing(c)
  const cookie = randomSecret()
  const proof = {
    hash: await hashOfSecret(cookie),
    shareId: link.token,
    mailId: randomId(),
    createdAt: now.toISOString(),
    endsAt: later(now, codeMinutes / 60),
  }

  const isSent = await askForCode(database, proof, { most: codesADay, since: later(now, -24) })
  if (!isSent) await tellOwner(c, link)

  c.executionCtx.waitUntil(sendMails(c.env, program))
  if (!isSent) return askCode(c, link, { field: 'send', sentence: enough })
  keepCookie(c, link.token, cookie, now)
  return c.redirect(paths.transcript(link.token), 303)
})

sharedTranscriptRoutes.post('/transcript/:id/proof', async (c) => {
  const { database, now } = c.var
  if (await isFlooding(c)) return refuse(c, 429, tooMany)
  const link = await findOpen(c, c.req.param('id'))
  if (!link?.asksCode) return showNothing(c)
  const { code = '' } = await readForm(c)
  const digits = code.replaceAll(/[\s-]/g, '')
  if (!link.hasAsked) return askCode(c, link, { field: 'send', sentence: over })
  if (!/^\d{6}$/.test(digits)) return askCode(c, link, { field: 'code', sentence: 'Enter the 6 digits of the code.' })

  const tried = {
    hash: link.browser,
    shareId: link.token,
    codeHash: await hashOfCode(digits, link.browser),
    now: now.toISOString(),
  }
  const isRight = await tryCode(database, tried, mostTries, later(now, hoursOfProof))

  return isRight
    ? c.redirect(paths.transcript(link.token), 303)
    : askCode(c, link, {
        field: 'code',
        sentence: 'That’s not the code in our newest email. Check each digit.',
      })
})

const tooMany = 'Too many requests come from your network. Try again in a minute.'
const noRecord =
  'This transcript isn’t available as a learner record. That needs an active certification, and a transcript that shows the name and all dates.'
const over = 'The code has expired, or there were too many wrong tries. Ask for another code.'
const enough = 'We can’t send more codes for this link today. We’ve told the person who shared it with you.'
const codesADay = 5
const hoursOfProof = 12

/** As a program asks for it, or with an address that anyone can open. */
function wantsData(c: Context<Env>): boolean {
  return wantsJson(c) || c.req.query('format') === 'json'
}

function showNothing(c: Context<Env>) {
  if (wantsData(c)) return problem(c, 404, 'This link has no transcript to show today.')
  return page(c, <NoTranscriptPage frame={openFrame(c)} />, 404)
}

function askCode(c: Context<Env>, link: OpenLink, error?: { field: string; sentence: string }) {
  if (wantsData(c)) return problem(c, 403, 'This transcript needs a code. Open it in a browser.')
  const shown = <CodePage frame={openFrame(c)} token={link.token} hasAsked={link.hasAsked} error={error} />
  return page(c, shown, error ? 422 : 200)
}

/** Bound to this browser and this link. */
function keepCookie(c: Context<Env>, token: string, value: string, now: Date): void {
  const expires = new Date(later(now, hoursOfProof + codeMinutes / 60))
  setCookie(c, proofCookie(token), value, { prefix: 'host', httpOnly: true, sameSite: 'Lax', secure: true, expires })
}

/** Once a day. */
async function tellOwner(c: Context<Env>, { candidateId }: OpenLink): Promise<void> {
  const { database, now } = c.var
  const person = await findPerson(database, candidateId).execute()
  const recipient = person?.provedEmail ?? person?.email
  if (!recipient) return
  const template = 'transcript-codes-asked'
  const mail = { id: randomId(), candidateId, recipient, data: {}, createdAt: now.toISOString() }
  await writeMailWithin(database, { ...mail, template }, { templates: [template], most: 1, since: later(now, -24) })
}

function later(moment: Date, hours: number): string {
  return new Date(moment.getTime() + hours * 3_600_000).toISOString()
}
