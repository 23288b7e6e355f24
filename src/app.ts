import { Hono } from 'hono'
import { requestId } from 'hono/request-id'
import { eventRoutes } from './api/events.ts'
import { heldEmailRoutes } from './api/held-emails.ts'
import { heldBadgeRoutes } from './api/held-badges.ts'
import { healthRoutes } from './api/health.ts'
import { holdingRoutes } from './api/holdings.ts'
import { credentialStateRoutes } from './api/credential-states.ts'
import { batchRoutes } from './api/fulfillment.ts'
import { importRoutes } from './api/imports/routes.ts'
import { refuseUnknownParameters } from './api/known-parameters.ts'
import { openApiRoutes } from './api/openapi.ts'
import { candidateRoutes, ownRoutes } from './api/standings.ts'
import { verificationRoutes } from './api/verify.ts'
import type { Env } from './env.ts'
import { answerAlive } from './http/answers/answer-alive.ts'
import { answerFault, answerNotFound } from './http/answers/faults.tsx'
import { policyOfPage, privateByDefault, securityHeaders } from './http/answers/headers.ts'
import { refuseLacking } from './http/answers/refuse-lacking.ts'
import { keepHostsApart } from './http/office/office-host.ts'
import { configuredOffice, loadOffice, type OfficeOf } from './http/office/office-identity.ts'
import { configuredIdentity, type IdentityOf, loadIdentity } from './http/visitor/identity.ts'
import { refuseForeignCharsets } from './http/forms/form-type.ts'
import { loadAskSelf } from './http/ask-self.ts'
import { loadContext } from './http/load-context.ts'
import { loadPayments, type PaymentsOf } from './http/payments.ts'
import { sameOrigin } from './http/same-origin.ts'
import { defaultSettings, type Settings } from './http/settings.ts'
import { loadTicket, requireTicket } from './http/visitor/tickets.ts'
import { mountOffice } from './office-app.ts'
import { paths } from './paths.ts'
import type { Program } from './program/program.ts'
import { achievementsRoutes } from './site/achievements/routes.tsx'
import { accountLinksRoutes } from './site/account-links/routes.ts'
import { badgesRoutes } from './site/badges/routes.tsx'
import { certificationsRoutes } from './site/certifications/routes.tsx'
import { digitalBadgesRoutes } from './site/digital-badges/routes.tsx'
import { firstTimeRoutes } from './site/first-time/routes.tsx'
import { fulfillmentRoutes } from './site/fulfillment/routes.tsx'
import { webhookRoutes } from './site/webhooks/routes.ts'
import { homeRoutes } from './site/home/routes.tsx'
import { noticesRoutes } from './site/notices/routes.tsx'
import { openPostedRoutes, ownPostedRoutes } from './site/posted/routes.ts'
import { personalInfoRoutes } from './site/personal-info/routes.ts'
import { oidcRoutes } from './site/sign-in/oidc-routes.tsx'
import { passkeyRoutes } from './site/sign-in/passkey-routes.ts'
import { proveRoutes } from './site/sign-in/prove-routes.ts'
import { signInRoutes } from './site/sign-in/routes.tsx'
import { supportRoutes } from './site/support/routes.tsx'
import { testingHistoryRoutes } from './site/testing-history/routes.tsx'
import { unsubscribeRoutes } from './site/unsubscribe/routes.tsx'
import { verifyRoutes } from './site/verify/routes.tsx'
import { sharedTranscriptRoutes } from './site/transcripts/open/routes.tsx'
import { transcriptsRoutes } from './site/transcripts/routes.ts'

