import { type Context, Hono } from 'hono'
import { hashOfText } from '../../../adapters/secrets.ts'
import { allAccepted, isAccepted } from '../../../core/agreements.ts'
import { recordOf } from '../../../core/record.ts'
import { accept, listAcceptances } from '../../../data/people/acceptances.ts'
import { listFactsOfKinds } from '../../../data/facts/facts.ts'
import type { Env } from '../../../env.ts'
import { today } from '../../../http/as-of.ts'
import { frameOf } from '../../../http/answers/frames.ts'
import { localPath } from '../../../http/local-path.ts'
import { page } from '../../../http/answers/page.ts'
import { readAsViewer } from '../../../http/visitor/read-as-viewer.ts'
import { readForm } from '../../../http/forms/read-form.ts'
import { paths } from '../../../paths.ts'
import { AgreementText } from '../../../ui/agreement-text.tsx'
import { ErrorSummary } from '../../../ui/fields.tsx'
import { Layout } from '../../../ui/layout.tsx'
import { findAgreement, type FoundAgreement, textOfAgreement, viewAgreement } from '../../../wording/agreement.ts'

export const agreementsRoutes = new Hono<Env>()

agreementsRoutes.get('/:code/:version', async (c) => {
  const found = findAgreement(c.var.program, c.req.param('code'), today(c), c.req.param('version'))
  if (!found) return c.notFound()

  return show(c, found, { next: localPath(c.req.query('next'), '') })
})

agreementsRoutes.post('/:code/:version', async (c) => {
  const { program, database, now } = c.var
  const found = findAgreement(program, c.req.param('code'), today(c), c.req.param('version'))
  if (!found?.inForce?.sections) return c.notFound()
  const fields = await readForm(c)
  const next = localPath(fields.next, '')
  // Another version has come into force since the page was read.
  if (found.version !== found.inForce) {
    const [{ code }, { version }] = [found.agreement, found.inForce]
    return c.redirect(next ? paths.agreementThen(code, version, next) : paths.agreement(code, version), 303)
  }
  if (fields.accept !== 'yes') return show(c, found, { next, error: 'Select the box to accept the agreement.' })
  const { viewer, accepted } = await load(c)

  const [agreement, { version }] = [found.agreement.code, found.version]
  const acceptance = {
    agreement,
    version,
    textHash: await hashOfText(textOfAgreement(found)),
    acceptedAt: now.toISOString(),
  }
  if (!isAccepted(accepted, agreement, version)) await accept(database, viewer.candidateId, acceptance)

  return c.redirect(next || paths.agreement(agreement, version), 303)
})

async function load(c: Context<Env>) {
  const { program, database } = c.var
  const { viewer, facts, here } = await readAsViewer(c, (id) => ({
    facts: listFactsOfKinds(database, id, ['agreements']),
    here: listAcceptances(database, id),
  }))
  const { agreements } = recordOf(viewer.candidateId, facts, program.creditValidityMonths)
  return { viewer, accepted: allAccepted(agreements, here) }
}

async function show(c: Context<Env>, found: FoundAgreement, { next, error }: { next: string; error?: string }) {
  const { viewer, accepted } = await load(c)
  const view = viewAgreement(found, accepted, await hashOfText(textOfAgreement(found)))
  const shown = (
    <Layout title={error ? `Error: ${view.title}` : view.title} frame={frameOf(c, viewer)}>
      {error && <ErrorSummary errors={[{ field: 'accept', sentence: error }]} />}
      <AgreementText {...view} next={next || undefined} error={error} />
    </Layout>
  )
  return page(c, shown, error ? 422 : 200)
}
