import { makeApp } from './app.ts'
import type { Bindings } from './env.ts'
import production from './index.ts'
import { defaultProgram } from './program/default-program.ts'
import { devRoutes } from './site/dev/routes.tsx'

const app = makeApp(defaultProgram, undefined, devRoutes)

/** What `npm run dev` serves: the site as it is deployed, and the pages of development. */
export default { ...production, fetch: app.fetch } satisfies ExportedHandler<Bindings>
