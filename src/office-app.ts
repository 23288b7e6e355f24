import type { Hono } from 'hono'
import type { Env } from './env.ts'
import { admit, requireOffice } from './office/admission.tsx'
import { badgesRoutes as officeBadgesRoutes } from './office/badges/routes.tsx'
import { caseDeedRoutes } from './office/cases/deed-routes.tsx'
import { casesRoutes } from './office/cases/routes.tsx'
import { disagreementRoutes } from './office/changes/disagreement-routes.tsx'
import { changesRoutes } from './office/changes/routes.tsx'
import { colleaguesRoutes } from './office/colleagues/routes.tsx'
import { tokensRoutes } from './office/colleagues/token-routes.tsx'
import { erasureRoutes } from './office/erasures/routes.tsx'
import { fileDeedRoutes } from './office/files/deed-routes.ts'
import { figuresRoutes } from './office/figures/routes.tsx'
import { filesRoutes } from './office/files/routes.tsx'
import { uploadRoutes } from './office/files/upload-routes.tsx'
import { kitActionRoutes } from './office/kits/action-routes.tsx'
import { kitsRoutes } from './office/kits/routes.tsx'
import { logRoutes } from './office/log/routes.tsx'
import { announcementRoutes } from './office/mail/announcement-routes.tsx'
import { givenUpRoutes } from './office/mail/given-up-routes.tsx'
import { mailRoutes } from './office/mail/routes.tsx'
import { rulesRoutes } from './office/rules/routes.tsx'
import { writeRoutes } from './office/mail/write-routes.tsx'
import { mergesRoutes } from './office/merges/routes.tsx'
import { officeOrdersRoutes } from './office/orders/routes.tsx'
import { viewAsRoutes } from './office/people/as-routes.tsx'
import { loginDeedsRoutes } from './office/people/login-routes.tsx'
import { personRoutes } from './office/people/person-routes.tsx'
import { peopleRoutes } from './office/people/routes.tsx'
import { officePostedRoutes } from './office/posted/routes.ts'
import { officeSignInRoutes } from './office/sign-in/routes.tsx'
import { todayRoutes } from './office/today/routes.tsx'
import { unmatchedRoutes } from './office/unmatched/routes.tsx'
import { paths } from './paths.ts'

/**
 * The table of contents of the office: the program's own people, with their own cookie, before the
 * candidate's session is read. `seenAs` are the tabs as one candidate sees them.
 */
export function mountOffice(app: Hono<Env>, seenAs: (candidateId: string) => Hono<Env>): void {
  app.use(`${paths.office}/*`, requireOffice)
  app.route('/', officeSignInRoutes)
  // The line of the office. Beyond it, in the order of the tabs:
  app.use(`${paths.office}/*`, admit)
  app.route('/', officePostedRoutes)
  app.route('/', todayRoutes)
  app.route('/', peopleRoutes)
  app.route('/', personRoutes)
  app.route('/', loginDeedsRoutes)
  app.route('/', viewAsRoutes(seenAs))
  app.route('/', changesRoutes)
  app.route('/', erasureRoutes)
  app.route('/', disagreementRoutes)
  app.route('/', casesRoutes)
  app.route('/', caseDeedRoutes)
  app.route('/', uploadRoutes)
  app.route('/', filesRoutes)
  app.route('/', fileDeedRoutes)
  app.route('/', unmatchedRoutes)
  app.route('/', kitsRoutes)
  app.route('/', kitActionRoutes)
  app.route('/', mergesRoutes)
  app.route('/', officeOrdersRoutes)
  app.route('/', officeBadgesRoutes)
  app.route('/', mailRoutes)
  app.route('/', givenUpRoutes)
  app.route('/', writeRoutes)
  app.route('/', announcementRoutes)
  app.route('/', rulesRoutes)
  app.route('/', figuresRoutes)
  app.route('/', tokensRoutes)
  app.route('/', colleaguesRoutes)
  app.route('/', logRoutes)
}
