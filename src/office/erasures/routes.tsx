import { type Context, Hono } from 'hono'
import { erasureReasons, isErasedPerson } from '../../core/erasure.ts'
import { fullName } from '../../core/person-name.ts'
import { listColleagues } from '../../data/colleagues/colleagues.ts'
import { findErasurePreview } from '../../data/office/erasure-preview.ts'
import { findErasure } from '../../data/people/erasures.ts'
import type { Env } from '../../env.ts'
import { page } from '../../http/answers/page.ts'
import { readForm } from '../../http/forms/read-form.ts'
import { isForProgram, officeFrameOf } from '../../http/office/office-frame.ts'
import { readAsColleague } from '../../http/office/read-as-colleague.ts'
import { paths } from '../../paths.ts'
import { approve, askToErase, dropAsked } from '../../work/erasures/ask-erasure.ts'
import { ErasurePage } from './erasure-page.tsx'
import { whatGoes, whatStays } from './view.ts'

/** How the record of a person is erased: seen, asked for, and confirmed by a second owner. */
export const erasureRoutes = new Hono<Env>()

const moved = 'The record has changed since you looked, so nothing was done. This is what would be erased now.'

erasureRoutes.get('/office/people/:id/erase', async (c) => {
  const loaded = await load(c)
  return loaded ? show(c, loaded) : c.notFound()
})

erasureRoutes.post('/office/people/:id/erase', async (c) => {
  const typed = await readForm(c)
  const loaded = await load(c)
  if (!loaded) return c.notFound()
  const reason = erasureReasons.find((one) => one === typed.reason)
  if (!reason) return show(c, loaded, { status: 422, problem: 'Choose why the record is erased.' })
  if (typed.version !== String(loaded.counts.factsVersion)) return show(c, loaded, { status: 409, problem: moved })

  await askToErase(c.var.database, { ...doing(c, loaded), reason })

  return c.redirect(paths.erasePerson(loaded.id), 303)
})

erasureRoutes.post('/office/people/:id/erase/confirm', async (c) => {
  const typed = await readForm(c)
  const loaded = await load(c)
  if (!loaded?.erasure) return c.notFound()
  if (typed.version !== String(loaded.counts.factsVersion)) return show(c, loaded, { status: 409, problem: moved })

  const isDone = await approve(c.var.database, doing(c, loaded))

  if (!isDone) return show(c, loaded, { status: 409, problem: 'Nothing was done: another owner has to confirm it.' })
  c.executionCtx.waitUntil(c.env.WAKE.send('erasures'))
  return c.redirect(paths.officePerson(loaded.id), 303)
})

erasureRoutes.post('/office/people/:id/erase/drop', async (c) => {
  const loaded = await load(c)
  if (!loaded) return c.notFound()

  await dropAsked(c.var.database, doing(c, loaded))

  return c.redirect(paths.officePerson(loaded.id), 303)
})

/** The person, until the erasure is confirmed. */
async function load(c: Context<Env>) {
  const { database } = c.var
  const id = c.req.param('id') ?? ''
  const { colleague, counts, erasure, colleagues } = await readAsColleague(c, {
    counts: findErasurePreview(database, id),
    erasure: findErasure(database, id),
    colleagues: listColleagues(database),
  })
  // A record that was merged with another is erased with that one.
  if (!counts || counts.person !== id || isErasedPerson(counts) || (erasure && erasure.state !== 'asked'))
    return undefined
  const owners = colleagues.filter(({ roles }) => roles?.split(' ').includes('owner'))
  const isAlone = owners.length === 1 && owners[0]!.id === colleague.id
  return { id, colleague, counts, erasure, isAlone, mayApprove: isAlone || erasure?.askedBy !== colleague.id }
}

type Loaded = NonNullable<Awaited<ReturnType<typeof load>>>

function doing(c: Context<Env>, { id, colleague, counts }: Loaded) {
  return { candidateId: id, factsVersion: counts.factsVersion, colleagueId: colleague.id, at: c.var.now }
}

interface Said {
  readonly status: 200 | 409 | 422
  readonly problem?: string
}

function show(c: Context<Env>, loaded: Loaded, { status, problem }: Said = { status: 200 }) {
  const { id, colleague, counts, erasure } = loaded
  if (isForProgram(c))
    return c.json(
      {
        goes: whatGoes(counts),
        stays: whatStays(counts),
        version: counts.factsVersion,
        asked: erasure?.askedAt ?? null,
        problem,
      },
      status,
    )
  const name = fullName({ first: counts.firstName, last: counts.lastName }, c.var.program.familyNameFirst) || id
  const shown = { id, name, counts, erasure, mayApprove: loaded.mayApprove, isAlone: loaded.isAlone, problem }
  return page(c, <ErasurePage frame={officeFrameOf(c, colleague)} {...shown} />, status)
}
