import { Hono } from 'hono'
import { hashOfText } from '../../../adapters/secrets.ts'
import { allAccepted } from '../../../core/agreements.ts'
import { recordOf } from '../../../core/record.ts'
import { listAcceptances } from '../../../data/people/acceptances.ts'
import { listFactsOfKinds } from '../../../data/facts/facts.ts'
import type { Env } from '../../../env.ts'
import { today } from '../../../http/as-of.ts'
import { frameOf } from '../../../http/answers/frames.ts'
import { page } from '../../../http/answers/page.ts'
import { labelOf } from '../../../http/answers/tabs.ts'
import { readAsViewer } from '../../../http/visitor/read-as-viewer.ts'
import { paths } from '../../../paths.ts'
import { AgreementText } from '../../../ui/agreement-text.tsx'
import { Layout } from '../../../ui/layout.tsx'
import { findAgreement, textOfAgreement, viewAgreement } from '../../../wording/agreement.ts'

export const agreementRoutes = new Hono<Env>()

/** The agreement of the exams, in the version in force. */
agreementRoutes.get('/', async (c) => {
  const { program, database } = c.var
  const on = today(c)
  const agreement = program.agreements.find(({ acceptedBy }) => acceptedBy === 'exam')
  const inForce = agreement && findAgreement(program, agreement.code, on)
  if (!inForce) return c.notFound()
  const { viewer, facts, here } = await readAsViewer(c, (id) => ({
    facts: listFactsOfKinds(database, id, ['agreements']),
    here: listAcceptances(database, id),
  }))

  const { agreements } = recordOf(viewer.candidateId, facts, program.creditValidityMonths)
  const accepted = allAccepted(agreements, here)
  const view = viewAgreement(inForce, accepted, await hashOfText(textOfAgreement(inForce)))

  const others = program.agreements
    .filter((one) => one !== agreement)
    .flatMap(({ code, name }) => {
      const version = findAgreement(program, code, on)?.version.version
      return version === undefined ? [] : { name, href: paths.agreement(code, version) }
    })
  return page(
    c,
    <Layout title={labelOf(program, paths.certificationAgreement)} frame={frameOf(c, viewer)}>
      <AgreementText {...view} next={view.acceptAt && paths.certificationAgreement} />
      <p class="aside">
        You can find every version you accepted under <a href={paths.exams}>Exams</a>.{' '}
        {others.length > 0 && ' The program has more agreements:'}
      </p>
      {others.length > 0 && (
        <ul>
          {others.map(({ name, href }) => (
            <li>
              <a href={href}>{name}</a>
            </li>
          ))}
        </ul>
      )}
    </Layout>,
  )
})
