import { type Context, Hono } from 'hono'
import { zipStream } from '../../../adapters/zip.ts'
import { openPacked } from '../../../adapters/packed-files.ts'
import { rulesOf } from '../../../adapters/rules-hash.ts'
import { allAccepted, isAccepted } from '../../../core/agreements.ts'
import { holdingsInForce } from '../../../core/fold-holdings.ts'
import { logosAllowed } from '../../../core/logo-rights.ts'
import { recordOf } from '../../../core/record.ts'
import { listAcceptances } from '../../../data/people/acceptances.ts'
import { listFactsOfKinds } from '../../../data/facts/facts.ts'
import { listOwnHoldings } from '../../../data/facts/own-holdings.ts'
import type { Env } from '../../../env.ts'
import { today } from '../../../http/as-of.ts'
import { frameOf } from '../../../http/answers/frames.ts'
import { page } from '../../../http/answers/page.ts'
import { readAsViewer } from '../../../http/visitor/read-as-viewer.ts'
import { refuse } from '../../../http/answers/refuse.tsx'
import { sendFile } from '../../../http/answers/send-file.ts'
import { wantsJson } from '../../../http/answers/wants-json.ts'
import { paths } from '../../../paths.ts'
import { filesOf, logoPackKey } from '../../../program/logo-files.ts'
import { findLogo } from '../../../program/logos.ts'
import { findAgreement } from '../../../wording/agreement.ts'
import { LogosPage } from './logos-page.tsx'
import { viewLogo } from './view.ts'
import { entriesOf, logosInZip } from './zips.ts'

export const logosRoutes = new Hono<Env>()

logosRoutes.get('/', async (c) => {
  const { viewer, logos, accepted } = await load(c)

  const view = logos.map((logo) => viewLogo(logo))
  if (wantsJson(c))
    return c.json({ logos: logos.map((logo) => ({ code: logo.code, name: logo.name, files: filesOf(logo) })) })
  const guidelines = findGuidelines(c)
  const at = guidelines && paths.agreement(guidelines.agreement.code, guidelines.version.version)
  const asked = c.req.query('accepted') ?? ''
  const isFile = logosInZip(logos, asked) ?? logos.flatMap(filesOf).some(({ file }) => file === asked)
  const shown = (
    <LogosPage
      frame={frameOf(c, viewer)}
      logos={view}
      guidelines={at}
      isAccepted={accepted}
      wanted={accepted && isFile ? asked : undefined}
    />
  )
  return page(c, shown)
})

logosRoutes.get('/:file', async (c) => {
  const { logos, accepted } = await load(c)
  const name = c.req.param('file')
  const file = logos.flatMap(filesOf).find((one) => one.file === name)
  const packed = logosInZip(logos, name)
  if (!file && !packed) return c.notFound()
  const guidelines = findGuidelines(c)
  if (guidelines && !accepted) {
    const { agreement, version } = guidelines
    return c.redirect(paths.agreementThen(agreement.code, version.version, paths.logosAfterAccepting(name)), 303)
  }

  if (!file) {
    const body = zipStream(entriesOf(c.env.FILES, packed!), c.var.now)
    return sendFile(c, { body, etag: '', name, type: 'application/zip' })
  }
  const found = await openPacked(c.env.FILES, logoPackKey(file.code), name)
  if (!found) return refuse(c, 503, 'This file isn’t ready yet. Try again in a few minutes.')
  return sendFile(c, { ...found, name, type: file.type === 'svg' ? 'image/svg+xml' : 'image/png' })
})

/** What the guidelines for logos are called differs; which they are, the program says. */
function findGuidelines(c: Context<Env>) {
  const { program } = c.var
  const agreement = program.agreements.find(({ acceptedBy }) => acceptedBy === 'logo')
  return agreement && findAgreement(program, agreement.code, today(c))
}

/** The logos that this candidate may use today, and whether the guidelines are accepted. */
async function load(c: Context<Env>) {
  const { program, database } = c.var
  const { viewer, stored, outdated, facts, here } = await readAsViewer(c, (id) => ({
    ...listOwnHoldings(database, id, rulesOf(program)),
    facts: listFactsOfKinds(database, id, ['agreements']),
    here: listAcceptances(database, id),
  }))
  const holdings = holdingsInForce(program, viewer.candidateId, stored, outdated)
  const on = today(c)
  const allowed = new Set(logosAllowed(holdings, program.achievements, on))
  const codes = [...program.certifications, ...program.achievements].map(({ code }) => code)
  const { agreements } = recordOf(viewer.candidateId, facts, program.creditValidityMonths)
  const guidelines = findGuidelines(c)
  return {
    viewer,
    logos: codes.filter((code) => allowed.has(code)).flatMap((code) => findLogo(program, code, on) ?? []),
    accepted:
      !guidelines || isAccepted(allAccepted(agreements, here), guidelines.agreement.code, guidelines.version.version),
  }
}
