import { getTableColumns, sql } from 'drizzle-orm'
import type { SQLiteColumn, SQLiteTable } from 'drizzle-orm/sqlite-core'
import type { Database } from '../database.ts'
import { badgeEmails } from '../badges/schema-badge-emails.ts'
import { badges } from '../badges/schema-badges.ts'
import { activities, codes, facts, holdings } from '../facts/schema-facts.ts'
import { congratulations } from '../mail/schema-congratulations.ts'
import { linkedAccounts, organisationLogins } from '../sign-in/schema-linked-accounts.ts'
import { baskets, items, orders } from '../orders/schema-orders.ts'
import { cases, links, outbox } from '../mail/schema-mail.ts'
import { recordReads } from '../schema-operators.ts'
import { codeChecks, transcripts, transcriptShares, transcriptViews } from '../transcripts/schema-transcripts.ts'
import { acceptances, accounts, answers, candidates, knownBrowsers, ownContacts, sessions } from './schema-people.ts'

/** What is kept to know something again says nothing to its owner, and would serve a thief. */
const secret = new Set(['passwordHash', 'hash', 'spentBy', 'body', 'leaseHolder', 'viewerHash', 'seed'])

const nouns = {
  person: candidates,
  login: accounts,
  'linked-accounts': linkedAccounts,
  'logins-begun': organisationLogins,
  'own-contacts': ownContacts,
  answers,
  acceptances,
  sessions,
  'known-browsers': knownBrowsers,
  facts,
  activities,
  holdings,
  codes,
  badges,
  'badge-email': badgeEmails,
  basket: baskets,
  orders,
  items,
  mails: outbox,
  congratulations,
  links,
  cases,
  'read-by-offices': recordReads,
  transcripts,
  'transcript-shares': transcriptShares,
  'transcript-views': transcriptViews,
  'code-checks': codeChecks,
} satisfies Record<string, SQLiteTable>

export type PersonNoun = keyof typeof nouns

/** Every row of every table that is about a candidate, by noun, without hashes and secrets: in one trip. */
export async function loadWholePerson(
  db: Database,
  candidateId: string,
): Promise<Partial<Record<PersonNoun, readonly Readonly<Record<string, unknown>>[]>>> {
  const names = Object.keys(nouns) as PersonNoun[]
  const [first, ...rest] = names.map((name) => allOf(db, nouns[name], candidateId))
  const found = await db.batch([first!, ...rest])
  return Object.fromEntries(names.map((name, at) => [name, found[at]!]))
}

function allOf(db: Database, table: SQLiteTable, candidateId: string) {
  const columns = Object.entries(getTableColumns(table)).filter(([name]) => !secret.has(name))
  const named = Object.fromEntries(columns) as Record<string, SQLiteColumn>
  const owner = named.candidateId ?? named.id!
  return db
    .select(named)
    .from(table)
    .where(sql`${owner} = ${candidateId}`)
}
