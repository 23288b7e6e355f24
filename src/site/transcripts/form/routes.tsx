import { type Context, Hono } from 'hono'
import { randomId } from '../../../adapters/secrets.ts'
import {
  changeTranscript,
  createTranscript,
  mostTranscripts,
  type TranscriptDraft,
} from '../../../data/transcripts/transcripts.ts'
import type { Env } from '../../../env.ts'
import { today } from '../../../http/as-of.ts'
import { frameOf } from '../../../http/answers/frames.ts'
import { page } from '../../../http/answers/page.ts'
import { readForm } from '../../../http/forms/read-form.ts'
import { publishTokens } from '../../../work/transcripts/publish-tokens.ts'
import { paths } from '../../../paths.ts'
import type { FieldError } from '../../../ui/fields.tsx'
import { type Loaded, loadOwner, locked, previewOf } from '../load.ts'
import { TranscriptFormPage } from './form-page.tsx'
import { fieldsOf, readTranscriptForm } from './forms.ts'
import { currentOf, freshDraft, offersOf, withChosen } from './view.ts'

export const transcriptFormRoutes = new Hono<Env>()

/** With `?show=CODE`, a certification is chosen already. */
transcriptFormRoutes.get('/new', async (c) => show(c, await loadOwner(c), undefined, c.req.query('show')))

transcriptFormRoutes.post('/', async (c) => {
  const { database, now } = c.var
  const loaded = await loadOwner(c)
  const { fields, draft, errors } = await read(c, loaded)
  if (!draft) return show(c, loaded, { fields, errors })

  const id = randomId()
  const isMade = await createTranscript(database, loaded.viewer.candidateId, id, draft, now.toISOString())
  if (!isMade) return show(c, loaded, { fields, draft, errors: [{ field: 'description', sentence: full }] })
  await publishTokens(c.env.SESSIONS, database, [id], now)

  return c.redirect(`${paths.transcripts}?created`, 303)
})

transcriptFormRoutes.post('/preview', async (c) => {
  const loaded = await loadOwner(c)
  return show(c, loaded, await read(c, loaded))
})

transcriptFormRoutes.get('/:id/edit', async (c) => {
  const loaded = await loadOwner(c, c.req.param('id'))
  return loaded.transcript ? show(c, loaded) : c.notFound()
})

transcriptFormRoutes.post('/:id/preview', async (c) => {
  const loaded = await loadOwner(c, c.req.param('id'))
  return loaded.transcript ? show(c, loaded, await read(c, loaded)) : c.notFound()
})

transcriptFormRoutes.post('/:id', async (c) => {
  const id = c.req.param('id')
  const loaded = await loadOwner(c, id)
  if (!loaded.transcript) return c.notFound()
  const { fields, draft, errors } = await read(c, loaded)
  if (!draft) return show(c, loaded, { fields, errors })

  const [changed] = await changeTranscript(c.var.database, loaded.viewer.candidateId, id, draft)

  return changed ? c.redirect(`${paths.transcripts}?changed`, 303) : c.notFound()
})

const full = `You have ${mostTranscripts} transcripts, which is the most you can have. Delete one first.`

interface Posted {
  readonly fields: Readonly<Record<string, string>>
  readonly draft?: TranscriptDraft | undefined
  readonly errors: readonly FieldError[]
}

async function read(c: Context<Env>, loaded: Loaded): Promise<Posted> {
  const fields = await readForm(c)
  const offered = currentOf(loaded.periods, today(c)).map(({ certification }) => certification)
  const form = readTranscriptForm(fields, today(c), offered)
  if (form.draft && loaded.isLocked) return { fields, errors: [{ field: 'description', sentence: locked }] }
  return { fields, ...form }
}

/** The form as it was kept, or as it was posted; the preview goes along where what was posted can be shown. */
function show(c: Context<Env>, loaded: Loaded, posted?: Posted, chosen?: string) {
  const { transcript, periods, owner } = loaded
  const kept =
    transcript ?? withChosen(freshDraft(today(c), owner.localizedLastName !== ''), currentOf(periods, today(c)), chosen)
  const shown = (
    <TranscriptFormPage
      frame={frameOf(c, loaded.viewer, paths.transcripts)}
      id={transcript?.id}
      fields={posted?.fields ?? fieldsOf(kept)}
      errors={posted?.errors ?? []}
      offers={offersOf(c.var.program, periods, today(c))}
      preview={previewOf(c, loaded, posted?.draft ?? kept, transcript?.id ?? '')}
      isPreviewed={posted?.draft !== undefined}
    />
  )
  return page(c, shown, posted && posted.errors.length > 0 ? 422 : 200)
}
