import { type Context, Hono } from 'hono'
import { removeToken } from '../../../adapters/share-tokens.ts'
import { consentIn, standingAnswers } from '../../../core/answers.ts'
import { listAnswers } from '../../../data/people/answers.ts'
import { deleteTranscript, disableTranscript, enableTranscript } from '../../../data/transcripts/end-transcript.ts'
import { listTranscripts } from '../../../data/transcripts/transcripts.ts'
import type { Env } from '../../../env.ts'
import { today } from '../../../http/as-of.ts'
import { frameOf } from '../../../http/answers/frames.ts'
import { questionOfConsent } from '../../../http/visitor/look-up-code.ts'
import { page } from '../../../http/answers/page.ts'
import { readAsViewer } from '../../../http/visitor/read-as-viewer.ts'
import { refuse } from '../../../http/answers/refuse.tsx'
import { wantsJson } from '../../../http/answers/wants-json.ts'
import { paths } from '../../../paths.ts'
import { loadOwner, locked, previewOf } from '../load.ts'
import { DeletePage } from './delete-page.tsx'
import { doneWords, TranscriptsPage } from './list-page.tsx'
import { OwnViewPage } from './own-view-page.tsx'
import { ledeOf, rowsOf } from './view.ts'

export const transcriptListRoutes = new Hono<Env>()

transcriptListRoutes.get('/', async (c) => {
  const { database } = c.var
  const { viewer, transcripts, answers } = await readAsViewer(c, (id) => ({
    transcripts: listTranscripts(database, id),
    answers: listAnswers(database, id),
  }))

  const rows = rowsOf(transcripts, today(c))
  const isClosed = consentIn(standingAnswers(answers), questionOfConsent(c)) === 'no'
  const done = (Object.keys(doneWords) as (keyof typeof doneWords)[]).find((word) => c.req.query(word) !== undefined)
  if (wantsJson(c)) return c.json({ transcripts: rows })
  const frame = frameOf(c, viewer)
  return page(c, <TranscriptsPage frame={frame} lede={ledeOf(rows)} rows={rows} done={done} isClosed={isClosed} />)
})

transcriptListRoutes.get('/:id/view', async (c) => {
  const loaded = await loadOwner(c, c.req.param('id'))
  const { transcript, viewer } = loaded
  if (!transcript) return c.notFound()

  const shown = previewOf(c, loaded, transcript, transcript.id)
  return page(c, <OwnViewPage frame={frameOf(c, viewer, paths.transcripts)} id={transcript.id} {...shown} />)
})

transcriptListRoutes.get('/:id/delete', async (c) => {
  const { transcript, viewer } = await loadOwner(c, c.req.param('id'))
  if (!transcript) return c.notFound()

  return page(c, <DeletePage frame={frameOf(c, viewer, paths.transcripts)} transcript={transcript} />)
})

transcriptListRoutes.post('/:id/delete', async (c) => {
  const { viewer } = await readAsViewer(c, () => ({}))
  const { database, now } = c.var

  const deleted = await deleteTranscript(database, viewer.candidateId, c.req.param('id'), now.toISOString())
  if (!deleted) return c.notFound()
  // Only to be tidy: the database has said already that they open nothing. Of learner records, the tokens stay known, so that
  // whoever has one can be told that it has ended.
  if (!deleted.hasRecord)
    c.executionCtx.waitUntil(Promise.allSettled(deleted.tokens.map((token) => removeToken(c.env.SESSIONS, token))))

  return c.redirect(`${paths.transcripts}?deleted`, 303)
})

transcriptListRoutes.post('/:id/disable', (c) => turn(c, c.req.param('id'), true))

transcriptListRoutes.post('/:id/enable', (c) => turn(c, c.req.param('id'), false))

async function turn(c: Context<Env>, id: string, isDisabled: boolean) {
  const { viewer, isLocked } = await loadOwner(c, id)
  if (isLocked && !isDisabled) return refuse(c, 403, locked)

  const { database, now } = c.var
  const [turned] = isDisabled
    ? await disableTranscript(database, viewer.candidateId, id, now.toISOString())
    : await enableTranscript(database, viewer.candidateId, id)

  return turned ? c.redirect(`${paths.transcripts}?${isDisabled ? 'disabled' : 'enabled'}`, 303) : c.notFound()
}
