import { Hono } from 'hono'
import { rulesOf } from '../../../adapters/rules-hash.ts'
import { zipStream } from '../../../adapters/zip.ts'
import { holdingsInForce } from '../../../core/fold-holdings.ts'
import { recordOf } from '../../../core/record.ts'
import { standing } from '../../../core/standing/judge.ts'
import { listFactsOf } from '../../../data/facts/facts.ts'
import { listOwnHoldings } from '../../../data/facts/own-holdings.ts'
import { findPerson } from '../../../data/people/contacts.ts'
import { listBadgesOf } from '../../../data/badges/badges.ts'
import { loadWholePerson } from '../../../data/people/whole-person.ts'
import { writeEventWhere } from '../../../data/sign-in/security-events.ts'
import { sessionHolds } from '../../../data/sign-in/sessions.ts'
import type { Env } from '../../../env.ts'
import { today } from '../../../http/as-of.ts'
import { countTry } from '../../../http/limits.ts'
import { requireFresh } from '../../../http/visitor/fresh.ts'
import { eventBy } from '../../../http/visitor/where.ts'
import { readAsViewer } from '../../../http/visitor/read-as-viewer.ts'
import { refuse } from '../../../http/answers/refuse.tsx'
import { badgesGiven } from '../../../work/badges/give-badges.ts'
import { paths } from '../../../paths.ts'
import { formatDay } from '../../../ui/words.ts'
import { filesOfPack } from './exit-pack.ts'
import { isLocked, locked } from './locked.ts'

export const exitPackRoutes = new Hono<Env>()

exitPackRoutes.get('/certifications.zip', async (c) => {
  const { database, program, settings, now } = c.var
  const { viewer, facts, person, given, stored, outdated } = await readAsViewer(c, (id) => ({
    facts: listFactsOf(database, id),
    person: findPerson(database, id),
    given: listBadgesOf(database, id),
    ...listOwnHoldings(database, id, rulesOf(program)),
  }))
  const { candidateId, sessionHash } = viewer
  if (isLocked(c, person)) return refuse(c, 403, locked)
  requireFresh(c, viewer, paths.data)
  const allowance = await countTry(c.var, [{ limit: settings.archives, subject: candidateId }])
  if (!allowance.allowed) return refuse(c, 429, 'You’ve downloaded your data several times today. Try again tomorrow.')
  const template = await c.env.ASSETS.fetch(new URL('/checker/exit-pack.txt', c.env.BASE_URL))
  if (!template.ok) return refuse(c, 503, 'This download isn’t ready yet. Try again in a few minutes.')
  const holds = sessionHolds(sessionHash, candidateId, now.toISOString())
  await writeEventWhere(database, eventBy(c, candidateId, 'data-downloaded'), holds)

  const on = today(c)
  const site = { env: c.env, database, program, now, today: on }
  const holdings = holdingsInForce(program, candidateId, stored, outdated)
  const badges = await badgesGiven(site, candidateId, holdings, given)
  const tables = await loadWholePerson(database, candidateId)
  const record = recordOf(candidateId, facts, program.creditValidityMonths)
  const named = (tables.transcripts ?? []).map(({ id, description }) => [String(id), String(description)] as const)
  const shared = (tables['transcript-shares'] ?? []).map(
    ({ id, transcriptId }) => [String(id), named.find(([own]) => own === transcriptId)?.[1] ?? ''] as const,
  )
  const pack = {
    issuer: program.issuer.name,
    day: formatDay(on),
    origin: new URL(c.env.BASE_URL).origin,
    timeZone: program.timeZone,
    badges: badges.filter(({ revokedAt }) => revokedAt === null),
    certifications: [...new Set(holdings.map(({ certification }) => certification))],
    links: [...named, ...shared].map(([token, name]) => ({ token, name })),
    history: { candidateId, madeAt: now.toISOString(), standing: standing(program, candidateId, record, on), record },
    tables,
  }
  return c.body(zipStream(filesOfPack(pack, c.var.askSelf, await template.text()), now), 200, {
    'Content-Type': 'application/zip',
    'Content-Disposition': `attachment; filename="certifications-${candidateId}-${on}.zip"`,
  })
})
