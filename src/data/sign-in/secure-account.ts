import { type SQL, sql } from 'drizzle-orm'
import type { TemplateName } from '../../core/mail-templates.ts'
import { type Database, rows } from '../database.ts'
import { insertSelect } from '../insert-select.ts'
import { cases, type LinkPurpose, links, outbox } from '../mail/schema-mail.ts'
import { waiting } from '../mail/waiting-mail.ts'
import { mergeProofs } from '../merges/schema-merges.ts'
import { items, orders } from '../orders/schema-orders.ts'
import { accounts, knownBrowsers, sessions } from '../people/schema-people.ts'
import { takeBackChanges } from './replaced-values.ts'
import { type SpentLink, spendLink, spentLink } from './links.ts'
import { linkedAccounts, organisationLogins } from './schema-linked-accounts.ts'
import { passkeyChallenges, passkeys } from './schema-passkeys.ts'
import { securityEvents } from './schema-security.ts'
import { seeSession } from './sessions.ts'

/** Who secures an account: whoever has spent a link in this batch, or a session that goes on. */
export type SecuredBy = SpentLink | { readonly sessionHash: string; readonly candidateId: string }

export interface Securing {
  /** The event that says what was ended; everything in the batch hangs on it. */
  readonly event: string
  readonly by: SecuredBy
  readonly at: string
  readonly browser: string
  readonly country: string
  /** Passkeys, linked accounts and changes from then on go; older ones stay. */
  readonly since: string
  /** The address on file from now on; nothing where none was ever known. */
  readonly email: string | null
  /** Passkeys that stay are asked for until then when a link sets a password. */
  readonly needsPasskeyUntil: string
  /** A login that was made with somebody else's score report goes altogether, unless the restored address has it. */
  readonly endsLogin: boolean
  /** Mails that carry a link to the account, and those of them that undo something. */
  readonly templates: { readonly withLinks: readonly string[]; readonly undoing: readonly string[] }
}

/** Cases that would change or delete a record; of a login that goes, all. */
const weightyTopics = ['name', 'privacy']

const toUndo: readonly LinkPurpose[] = ['undo-mapping', 'undo-email']

/** Whose account this batch secures. */
const whom = (event: string) => sql`(select candidate_id from ${securityEvents} where id = ${event})`

/**
 * Ends everything that somebody else may have of an account, in one batch, and writes down what. It never publishes: an
 * answer, a share or a link that was closed stays closed.
 */
export function secureAccount(db: Database, securing: Securing) {
  const { event, at, since } = securing
  const own = sql`candidate_id = ${whom(event)}`
  const { by } = securing
  return [
    'hash' in by ? spendLink(db, by, toUndo, at) : seeSession(db, by.sessionHash, at),
    writeWhatEnds(db, securing),
    withdrawMails(db, securing),
    endLinks(db, securing),
    db
      .update(sessions)
      .set({ endedAt: at })
      .where(sql`${own} and ended_at is null`),
    db.delete(knownBrowsers).where(own),
    db.delete(passkeys).where(sql`${own} and created_at >= ${since}`),
    db.delete(passkeyChallenges).where(own),
    db.delete(mergeProofs).where(sql`${own} or other_id = ${whom(event)}`),
    db.delete(linkedAccounts).where(sql`${own} and linked_at >= ${since}`),
    db.delete(organisationLogins).where(own),
    ...takeBackChanges(db, whom(event), since),
    db
      .update(cases)
      .set({ state: 'closed', closedAt: at, since: at, version: sql`${cases.version} + 1` })
      .where(sql`${own} and ${casesThatEnd(securing)}`),
    endLogin(db, securing),
    voidPassword(db, securing),
  ] as const
}

function casesThatEnd({ since, endsLogin }: Securing): SQL {
  return sql`state <> 'closed' and created_at >= ${since}
    and (${endsLogin ? 1 : 0} or topic in (select value from json_each(${rows(weightyTopics)})))`
}