/** The table of contents of the site, for one program; `dev` are the pages that only development has. */
export function makeApp(
  program: Program,
  settings: Settings = defaultSettings,
  dev?: Hono<Env>,
  payments: PaymentsOf = () => undefined,
  identity: IdentityOf = configuredIdentity,
  office: OfficeOf = configuredOffice,
): Hono<Env> {
  const app = new Hono<Env>()
  app.onError(answerFault)
  app.notFound(answerNotFound)

  app.use(requestId({ headerName: '' }))
  app.use(policyOfPage)
  app.use(securityHeaders)
  app.use(privateByDefault)
  app.use(loadContext(program, settings))
  app.use(loadPayments(payments))
  app.use(loadIdentity(identity))
  app.use(loadOffice(office))
  app.use(keepHostsApart)

  app.get(paths.health, answerAlive)

  app.route('/api/openapi.json', openApiRoutes)

  app.use('/api/v1/*', refuseUnknownParameters)

  // Operators: by token, never by cookie.
  app.route('/api/v1/imports', importRoutes)
  app.route('/api/v1/candidates', candidateRoutes)
  app.route('/api/v1/holdings', holdingRoutes)
  app.route('/api/v1/verify', verificationRoutes)
  app.route('/api/v1/fulfillment/batches', batchRoutes)
  app.route('/api/v1/badges/held', heldBadgeRoutes)
  app.route('/api/v1/emails/held', heldEmailRoutes)
  app.route('/api/v1/events', eventRoutes)
  app.route('/api/v1/health', healthRoutes)

  // Payment providers: by signature, never by cookie.
  app.route('/webhooks', webhookRoutes)

  // Whatever site asks: where a signed credential stands, never by cookie.
  app.route('/', credentialStateRoutes)

  // Mail programs: by the token in a mail, never by cookie.
  app.route('/', unsubscribeRoutes)

  app.use(sameOrigin)
  app.use(refuseForeignCharsets)

  mountOffice(app, seenAs)

  app.use(loadTicket)
  app.use(loadAskSelf(app))

  // Open to anyone.
  if (dev) app.route('/', dev)
  app.route('/', openPostedRoutes)
  app.route('/', signInRoutes)
  app.route('/', proveRoutes)
  app.route('/', passkeyRoutes)
  app.route('/', oidcRoutes)
  app.route('/', firstTimeRoutes)
  app.route('/', accountLinksRoutes)
  app.route('/', verifyRoutes)
  app.route('/', achievementsRoutes)
  app.route('/', badgesRoutes)
  app.route('/', sharedTranscriptRoutes)
  app.route('/', supportRoutes)
  app.route('/', noticesRoutes)

  // Where password managers look.
  app.get(paths.changePassword, (c) => c.redirect(paths.password, 303))

  // The sign-in line. Beyond it, in the order of the navigation:
  app.use(requireTicket)
  app.use(refuseLacking)
  app.route('/', ownPostedRoutes)
  mountTabs(app)
  app.route('/api/v1/me', ownRoutes)

  return app

  /** The tabs as one candidate sees them, without a session, for a colleague who looks. */
  function seenAs(candidateId: string): Hono<Env> {
    const seen = new Hono<Env>()
    seen.onError(answerFault)
    seen.notFound(answerNotFound)
    seen.use(requestId({ headerName: '' }))
    seen.use(loadContext(program, settings))
    seen.use(loadPayments(payments))
    seen.use(loadIdentity(identity))
    seen.use(async function seeAs(c, next) {
      c.set('ticket', { sessionHash: '', candidateId, isSeenByStaff: true })
      await next()
    })
    seen.use(refuseLacking)
    return mountTabs(seen)
  }
}

/** The candidates' pages, in the order of the navigation. */
function mountTabs(app: Hono<Env>): Hono<Env> {
  app.route(paths.home, homeRoutes)
  app.route(paths.personalInfo, personalInfoRoutes)
  app.route(paths.testingHistory, testingHistoryRoutes)
  app.route(paths.certifications, certificationsRoutes)
  app.route(paths.fulfillment, fulfillmentRoutes)
  app.route(paths.transcripts, transcriptsRoutes)
  return app.route(paths.digitalBadges, digitalBadgesRoutes)
}
