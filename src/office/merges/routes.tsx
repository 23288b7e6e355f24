import { type Context, Hono } from 'hono'
import { dayOf } from '../../core/calendar.ts'
import type { Env } from '../../env.ts'
import { page } from '../../http/answers/page.ts'
import { readForm } from '../../http/forms/read-form.ts'
import { isForProgram, officeFrameOf } from '../../http/office/office-frame.ts'
import { readAsColleague } from '../../http/office/read-as-colleague.ts'
import { versionsIn } from '../../http/versions-in.ts'
import { paths } from '../../paths.ts'
import type { FieldError } from '../../ui/fields.tsx'
import { capitalize } from '../../ui/words.ts'
import { shortNameOn } from '../../wording/names.ts'
import { mergeRecords } from '../../work/merges/merge-records.ts'
import { sendMails } from '../../work/mail/send-mails.ts'
import { previewMerge } from '../../work/merges/preview-merge.ts'
import { previewUndo } from '../../work/merges/preview-undo.ts'
import { findMerge, undoMerge } from '../../work/merges/undo-merge.ts'
import { ChoosePage } from './choose-page.tsx'
import { loadSides } from './load-sides.ts'
import { MergePage, whysOfMerge } from './merge-page.tsx'
import { UndoPage } from './undo-page.tsx'
import { heldWords } from './rows.ts'
import { viewMerge } from './view.ts'

/** Two records of one person become one, and two again. */
export const mergesRoutes = new Hono<Env>()

mergesRoutes.get('/office/merges/new', (c) => show(c, c.req.query(), { errors: [], hasMoved: false }))

mergesRoutes.post('/office/merges', async (c) => {
  const typed = await readForm(c)
  const [from, into] = [idIn(typed.from), idIn(typed.into)]
  const { colleague } = await readAsColleague(c, {})
  const errors = problemsIn(typed)
  if (errors.length > 0) return show(c, typed, { errors, hasMoved: false })

  const { program, now } = c.var
  const merged = await mergeRecords(
    c.env,
    program,
    {
      from,
      into,
      factsVersions: versionsIn(typed.versions),
      by: { kind: 'colleague', id: colleague.id },
      why: typed.why ?? '',
      reason: typed.case ? `Case ${typed.case}` : '',
    },
    now,
  )

  if (typeof merged === 'string') return show(c, typed, { errors: [], hasMoved: merged === 'moved' })
  c.executionCtx.waitUntil(sendMails(c.env, program))
  return c.redirect(paths.officePersonBy(into, { done: 'merged' }), 303)
})

mergesRoutes.get('/office/merges/:from/undo', (c) => showUndo(c, c.req.param('from'), false))

mergesRoutes.post('/office/merges/:from/undo', async (c) => {
  const typed = await readForm(c)
  const { colleague } = await readAsColleague(c, {})
  const from = c.req.param('from')
  const { database, program, now } = c.var
  const found = await findMerge(database, from)
  if (!found || found.id !== typed.merge) return c.notFound()

  const undone = await undoMerge(
    c.env,
    program,
    {
      from,
      mergeId: found.id,
      by: { kind: 'colleague', id: colleague.id },
      factsVersions: versionsIn(typed.versions),
      reason: (typed.reason ?? '').slice(0, 1000),
    },
    now,
  )

  if (undone === 'gone') return c.notFound()
  if (undone === 'moved') return showUndo(c, from, true)
  c.executionCtx.waitUntil(sendMails(c.env, program))
  return c.redirect(paths.officePersonBy(from, { done: 'parted' }), 303)
})

interface Shown {
  readonly errors: readonly FieldError[]
  readonly hasMoved: boolean
}

/** Both records and what a merge does; or the form for their ids, where one of these isn't good for it. */
async function show(c: Context<Env>, given: Readonly<Record<string, string>>, { errors, hasMoved }: Shown) {
  const { database, program, now } = c.var
  const [fromId, intoId] = [idIn(given.from), idIn(given.into)]
  const { colleague, from, into } = await loadSides(c, fromId, intoId)
  const frame = officeFrameOf(c, colleague)
  const choose = (problems: readonly FieldError[]) => {
    const props = { frame, idLabel: program.candidateId.label, from: fromId, into: intoId, errors: problems }
    return page(c, <ChoosePage {...props} />, problems.length > 0 ? 422 : 200)
  }
  if (fromId === '' || intoId === '') return choose([])
  const unknown = (field: string) => ({ field, sentence: 'We don’t know this ID. Check it, or find the person first.' })
  const missing = [...(from ? [] : [unknown('from')]), ...(into ? [] : [unknown('into')])]
  if (!from || !into) return choose(missing)
  if (fromId === intoId) return choose([{ field: 'from', sentence: 'Enter a different ID from the one above.' }])
  const preview = await previewMerge(database, program, { from: fromId, into: intoId }, now)
  if (preview.isChained)
    return choose([
      {
        field: 'from',
        sentence:
          'One of these records is already merged. Merge the other one into the record that stays, or undo that merge first.',
      },
    ])
  const view = viewMerge({ program, on: dayOf(now, program.timeZone), from, into, preview })
  const status = hasMoved ? 409 : errors.length > 0 ? 422 : 200
  if (isForProgram(c)) return c.json(view, status)
  return page(
    c,
    <MergePage frame={frame} view={view} typed={given} at={now.toISOString()} {...{ errors, hasMoved }} />,
    status,
  )
}

function problemsIn({ why, case: reference }: Readonly<Record<string, string>>): FieldError[] {
  return [
    ...(whysOfMerge.some(([code]) => code === why) ? [] : [{ field: 'why', sentence: 'Choose a reason.' }]),
    ...((reference ?? '').length > 100 ? [{ field: 'case', sentence: 'Enter the reference of a case.' }] : []),
  ]
}

async function showUndo(c: Context<Env>, from: string, hasMoved: boolean) {
  const { colleague } = await readAsColleague(c, {})
  const { database, program, now } = c.var
  const found = await findMerge(database, from)
  if (!found) return c.notFound()
  const { certifications, ending, factsVersions } = await previewUndo(database, program, found, now)
  const nameOf = (code: string) => shortNameOn(program, code, dayOf(now, program.timeZone))
  const rows = certifications.map((one) => ({
    label: nameOf(one.certification),
    from: capitalize(heldWords(one.now)),
    into: capitalize(heldWords(one.from)),
    after: capitalize(heldWords(one.into)),
  }))
  const view = { from, into: found.into, mergeId: found.id, rows, ending: ending.map(nameOf), factsVersions }
  const status = hasMoved ? 409 : 200
  if (isForProgram(c)) return c.json(view, status)
  return page(c, <UndoPage frame={officeFrameOf(c, colleague)} view={view} hasMoved={hasMoved} />, status)
}

/** Ids are written in capitals. */
function idIn(typed: string | undefined): string {
  return (typed ?? '').trim().toUpperCase().slice(0, 40)
}
