import type { Account, Resources } from './account.ts'
import { type Finding, missing, note } from './finding.ts'

/** What the account lacks of what wrangler.toml names, with the command that makes it. */
export function checkResources({ database, bucket, queue }: Resources, account: Account): Finding[] {
  return [
    ...(account.hasDatabase
      ? []
      : [missing(`There is no D1 database ${database}. Make it: npx wrangler d1 create ${database}`)]),
    ...(account.bucketRules === undefined
      ? [missing(`There is no R2 bucket ${bucket}. Make it: npx wrangler r2 bucket create ${bucket}`)]
      : checkLifecycle(bucket, account.bucketRules)),
    ...(account.hasQueue ? [] : [missing(`There is no queue ${queue}. Make it: npx wrangler queues create ${queue}`)]),
  ]
}

/** Documents are kept for 90 days: a rule of the bucket sees to it even where the Worker does not run. */
function checkLifecycle(bucket: string, rules: string): Finding[] {
  if (/\bdocuments\//.test(rules)) return []
  return [
    note(
      `No rule of the bucket clears documents/ away; the Worker does. To have both: npx wrangler r2 bucket lifecycle add ${bucket} documents documents/ --expire-days 90`,
    ),
  ]
}

/** Whether the account's list of sending domains names the sender's; a zone's own name may stand in no list. */
export function checkSender(mailFrom: string, { sendingDomains }: Account): Finding[] {
  const domain = mailFrom.slice(mailFrom.indexOf('@') + 1)
  if (sendingDomains?.split(/[^\w.-]+/).includes(domain)) return []
  return [
    note(
      `Cloudflare’s list of sending domains does not name ${domain}. Without it no mail goes out: npx wrangler email sending enable ${domain}`,
    ),
  ]
}

/** A database holds the facts of one program for good. */
export function checkProgram(program: string, { madeFor }: Pick<Account, 'madeFor'>): Finding[] {
  if (madeFor === undefined || madeFor === program) return []
  return [
    missing(
      `The database holds the facts of the program ${madeFor}, and you are deploying ${program}. Deploy ${madeFor} there, or give ${program} a database of its own.`,
    ),
  ]
}

/** What the database is about to be changed by; and what has changed it that this checkout does not know. */
export function checkMigrations(known: readonly string[], { appliedMigrations }: Account): Finding[] {
  const waiting = known.filter((name) => !appliedMigrations.includes(name))
  const unknown = appliedMigrations.filter((name) => !known.includes(name))
  if (unknown.length > 0)
    return [
      missing(
        `The database has been changed by ${unknown.join(', ')}, which this checkout lacks: it is older than what is deployed. Deploy from a newer one.`,
      ),
    ]
  return waiting.length === 0 ? [] : [note(`The database will be changed by ${waiting.join(', ')}.`)]
}

/** How many records were made by other rules than those that are about to be deployed. */
export function checkRules({ appliedMigrations, records }: Pick<Account, 'appliedMigrations' | 'records'>): Finding[] {
  if (appliedMigrations.length === 0 || records?.outdated === 0) return []
  const counted = records ? `${records.outdated} of ${records.all}` : 'All'
  return [
    note(
      `The rules of the program have changed. ${counted} records follow earlier rules. Pages already use the new ones, but more slowly, and the site brings the records up to date by itself. If people would lose something, someone has to accept that: see /office/rules, or run npm run rebuild.`,
    ),
  ]
}
