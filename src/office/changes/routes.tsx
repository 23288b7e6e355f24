import { type Context, Hono } from 'hono'
import { randomId } from '../../adapters/secrets.ts'
import { dayOf, latestDayAnywhere } from '../../core/calendar.ts'
import { askedNameIn } from '../../core/cases.ts'
import { factOf } from '../../core/feeds/fact-of.ts'
import type { FeedKind } from '../../core/feeds/kinds.ts'
import { listVersions } from '../../data/facts/facts.ts'
import type { Env } from '../../env.ts'
import { page } from '../../http/answers/page.ts'
import { readForm } from '../../http/forms/read-form.ts'
import { isForProgram, officeFrameOf } from '../../http/office/office-frame.ts'
import { versionsIn } from '../../http/versions-in.ts'
import { paths } from '../../paths.ts'
import { feedRulesOf } from '../../program/feed-rules.ts'
import { makeChange } from '../../work/facts/make-change.ts'
import { planChange, type WantedChange } from '../../work/facts/plan-change.ts'
import { previewChange } from '../../work/facts/preview-change.ts'
import { shortNameOn } from '../../wording/names.ts'
import { type Asked, find, nameOf, placeBefore, reasonOf, wasOf } from './find.ts'
import { ChangeFormPage } from './form-page.tsx'
import { type ReadChange, readChange } from './forms.ts'
import { kindsOfChange } from './kinds.ts'
import { PreviewPage } from './preview-page.tsx'
import { previewView } from './view.ts'

/** What staff change on a record by hand: asked for, shown before it is done, and done. */
export const changesRoutes = new Hono<Env>()

changesRoutes.get('/office/people/:id/changes/:what', async (c) => {
  const asked = await find(c, c.req.query())
  if (!asked) return c.notFound()

  const { to = '', why = '', reason = '' } = c.req.query()
  const suggested = asked.what === 'attach' && { to, why, reason }
  return form(
    c,
    asked,
    { ...asked.told, ...suggested, ...reasonOf(asked), ...(asked.from && askedNameIn(asked.from)) },
    [],
  )
})

changesRoutes.post('/office/people/:id/changes/:what', async (c) => {
  const sent = await readForm(c)
  const asked = await find(c, sent)
  if (!asked) return c.notFound()

  const typed = { ...(asked.what === 'correct' && wasOf(asked.told)), ...sent }
  const read = readChange(asked.what, asked.id, typed, feedRulesOf(c.var.program, latestDayAnywhere(c.var.now)))
  const errors = [...read.errors, ...(read.change ? toNobody(asked) : [])]
  if (!read.change || errors.length > 0) return form(c, asked, typed, errors)
  return preview(c, asked, { read, typed, hasMoved: false })
})

changesRoutes.post('/office/people/:id/changes/:what/confirm', async (c) => {
  const typed = await readForm(c)
  const asked = await find(c, typed)
  if (!asked) return c.notFound()
  const read = readChange(asked.what, asked.id, typed, feedRulesOf(c.var.program, latestDayAnywhere(c.var.now)))
  const errors = [...read.errors, ...(read.change ? toNobody(asked) : [])]
  if (!read.change || errors.length > 0) return form(c, asked, typed, errors)

  const { database, program, now } = c.var
  const by = { kind: 'colleague', id: asked.colleague.id } as const
  const wanted = { candidateId: asked.id, change: read.change, reason: read.reason }
  const factsVersions = versionsIn(typed.versions)
  const made = await makeChange(database, program, wanted, {
    by,
    now,
    factsVersions,
    why: read.why,
    ...(asked.from && { from: asked.from.reference }),
  })

  if (made === 'gone') return c.notFound()
  if (made === 'moved') return preview(c, asked, { read, typed, hasMoved: true })
  const { change } = read
  const isAttached = asked.isUnknown && change.what === 'attach'
  return c.redirect(isAttached ? paths.officeUnmatchedBy({ attached: change.to }) : placeBefore(asked), 303)
})

/** The error for an unknown candidate id. */
function toNobody({ what, isToKnown }: Asked) {
  return what === 'attach' && !isToKnown ? [{ field: 'to', sentence: 'No one has this candidate ID. Check it.' }] : []
}

function form(c: Context<Env>, asked: Asked, typed: Readonly<Record<string, string>>, errors: ReadChange['errors']) {
  const { program, now } = c.var
  const { id, name, what, fact, place, told } = asked
  const on = dayOf(now, program.timeZone)
  const was = what === 'correct' ? wasOf(told) : {}
  const certifications = program.certifications.map(({ code }) => [code, shortNameOn(program, code, on)] as const)
  const kind = kindsOfChange[what]
  const cancel = placeBefore(asked)
  const props = {
    person: { id, name, isUnknown: asked.isUnknown },
    what,
    kind,
    fact,
    cancel,
    hidden: { ...place, ...was },
    typed,
    certifications,
    errors,
  }
  return page(c, <ChangeFormPage frame={officeFrameOf(c, asked.colleague)} {...props} />, errors.length > 0 ? 422 : 200)
}

interface ToPreview {
  readonly read: ReadChange
  readonly typed: Readonly<Record<string, string>>
  readonly hasMoved: boolean
}

async function preview(c: Context<Env>, asked: Asked, { read, typed, hasMoved }: ToPreview) {
  const { database, program, now } = c.var
  const { id, what, name, fact, told, place } = asked
  const change = read.change!
  const wanted: WantedChange = { candidateId: id, change, reason: read.reason }
  const planned = await planChange(database, wanted, { id: randomId(), at: now.toISOString() })
  if (!planned) return c.notFound()
  const previews = await previewChange(database, program, planned, now)
  const names = await namesOf(c, planned.affected, id, name)
  const on = dayOf(now, program.timeZone)
  // An unknown person has nothing to lose.
  const known = previews.filter(({ candidateId }) => !asked.isUnknown || candidateId !== id)
  const view = previewView({ program, change, fact, previews: known, names, told, on })
  const versions = JSON.stringify(previews.map(({ candidateId, factsVersion }) => [candidateId, factsVersion]))
  const sent = [...kindsOfChange[what].fields.map((field) => field.name), 'why', 'reason']
  const again = Object.fromEntries(sent.flatMap((field) => (field in typed ? [[field, typed[field]!] as const] : [])))
  const hidden = { ...place, ...(what === 'correct' && wasOf(told)), ...again, versions }

  const status = hasMoved ? 409 : 200
  if (isForProgram(c)) return c.json(view, status)
  const cancel = placeBefore(asked)
  const props = { person: { id, name }, what, view, hidden, hasMoved, cancel, at: now.toISOString() }
  return page(c, <PreviewPage frame={officeFrameOf(c, asked.colleague)} {...props} />, status)
}

async function namesOf(c: Context<Env>, people: readonly string[], id: string, name: string) {
  const others = people.filter((one) => one !== id)
  const kind: FeedKind = 'candidates'
  const found = others.length > 0 ? await listVersions(c.var.database, kind, others).execute() : []
  const byPerson = Map.groupBy(found, ({ key }) => key)
  const named = others.map((one) => {
    const known = factOf(byPerson.get(one) ?? [])
    const told = known ? (JSON.parse(known.content) as Record<string, string>) : {}
    return [one, nameOf(c, told) || one] as const
  })
  return new Map([[id, name] as const, ...named])
}
