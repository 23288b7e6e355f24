import { Hono } from 'hono'
import { findPerson } from '../../../data/contacts.ts'
import type { Env } from '../../../env.ts'
import { frameOf } from '../../../http/frames.ts'
import { page } from '../../../http/page.ts'
import { readAsViewer } from '../../../http/read-as-viewer.ts'
import { IdentificationPage } from './identification-page.tsx'

export const identificationRoutes = new Hono<Env>()

identificationRoutes.get('/', async (c) => {
  const { database, program } = c.var
  const { viewer, found } = await readAsViewer(c, (id) => [findPerson(database, id)])

  const [person] = found[0]
  const ids = JSON.parse(person?.outsideIds ?? '{}') as Readonly<Record<string, string>>
  const given = program.outsideIds
    .filter(({ shownAs }) => shownAs === 'identification')
    .map(({ column, label, purpose }) => ({ label, value: ids[column] ?? '', purpose }))
  const own = [
    { label: 'Login ID', value: person?.loginId ?? '', purpose: 'You sign in with it.' },
    { label: program.issuer.name, value: viewer.candidateId, purpose: 'The program knows your record by it.' },
  ]
  return page(c, <IdentificationPage frame={frameOf(c, viewer)} ids={[...own, ...given]} />)
})
