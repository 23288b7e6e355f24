import type { PaymentProvider } from '../adapters/payments/provider.ts'
import { openDatabase } from '../data/database.ts'
import { noteScheduledRun } from '../data/jobs.ts'
import type { Bindings } from '../env.ts'
import type { Settings } from '../http/settings.ts'
import type { Program } from '../program/program.ts'
import { accountJob, jobsOf } from './jobs.ts'
import { takeMail } from './mail/take-mail.ts'
import { takeMailEvents } from './mail/take-mail-events.ts'
import { runJobs } from './run-jobs.ts'

/** A message that names no job tells of a new file in the bucket. */
const jobsOfNewFile = ['inbox', 'imports']

/** What the platform calls besides a visitor's request. */
export function makeWork(
  program: Program,
  settings: Settings,
  paymentsOf: (env: Bindings) => PaymentProvider | undefined,
) {
  const jobs = jobsOf(program, settings, paymentsOf)
  return {
    /** Every minute: clears away what is kept no longer, and takes up what was left lying. */
    async scheduled(_controller: unknown, env: Bindings) {
      await runJobs(env, jobs)
      await noteScheduledRun(openDatabase(env.DB), new Date().toISOString())
    },

    /** Woken: a job has something left, a file has come, or the provider tells what became of a mail. */
    async queue(batch: MessageBatch, env: Bindings) {
      const messages = batch.messages.map(({ body }) => body)
      await takeMailEvents(env, messages)
      const named = messages.flatMap((body) => (typeof body === 'string' ? [body] : jobsOfNewFile))
      await runJobs(
        env,
        jobs.filter(({ name }) => name === accountJob || named.includes(name)),
      )
    },

    email: (message: ForwardableEmailMessage, env: Bindings) => takeMail(message, env, program, settings, new Date()),
  }
}
