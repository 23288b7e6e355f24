import { type Context, Hono } from 'hono'
import type { Colleague } from '../../core/colleagues.ts'
import { isErasedPerson } from '../../core/erasure.ts'
import { personKnownAs } from '../../core/record.ts'
import { noteColleagueRead } from '../../data/office/record-reads.ts'
import type { Env } from '../../env.ts'
import { page } from '../../http/answers/page.ts'
import { csvFile } from '../../http/office/csv-file.ts'
import { isForProgram, officeFrameOf } from '../../http/office/office-frame.ts'
import { ErasedPage, viewErased } from './erased-page.tsx'
import { paths } from '../../paths.ts'
import { choose, type FactView, viewFacts } from './facts-view.ts'
import { identityPairs, loginPairs, nameOf } from './identity-view.ts'
import { viewLists } from './lists-view.ts'
import { type LoadedPerson, loadPerson, type Parts, partsOf } from './load-person.ts'
import { PersonPage, type PersonView } from './person-page.tsx'
import { viewCertifications } from './view.ts'

export const personRoutes = new Hono<Env>()

personRoutes.get('/office/people/:id', async (c) => {
  const { colleague, found } = await loadPerson(c, c.req.param('id'))
  if (!found) return c.notFound()
  if (isErasedPerson(found.person)) return showErased(c, found, colleague)
  // The old ID of a record that was merged leads to the person.
  const person = personKnownAs(found.id, found.facts)
  if (person !== found.id) return c.redirect(paths.officePerson(person), 303)
  const parts = partsOf(colleague)
  const facts = viewFacts(c.var.program, found.id, found.versions)
  const view = viewPerson(c, found, facts, { parts, colleagueId: colleague.id })

  // Before anything of it is shown.
  const read = { candidateId: found.id, colleagueId: colleague.id, readAt: c.var.now.toISOString() }
  await noteColleagueRead(c.var.database, read)

  if (isForProgram(c)) return c.json(asJson(view, facts, parts))
  if (c.req.query('format') === 'csv') return parts.record ? csvOf(c, found.id, facts) : c.notFound()
  const shown = { person: view, parts, roles: colleague.roles, done: doneIn(c) }
  return page(c, <PersonPage frame={officeFrameOf(c, colleague)} {...shown} />, found.asOf.problem ? 422 : 200)
})

/** No "Who saw me" entry: the person is erased. */
function showErased(c: Context<Env>, found: LoadedPerson, colleague: Colleague) {
  const { program, now } = c.var
  const parts = partsOf(colleague)
  const view = viewErased(program, found)
  if (isForProgram(c)) return c.json({ ...view, erased: true })
  const about = { program, now, all: c.req.query('all') ?? '', parts, colleagueId: colleague.id }
  const { log } = viewLists(found, about)
  return page(c, <ErasedPage frame={officeFrameOf(c, colleague)} view={view} log={parts.log ? log : undefined} />)
}

function viewPerson(
  c: Context<Env>,
  found: LoadedPerson,
  facts: readonly FactView[],
  by: { readonly parts: Parts; readonly colleagueId: string },
): PersonView {
  const { program, now } = c.var
  const { record, held, codes, badges, events, state, asOf } = found
  const [kind = '', typed = '', asked] = ['facts', 'find', 'page'].map((name) => c.req.query(name)?.slice(0, 100))
  const number = /^[1-9]\d{0,5}$/.test(asked ?? '') ? Number(asked) : 1
  return {
    id: found.id,
    name: nameOf(program, found),
    on: held.on,
    isToday: held.on === asOf.today,
    version: state.factsVersion,
    identity: identityPairs(program, found),
    login: loginPairs(found, now),
    certifications: viewCertifications({ program, record, held, codes, badges, events }),
    facts: choose(facts, { kind, typed: typed.trim(), page: number }),
    lists: viewLists(found, { program, now, all: c.req.query('all') ?? '', ...by }),
  }
}

/** The same for programs: what the role sees, and of the facts all. */
function asJson(
  { id, name, on, version, identity, login, certifications, lists }: PersonView,
  facts: readonly FactView[],
  parts: Parts,
) {
  const { orders, ...others } = lists
  const rows = Object.fromEntries(Object.entries(others).map(([section, list]) => [section, list.rows]))
  const own = { id, name, identity, orders: orders.rows }
  return parts.record ? { ...own, on, version, login, certifications, facts, ...rows } : own
}

function csvOf(c: Context<Env>, id: string, facts: readonly FactView[]): Response {
  const rows = facts.flatMap((fact) =>
    fact.versions.map((one) =>
      [
        fact.kindName,
        fact.key,
        fact.what,
        fact.on,
        fact.counts,
        one.says,
        one.stands ? 'yes' : 'no',
        one.file,
        one.line,
        one.receivedAt,
      ].map(String),
    ),
  )
  const heads = ['kind', 'key', 'what', 'on', 'counts', 'version', 'stands', 'file', 'line', 'received']
  return csvFile(c, `facts-${id}`, [heads, ...rows])
}

const done: Readonly<Record<string, string>> = {
  'login-mail': 'We’ve sent the login email. It can take a few minutes.',
  'login-mail-refused':
    'No email was sent: there have been 3 login emails to this address in the last 24 hours, or it is no address.',
  merged: 'The records are merged. Both addresses get an email that says how to undo it.',
  parted: 'The merge is undone: each record has its own data again. Both addresses get an email.',
  'sign-out': 'The person is signed out everywhere.',
}

function doneIn(c: Context<Env>): string | undefined {
  return done[c.req.query('done') ?? '']
}
