import { Hono } from 'hono'
import { hoursToObject } from '../../../core/old-keys.ts'
import type { Env } from '../../../env.ts'
import { frameOf } from '../../../http/answers/frames.ts'
import { page } from '../../../http/answers/page.ts'
import { refuse } from '../../../http/answers/refuse.tsx'
import { wantsJson } from '../../../http/answers/wants-json.ts'
import { readForm } from '../../../http/forms/read-form.ts'
import { isFlooding, countTry } from '../../../http/limits.ts'
import { versionsIn } from '../../../http/versions-in.ts'
import { askAgain } from '../../../http/visitor/ask-again.tsx'
import { isFresh } from '../../../http/visitor/fresh.ts'
import { eventBy } from '../../../http/visitor/where.ts'
import { lockLogin, spendProof } from '../../../data/merges/proofs.ts'
import { writeEvent } from '../../../data/sign-in/security-events.ts'
import { paths } from '../../../paths.ts'
import type { FieldError } from '../../../ui/fields.tsx'
import { sendMails } from '../../../work/mail/send-mails.ts'
import { mergeRecords } from '../../../work/merges/merge-records.ts'
import { openSupportCase } from '../../../work/open-case.ts'
import { CheckPage } from './check-page.tsx'
import { loadCheck } from './load-check.ts'
import { proveRoutes } from './prove-routes.tsx'
import { viewCheck } from './view.ts'

/** "I have another record": shown to be theirs, checked, and merged with the one that is signed in. */
export const otherRecordRoutes = new Hono<Env>()

otherRecordRoutes.route('/', proveRoutes)

type Loaded = Awaited<ReturnType<typeof loadCheck>>

otherRecordRoutes.get('/check', async (c) => {
  const loaded = await loadCheck(c)
  if (!loaded.found) return c.redirect(paths.otherRecord, 303)
  return show(c, loaded, loaded.found)
})

otherRecordRoutes.post('/check', async (c) => {
  const fields = await readForm(c)
  const loaded = await loadCheck(c)
  const { viewer, found, isLocked } = loaded
  if (!found) return c.redirect(paths.otherRecord, 303)
  if (isLocked) return refuse(c, 403, locked)
  if (found.whyCase) return show(c, loaded, found)
  if (fields.mine !== 'yes')
    return show(c, loaded, found, { errors: [{ field: 'mine', sentence: 'Confirm that both records are yours.' }] })
  if (!isFresh(c, viewer))
    return askAgain(c, viewer, { next: paths.checkOtherRecord, deed: paths.checkOtherRecord, typed: fields })

  const { database, program, now } = c.var
  const { from, into, proof } = found
  const until = new Date(now.getTime() + hoursToObject * 3_600_000).toISOString()
  const merged = await mergeRecords(
    c.env,
    program,
    {
      from,
      into,
      factsVersions: versionsIn(fields.versions),
      by: 'person',
      besides: [
        ...spendProof(database, viewer, from, now.toISOString()),
        writeEvent(database, eventBy(c, into, 'records-merged', { name: from })),
        ...(proof.provedBy === 'score-report' ? [lockLogin(database, into, until)] : []),
      ],
    },
    now,
  )

  if (typeof merged === 'string') {
    const again = await loadCheck(c)
    return again.found ? show(c, again, again.found, { hasMoved: true }) : c.redirect(paths.otherRecord, 303)
  }
  c.executionCtx.waitUntil(sendMails(c.env, program))
  return c.redirect(`${paths.identification}?merged`, 303)
})

otherRecordRoutes.post('/case', async (c) => {
  const { viewer, found, isLocked } = await loadCheck(c)
  if (!found?.whyCase) return c.redirect(paths.otherRecord, 303)
  if (isLocked) return refuse(c, 403, locked)
  if (await isFlooding(c)) return refuse(c, 429, 'Too many requests come from your network. Try again in a minute.')
  const allowance = await countTry(c.var, [{ limit: c.var.settings.cases.person, subject: viewer.candidateId }])
  if (!allowance.allowed) return refuse(c, 429, 'You’ve opened many cases today. Try again tomorrow.')

  const { program, now } = c.var
  const { from, into, proof, email } = found
  const reference = await openSupportCase(
    c.env,
    program,
    {
      candidateId: into,
      topic: 'two-accounts',
      about: from,
      message: `I have another record: ${from}. I showed that it is mine (${proof.provedBy}). Please merge it into ${into}.`,
      replyTo: email,
      isOwnAddress: true,
      file: undefined,
    },
    now,
  )

  c.executionCtx.waitUntil(sendMails(c.env, program))
  return c.redirect(paths.ownCase(reference), 303)
})

const locked =
  'A login of these records was made with a score report less than 3 days ago. You can merge records when the 3 days are over.'

function show(
  c: Parameters<typeof loadCheck>[0],
  { viewer }: Loaded,
  found: NonNullable<Loaded['found']>,
  { errors = [], hasMoved = false }: { readonly errors?: readonly FieldError[]; readonly hasMoved?: boolean } = {},
) {
  const view = viewCheck(c.var.program, found, c.var.now)
  const status = hasMoved ? 409 : errors.length > 0 ? 422 : 200
  if (wantsJson(c)) return c.json({ ...view, whyCase: found.whyCase ?? null }, status)
  const props = { view, whyCase: found.whyCase, errors, hasMoved }
  return page(c, <CheckPage frame={frameOf(c, viewer, paths.identification)} {...props} />, status)
}
