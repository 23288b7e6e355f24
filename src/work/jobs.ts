import type { PaymentProvider } from '../adapters/payments/provider.ts'
import type { Bindings } from '../env.ts'
import type { Settings } from '../http/settings.ts'
import type { Program } from '../program/program.ts'
import type { Budget, Limits } from './budget.ts'
import { confirmSome } from './badges/confirm-endings.ts'
import { eraseSome } from './erasures/erase-some.ts'
import { sealSome } from './deeds/seal-deeds.ts'
import { importSome } from './imports/import-files.ts'
import { takeUpInbox } from './imports/take-up-inbox.ts'
import { turnDays } from './events/turn-days.ts'
import { accountMails, otherMails, sendWaiting } from './mail/send-mails.ts'
import { remindSome } from './mail/remind.ts'
import { countFigures } from './figures/count-figures.ts'
import { rebuildSome } from './holdings/rebuild-some.ts'
import { tellSomeNews } from './mail/tell-news.ts'
import { tellOfEndedKeys } from './mail/tell-of-ended-keys.ts'
import { writeJournal } from './journal/write-journal.ts'
import { mapSome } from './map-accounts.ts'
import { askPayments } from './orders/settle-order.ts'
import { splitSomeNames } from './split-names.ts'
import { sendSomeAnnouncements } from './mail/send-announcements.ts'
import { sweep } from './sweep.ts'

/** What goes on without a visitor, each by itself: it can be done twice, and two at once, without harm. */
export interface Job {
  readonly name: string
  readonly limits: Limits
  /** True where something may be left that the budget was too small for. */
  readonly run: (env: Bindings, budget: Budget) => Promise<boolean>
}

/** In the order of a wake. */
export function jobsOf(
  program: Program,
  settings: Settings,
  paymentsOf: (env: Bindings) => PaymentProvider | undefined,
): readonly Job[] {
  return [
    {
      // First, and by themselves: somebody waits for these, however many others do.
      name: accountJob,
      limits: { statements: 200, milliseconds: 10_000 },
      run: (env, budget) => answerRequests(env, program, settings, budget),
    },
    {
      name: 'payments',
      limits: { statements: 100, milliseconds: 10_000 },
      run: (env) => onceOver(askPayments(env, program, paymentsOf(env), new Date())),
    },
    {
      // Before the news: what expired today is some.
      name: 'days',
      limits: { statements: 60, milliseconds: 5_000 },
      run: (env, budget) => turnDays(env, program, new Date(), budget),
    },
    {
      // Before the news: a reminder of what expired yesterday says it better.
      name: 'reminders',
      limits: { statements: 100, milliseconds: 5_000 },
      run: (env, budget) => remindSome(env, program, new Date(), budget),
    },
    {
      name: 'news',
      limits: { statements: 100, milliseconds: 5_000 },
      run: (env, budget) => tellSomeNews(env, program, new Date(), budget),
    },
    {
      name: 'ended badges',
      limits: { statements: 30, milliseconds: 5_000 },
      run: (env) => onceOver(confirmSome(env, new Date())),
    },
    {
      name: 'ended keys',
      limits: { statements: 30, milliseconds: 5_000 },
      run: (env, budget) => tellOfEndedKeys(env, program, new Date(), budget),
    },
    {
      name: 'seals',
      limits: { statements: 20, milliseconds: 5_000 },
      run: (env, budget) => sealSome(env, budget),
    },
    {
      name: 'journal',
      limits: { statements: 20, milliseconds: 5_000 },
      run: (env, budget) => writeJournal(env, new Date(), budget),
    },
    {
      name: 'erasures',
      limits: { statements: 80, milliseconds: 10_000 },
      run: (env, budget) => eraseSome(env, program, budget),
    },
    {
      name: 'names',
      limits: { statements: 30, milliseconds: 5_000 },
      run: (env, budget) => splitSomeNames(env, budget),
    },
    {
      name: announcementJob,
      limits: { statements: 60, milliseconds: 5_000 },
      run: (env, budget) => sendSomeAnnouncements(env, program, new Date(), budget),
    },
    {
      name: rulesJob,
      limits: { statements: 150, milliseconds: 10_000 },
      run: (env, budget) => rebuildSome(env, program, new Date(), budget),
    },
    {
      name: 'mails',
      limits: { statements: 150, milliseconds: 10_000 },
      run: (env, budget) => sendWaiting(env, program, otherMails, budget),
    },
    {
      name: 'figures',
      limits: { statements: 60, milliseconds: 5_000 },
      run: (env, budget) => countFigures(env, program, new Date(), budget),
    },
    {
      name: 'sweep',
      limits: { statements: 50, milliseconds: 10_000 },
      run: (env) => onceOver(sweep(env, new Date())),
    },
    {
      name: 'inbox',
      limits: { statements: 50, milliseconds: 10_000 },
      run: (env) => onceOver(takeUpInbox(env)),
    },
    {
      name: 'imports',
      limits: { statements: 300, milliseconds: 15_000 },
      run: (env, budget) => importSome(env, program, budget),
    },
  ]
}

export const accountJob = 'account mails'
export const announcementJob = 'announcements'
/** Brings records up to date with changed rules. */
export const rulesJob = 'rules'

/** Requests and the mails that follow from them in turn, so that many of the one do not hold up the other. */
async function answerRequests(env: Bindings, program: Program, settings: Settings, budget: Budget): Promise<boolean> {
  for (let [isMore, isLeft] = [true, true]; !budget.isSpent();) {
    if (isMore) isMore = await mapSome(env, settings)
    isLeft = await sendWaiting(env, program, accountMails, budget)
    if (!isMore && !isLeft) return false
  }
  return true
}

/** A job that takes only so many at a time, whatever waits. */
async function onceOver(done: Promise<void>): Promise<boolean> {
  await done
  return false
}
