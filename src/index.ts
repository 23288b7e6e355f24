import { makeApp } from './app.ts'
import type { Bindings } from './env.ts'
import { defaultSettings } from './http/settings.ts'
import { configuredPayments } from './work/orders/configured-payments.ts'
import { congratulate } from './work/mail/congratulate.ts'
import { importFiles } from './work/imports/import-files.ts'
import { mapAccounts } from './work/map-accounts.ts'
import { sendMails } from './work/mail/send-mails.ts'
import { askPayments } from './work/orders/settle-order.ts'
import { sweep } from './work/sweep.ts'
import { takeMail } from './work/mail/take-mail.ts'
import { takeMailEvents } from './work/mail/take-mail-events.ts'
import { takeUpInbox } from './work/imports/take-up-inbox.ts'
import { defaultProgram } from './program/default-program.ts'

const app = makeApp(defaultProgram, defaultSettings, undefined, configuredPayments)

/** Well within the CPU time of one invocation; what is left is taken up by the next. */
const millisecondsOfWork = 20_000

export default {
  fetch: app.fetch,

  /** Every minute: clears away what is kept no longer, and takes up what was left lying: requests, mails, files. */
  async scheduled(_controller, env) {
    await sweep(env, new Date())
    await mapAccounts(env, defaultSettings)
    await askPayments(env, defaultProgram, configuredPayments(env), new Date())
    await congratulate(env, defaultProgram, new Date())
    await sendMails(env, defaultProgram)
    await takeUpInbox(env)
    await importFiles(env, defaultProgram, millisecondsOfWork)
  },

  /** Woken: a file has come, or one is left to go on with; or the provider tells what became of a mail. */
  async queue(batch, env) {
    await takeMailEvents(
      env,
      batch.messages.map(({ body }) => body),
    )
    await takeUpInbox(env)
    await importFiles(env, defaultProgram, millisecondsOfWork)
  },

  email: (message, env) => takeMail(message, env, defaultProgram, defaultSettings, new Date()),
} satisfies ExportedHandler<Bindings>
