import { program } from 'chosen-program'
import { makeApp } from './app.ts'
import type { Bindings } from './env.ts'
import { defaultSettings } from './http/settings.ts'
import { configuredPayments } from './work/orders/configured-payments.ts'
import { makeWork } from './work/work.ts'

const app = makeApp(program, defaultSettings, undefined, configuredPayments)

export default {
  fetch: app.fetch,
  ...makeWork(program, defaultSettings, configuredPayments),
} satisfies ExportedHandler<Bindings>
