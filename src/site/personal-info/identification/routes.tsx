import { Hono } from 'hono'
import { mergeIn } from '../../../core/merges.ts'
import { listFactsOfKinds } from '../../../data/facts/facts.ts'
import { findPerson } from '../../../data/people/contacts.ts'
import { listLinkedAccounts } from '../../../data/sign-in/linked-accounts.ts'
import type { Env } from '../../../env.ts'
import { frameOf } from '../../../http/answers/frames.ts'
import { organisationOf } from '../../../core/organisation-of.ts'
import { page } from '../../../http/answers/page.ts'
import { readAsViewer } from '../../../http/visitor/read-as-viewer.ts'
import { connectRoutes } from './connect-routes.tsx'
import { IdentificationPage } from './identification-page.tsx'

export const identificationRoutes = new Hono<Env>()

identificationRoutes.route('/', connectRoutes)

identificationRoutes.get('/', async (c) => {
  const { database, program, identity } = c.var
  const { viewer, person, accounts, aliases } = await readAsViewer(c, (id) => ({
    person: findPerson(database, id),
    accounts: listLinkedAccounts(database, id),
    aliases: listFactsOfKinds(database, id, ['aliases']),
  }))

  const ids = JSON.parse(person?.outsideIds ?? '{}') as Readonly<Record<string, string>>
  const given = program.outsideIds
    .filter(({ shownAs }) => shownAs === 'identification')
    .map(({ column, label, purpose }) => ({ label, value: ids[column] ?? '', purpose }))
  const own = [
    { label: 'Login ID', value: person?.loginId ?? '', purpose: 'You sign in with it.' },
    { label: program.issuer.name, value: viewer.candidateId, purpose: 'The program’s ID for your record.' },
  ]
  const done = (['connected', 'removed', 'merged'] as const).find((what) => c.req.query(what) !== undefined)
  const organisation = { organisation: organisationOf(program), accounts, isOpen: identity !== undefined }
  const merged = aliases
    .filter(({ candidateId }) => candidateId === viewer.candidateId)
    .map((alias) => ({ id: alias.key, at: mergeIn(alias).at }))
  const shown = { merged, headings: program.idHeadings, ids: [...own, ...given], organisation, done }
  return page(c, <IdentificationPage frame={frameOf(c, viewer)} {...shown} />)
})
