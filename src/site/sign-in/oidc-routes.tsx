import { Hono } from 'hono'
import { hashOfSecret } from '../../adapters/secrets.ts'
import { findOwnerOfAccount } from '../../data/sign-in/linked-accounts.ts'
import { forgetOrganisationLogin, takeOrganisationLogin } from '../../data/sign-in/organisation-logins.ts'
import type { Env } from '../../env.ts'
import { browserHash } from '../../http/visitor/known-browser.ts'
import { localPath } from '../../http/local-path.ts'
import {
  begunElsewhere,
  checksOf,
  keepForThisBrowser,
  leadToOrganisation,
  organisationHash,
  organisationSecret,
  refuseLogin,
  takeSecretBack,
} from '../../http/visitor/organisation-login.ts'
import { organisationOf } from '../../core/organisation-of.ts'
import { refuse } from '../../http/answers/refuse.tsx'
import { paths } from '../../paths.ts'
import { openSession, wayOn } from './open-session.ts'

/** Logging in at the organisation, where one is set up: there, and back. */
export const oidcRoutes = new Hono<Env>()

// By a link, not a form: no form of this site may lead to another one.
oidcRoutes.get(paths.oidcStart, (c) =>
  leadToOrganisation(c, {
    candidateId: null,
    next: localPath(c.req.query('next'), ''),
    again: c.req.query('again') !== undefined,
  }),
)

oidcRoutes.get(paths.oidcCallback, async (c) => {
  const { identity, database, now, program } = c.var
  if (!identity) return c.notFound()
  const secret = organisationSecret(c)
  const state = c.req.query('state')
  const asked = secret ? await Promise.all([checksOf(c, secret, false), checksOf(c, secret, true)]) : []
  const checks = asked.find((one) => one.state === state)
  // What belongs to nobody here does not use up a login that is under way.
  const begun =
    secret && checks ? await takeOrganisationLogin(database, await hashOfSecret(secret), now.toISOString()) : undefined
  if (!begun || !checks) return refuse(c, 400, begunElsewhere(organisationOf(program)))

  takeSecretBack(c)
  try {
    const { issuer, subject, loggedInAt, describe } = await identity.finish(new URL(c.req.url).search, checks)
    const { account, knowsBrowser } = await findOwnerOfAccount(database, issuer, subject, (await browserHash(c)) ?? '')
    if (begun.candidateId === null && account) {
      const proof = { by: 'organisation', id: account.id } as const
      // Somebody who was logged in there all along has proved nothing just now.
      const provedAt = loggedInAt ?? new Date(0)
      if (!(await openSession(c, { ...account, proof, knowsBrowser, provedAt }))) return c.redirect(paths.signIn, 303)
      return c.redirect(await wayOn(c, account.candidateId, begun.next), 303)
    }
    await keepForThisBrowser(c, begun.candidateId, { issuer, subject, label: await describe() })
    return c.redirect(begun.candidateId === null ? paths.firstTime : paths.connectAccount, 303)
  } catch (error) {
    return refuseLogin(c, error)
  }
})

oidcRoutes.post(paths.oidcForget, async (c) => {
  const hash = await organisationHash(c)
  if (hash) await forgetOrganisationLogin(c.var.database, hash)

  takeSecretBack(c)
  return c.redirect(paths.firstTime, 303)
})
