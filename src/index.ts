import { makeApp } from './app.ts'
import type { Bindings } from './env.ts'
import { defaultSettings } from './http/settings.ts'
import { configuredPayments } from './work/orders/configured-payments.ts'
import { makeWork } from './work/work.ts'
import { program as defaultProgram } from './programs/cisco/index.ts'

const app = makeApp(defaultProgram, defaultSettings, undefined, configuredPayments)

export default {
  fetch: app.fetch,
  ...makeWork(defaultProgram, defaultSettings, configuredPayments),
} satisfies ExportedHandler<Bindings>
