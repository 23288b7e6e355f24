import { makeApp } from './app.ts'
import type { Bindings } from './env.ts'
import { importFiles } from './jobs/import-files.ts'
import { sweep } from './jobs/sweep.ts'
import { defaultProgram } from './program/default-program.ts'

const app = makeApp(defaultProgram)

const millisecondsOfSweep = 50_000

export default {
  fetch: app.fetch,

  /** Every minute: clears away what is kept no longer, and takes up what was left lying. */
  async scheduled(_controller, env) {
    await sweep(env, new Date())
    await importFiles(env, defaultProgram, millisecondsOfSweep)
  },
} satisfies ExportedHandler<Bindings>