/** Ahead of all: it counts what is still there. */
function writeWhatEnds(db: Database, securing: Securing) {
  const { event, by, at, browser, country, since, email } = securing
  const source =
    'hash' in by
      ? sql`${spentLink(by)}`
      : sql`(select candidate_id from ${sessions} where hash = ${by.sessionHash}
          and candidate_id = ${by.candidateId} and ended_at is null and ends_at > ${at})`
  const own = sql`candidate_id = source.candidate_id`
  const count = (from: SQL) => sql`(select nullif(cast(count(*) as text), '0') from ${from})`
  const list = (column: SQL, from: SQL) => sql`(select group_concat(${column}, ', ') from ${from})`
  const unsent = sql`${orders} where ${own} and placed_at >= ${since} and state in ('placed', 'paid')
    and not exists (select 1 from ${items} where order_id = orders.id and state in ('sent', 'complete', 'returned'))`
  const ended = sql`json_object(
        'password', ${count(sql`${accounts} where ${own} and password_hash <> ''`)},
        'sessions', ${count(sql`${sessions} where ${own} and ended_at is null and ends_at > ${at}`)},
        'browsers', ${count(sql`${knownBrowsers} where ${own}`)},
        'passkeys', ${list(sql`name`, sql`${passkeys} where ${own} and created_at >= ${since}`)},
        'accounts', ${list(sql`label`, sql`${linkedAccounts} where ${own} and linked_at >= ${since}`)},
        'keptPasskeys', ${list(sql`name`, sql`${passkeys} where ${own} and created_at < ${since}`)},
        'keptAccounts', ${list(sql`label`, sql`${linkedAccounts} where ${own} and linked_at < ${since}`)},
        'links', ${count(sql`${links} where ${own} and ended_at is null and ends_at > ${at}`)},
        'restored', ${email},
        'email', ${count(sql`${accounts} where ${own} and lower(proved_email) <> lower(${email ?? ''})`)},
        'contacts', ${count(sql`own_contacts where ${own} and changed_at >= ${since}`)},
        'cases', ${list(sql`reference`, sql`${cases} where ${own} and ${casesThatEnd(securing)}`)},
        'orders', ${list(sql`id`, unsent)})`
  return insertSelect(
    db,
    securityEvents,
    { id: event, candidateId: sql`source.candidate_id`, at, kind: 'secured', browser, country, detail: ended },
    sql`from ${source} as source`,
  )
}

/** What waits to be sent would bring a link after all. An undoing that is older than this one stays: it brings back more. */
function withdrawMails(db: Database, securing: Securing) {
  const { event, templates } = securing
  return db
    .update(outbox)
    .set({ state: 'given-up', error: 'withdrawn' })
    .where(
      sql`candidate_id = ${whom(event)} and state = 'waiting'
        and template in (select value from json_each(${rows(templates.withLinks)}))
        and not (template in (select value from json_each(${rows(templates.undoing)})) and created_at < ${begun(securing)})`,
    )
}

function endLinks(db: Database, securing: Securing) {
  return db
    .update(links)
    .set({ endedAt: securing.at })
    .where(
      sql`candidate_id = ${whom(securing.event)} and ended_at is null and purpose <> 'undo-merge'
        and not (purpose in ('undo-mapping', 'undo-email')
          and coalesce((select created_at from ${outbox} where id = links.mail_id), links.created_at) < ${begun(securing)})`,
    )
}

/** When the mail was written whose link does this; nothing is older than a deed without one. */
function begun({ by }: Securing): SQL {
  if (!('hash' in by)) return sql`''`
  return sql`(select coalesce(mail.created_at, link.created_at) from ${links} as link
    left join ${outbox} as mail on mail.id = link.mail_id where link.hash = ${by.hash})`
}

function endLogin(db: Database, { event, email, endsLogin }: Securing) {
  return db.delete(accounts).where(
    sql`candidate_id = ${whom(event)} and ${endsLogin ? 1 : 0}
      and lower(coalesce(proved_email, '')) <> lower(${email ?? ''})`,
  )
}

/** After what is too young has gone: whatever is left of passkeys and accounts was there before. */
function voidPassword(db: Database, { event, at, email, needsPasskeyUntil }: Securing) {
  const own = sql`candidate_id = accounts.candidate_id`
  const hasPasskeys = sql`exists (select 1 from ${passkeys} where ${own})`
  const hasAccounts = sql`exists (select 1 from ${linkedAccounts} where ${own})`
  return db
    .update(accounts)
    .set({
      passwordHash: '',
      passwordSetAt: null,
      provedEmail: email ?? sql`proved_email`,
      securedAt: sql`iif(${hasPasskeys} or ${hasAccounts}, coalesce(secured_at, ${at}), null)`,
      resetNeedsPasskeyUntil: sql`iif(${hasPasskeys}, max(coalesce(reset_needs_passkey_until, ''), ${needsPasskeyUntil}), null)`,
    })
    .where(sql`candidate_id = ${whom(event)}`)
}

export interface MailOfSecuring {
  readonly id: string
  readonly candidateId: string | null
  readonly recipient: string
  readonly template: TemplateName
  readonly at: string
  /** Not written unless one of these has ended. */
  readonly onlyWith: readonly string[]
}

/** A mail about it, with what was ended; only where this very batch has secured the account. */
export function writeMailOfSecuring(db: Database, event: string, mail: MailOfSecuring) {
  const { at, onlyWith, ...given } = mail
  const data = sql`json_patch(json_object('at', ${at}, 'candidate', candidate_id), detail)`
  return insertSelect(
    db,
    outbox,
    waiting({ ...given, data, createdAt: at }),
    sql`from ${securityEvents} where id = ${event} and (${rows(onlyWith)} = '[]' or exists
        (select 1 from json_each(detail) where key in (select value from json_each(${rows(onlyWith)})) and value is not null))`,
  )
}
