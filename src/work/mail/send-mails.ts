import { faultOf, log } from '../../adapters/log.ts'
import { sendMail, UnsendableMail } from '../../adapters/mail.ts'
import { hashOfSecret, randomSecret } from '../../adapters/secrets.ts'
import { chosenWays } from '../../core/mail-kinds.ts'
import { standingAnswers } from '../../core/answers.ts'
import { listAnswers } from '../../data/people/answers.ts'
import { findPerson } from '../../data/people/contacts.ts'
import { type Database, openDatabase } from '../../data/database.ts'
import { listMailChoices } from '../../data/mail/mail-choices.ts'
import { readTogether } from '../../data/prepared.ts'
import { keepLink } from '../../data/sign-in/links.ts'
import { claimMails, markFailed, markSent, type OutboxMail } from '../../data/mail/outbox.ts'
import { fullName } from '../../core/person-name.ts'
import type { Bindings } from '../../env.ts'
import type { WrittenMail } from '../../mails/mail.ts'
import { linkPathOf } from '../../mails/link-paths.ts'
import { mailOf, type Template } from '../../mails/template.ts'
import { accountTemplates, templateOf } from '../../mails/templates.ts'
import { writeMail } from '../../mails/write-mail.tsx'
import { paths } from '../../paths.ts'
import type { Program } from '../../program/program.ts'
import { afterAnswer, type Budget, openBudget } from '../budget.ts'
import { aboutAnnouncement } from './about-announcement.ts'
import { refuseOvertaken } from './about-reminder.ts'
import { aboutShare } from '../transcripts/about-share.ts'
import { replyToOf } from './reply-to.ts'
import { unsubscribePath } from './unsubscribe.ts'

const mailsAtOnce = 10
/** Sending one may take so long before somebody else takes it up. */
const leaseSeconds = 120
const secondsToGiveUp = 86_400

/** Sends what waits in the outbox, mails about logins first, as far as what goes on after an answer may go. */
export async function sendMails(env: Bindings, program: Program): Promise<void> {
  const { env: counted, budget } = openBudget(env, afterAnswer)
  const isLeft =
    (await sendWaiting(counted, program, accountMails, budget)) ||
    (await sendWaiting(counted, program, otherMails, budget))
  if (isLeft) await env.WAKE.send('mails')
}

export const accountMails = { templates: accountTemplates, areMeant: true } as const
export const otherMails = { templates: accountTemplates, areMeant: false } as const

/**
 * Sends what is due of these mails, some at a time, until nothing is or the budget is spent: true where some may be left.
 * A crash between sending and marking sends again, under the same id.
 */
export async function sendWaiting(
  env: Bindings,
  program: Program,
  which: typeof accountMails | typeof otherMails,
  budget: Budget,
): Promise<boolean> {
  const db = openDatabase(env.DB)
  while (!budget.isSpent()) {
    const now = new Date()
    const claim = { now: now.toISOString(), until: later(now, leaseSeconds), most: mailsAtOnce }
    const claimed = await claimMails(db, which, claim)
    for (const mail of claimed) await send(env, db, program, mail)
    if (claimed.length < mailsAtOnce) return false
  }
  return true
}

async function send(env: Bindings, db: Database, program: Program, mail: OutboxMail): Promise<void> {
  const now = new Date()
  try {
    const template = templateOf(mail.template)
    if (!template) throw new UnsendableMail('template')
    const refusal = template.goesToOthers ? undefined : await refusalOf(db, program, mail, template)
    if (refusal) throw new UnsendableMail(refusal)
    await refuseOvertaken(db, mail)
    const path = await unsubscribePath(env, mail)
    const unsubscribe = path && new URL(path, env.BASE_URL).href
    const written = await write(env, db, program, mail, template, { now, unsubscribe })
    const { name, operator } = program
    const from = { name, email: operator.mailFrom }
    const replyTo = await replyToOf(env, operator, mail)
    const messageId = await sendMail(env.EMAIL, {
      id: mail.id,
      from,
      to: mail.recipient,
      replyTo,
      unsubscribe,
      ...written,
    })
    await markSent(db, mail.id, { sentAt: now.toISOString(), messageId, body: env.DEV ? written : null })
  } catch (error) {
    await fail(db, mail, error, now)
  }
}

