import { makeApp } from './app.ts'
import type { Bindings } from './env.ts'
import production from './index.ts'
import { askPayments } from './work/orders/settle-order.ts'
import { defaultProgram } from './program/default-program.ts'
import { developmentPayments, payRoutes } from './site/dev/pay-routes.tsx'
import { devRoutes } from './site/dev/routes.tsx'

devRoutes.route('/pay', payRoutes)
const app = makeApp(defaultProgram, undefined, devRoutes, developmentPayments)

/** What `npm run dev` serves: the site as it is deployed, the pages of development, and a provider that takes no money. */
export default {
  ...production,
  fetch: app.fetch,

  async scheduled(controller, env) {
    // Ahead of the deployed one, which knows no provider here.
    await askPayments(env, defaultProgram, developmentPayments(env), new Date())
    await production.scheduled(controller, env)
  },
} satisfies ExportedHandler<Bindings>