/** People who answered No only get mail about their login; everyone else gets the kinds they chose. */
async function refusalOf(
  db: Database,
  program: Program,
  { candidateId }: OutboxMail,
  { isAccountMail, kind }: Template,
): Promise<'declined' | 'site-only' | undefined> {
  if (!candidateId || (isAccountMail && !kind)) return undefined
  const { given, choices } = await readTogether(db, {
    given: listAnswers(db, candidateId),
    choices: listMailChoices(db, candidateId),
  })
  const question = program.questions.find(({ decides }) => decides === 'notifications')?.code
  if (!isAccountMail && question && standingAnswers(given).get(question)?.answer === 'no') return 'declined'
  return kind && chosenWays(choices)[kind] === 'site' ? 'site-only' : undefined
}

/** Puts it into words for whoever it is about; a link in it is made now, and kept as a hash. */
async function write(
  env: Bindings,
  db: Database,
  program: Program,
  mail: OutboxMail,
  template: Template,
  { now, unsubscribe }: { readonly now: Date; readonly unsubscribe: string },
): Promise<WrittenMail> {
  const person = await findPerson(db, mail.candidateId ?? '').execute()
  const addressOf = (path: string) => new URL(path, env.BASE_URL).href
  const link = template.link && mail.candidateId ? await mintLink(db, mail, mail.candidateId, template.link, now) : ''
  const about = {
    siteName: program.name,
    candidateIdLabel: program.candidateId.label,
    loginId: person?.loginId ?? mail.candidateId ?? '',
    name: person ? fullName({ first: person.firstName, last: person.lastName }, program.familyNameFirst) : '',
    data: mail.data,
    link: link && addressOf(link),
    unsubscribe,
    addressOf,
    ...(await aboutShare(env, db, program, mail, now)),
    ...(await aboutAnnouncement(db, mail)),
  }
  return writeMail(mailOf(template, about), {
    siteName: program.name,
    operatorName: program.operator.name,
    supportAddress: addressOf(paths.support),
  })
}

async function mintLink(
  db: Database,
  mail: OutboxMail,
  candidateId: string,
  { purpose, hours }: NonNullable<Template['link']>,
  now: Date,
): Promise<string> {
  const token = randomSecret()
  await db.batch([
    ...keepLink(db, {
      hash: await hashOfSecret(token),
      purpose,
      candidateId,
      email: mail.recipient,
      mailId: mail.id,
      createdAt: now.toISOString(),
      endsAt: later(now, hours * 3600),
    }),
  ])
  return linkPathOf[purpose](token)
}

async function fail(db: Database, mail: OutboxMail, error: unknown, now: Date): Promise<void> {
  const isHopeless = error instanceof UnsendableMail
  const code = isHopeless ? error.message : faultOf(error).name
  const isOld = now.getTime() - Date.parse(mail.againAt ?? mail.createdAt) > secondsToGiveUp * 1000
  const givesUp = isHopeless || isOld
  log({ event: givesUp ? 'mail given up' : 'mail not sent', mail: mail.id, error: faultOf(error) })
  await markFailed(db, mail.id, code, givesUp ? undefined : later(now, secondsUntilNext(mail.tries)))
}

/** One minute, two, four, … at most four hours. */
function secondsUntilNext(tries: number): number {
  return Math.min(60 * 2 ** (tries - 1), 4 * 3600)
}

function later(moment: Date, seconds: number): string {
  return new Date(moment.getTime() + seconds * 1000).toISOString()
}
