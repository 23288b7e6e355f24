import type { SQLiteTable } from 'drizzle-orm/sqlite-core'
import { badgeEmails } from './badges/schema-badge-emails.ts'
import { badges } from './badges/schema-badges.ts'
import { issuedCredentials } from './badges/schema-issued.ts'
import { caseMessages, caseNotes } from './cases/schema-threads.ts'
import { colleagues } from './colleagues/schema-colleagues.ts'
import { deedDetails, deeds } from './deeds/schema-deeds.ts'
import { activities, codes, facts, heldRows, holdings, records, unmatched } from './facts/schema-facts.ts'
import { events } from './events/schema-events.ts'
import { announcements } from './mail/schema-announcements.ts'
import { congratulations } from './mail/schema-congratulations.ts'
import { reminders } from './mail/schema-reminders.ts'
import { cases, links, mappingRequests, outbox } from './mail/schema-mail.ts'
import { baskets, items, orders } from './orders/schema-orders.ts'
import {
  acceptances,
  accounts,
  answers,
  candidates,
  knownBrowsers,
  ownContacts,
  sessions,
} from './people/schema-people.ts'
import { namesToSplit, nameWords } from './people/schema-name-words.ts'
import { importErrors, previewChanges, previewRows, recordReads } from './schema-operators.ts'
import { linkedAccounts, organisationLogins } from './sign-in/schema-linked-accounts.ts'
import { passkeyChallenges, passkeys } from './sign-in/schema-passkeys.ts'
import { replacedValues, securityEvents } from './sign-in/schema-security.ts'
import {
  codeChecks,
  shareProofs,
  transcripts,
  transcriptShares,
  transcriptViews,
} from './transcripts/schema-transcripts.ts'

/** What each deed does with a table, a key or a file that is about a person. Merging and erasing are not built yet. */
export interface Handling {
  /** The name it has in the person's own archive; nothing where it is not in there, and why. */
  readonly export: string | { readonly not: string }
  /** "Secure my account": all goes, what was added or changed lately goes, or nothing does. */
  readonly secure: 'ends' | 'ends what is new' | 'stays'
  /** Two records become one: its rows go to the record that stays, or end with the login they belong to. */
  readonly merge: 'moves' | 'ends' | 'stays'
  /** The person is forgotten: rows go, lose what names the person, or stay as they name nobody. */
  readonly erase: 'deletes' | 'blanks' | 'stays'
  /** What a restored backup must not bring back is not in it. */
  readonly backup: 'kept' | 'left out'
}

interface PersonTable extends Handling {
  readonly table: SQLiteTable
}

export const fact = { secure: 'stays', merge: 'moves', erase: 'deletes', backup: 'kept' } as const
export const access = { secure: 'ends', merge: 'ends', erase: 'deletes', backup: 'left out' } as const
const nameless = { secure: 'stays', merge: 'moves', erase: 'stays', backup: 'kept' } as const

/** Every table that holds something about a person; a test finds those that are missing. */
export const personTables = {
  candidates: { table: candidates, export: 'person', ...fact },
  nameWords: { table: nameWords, export: { not: 'the words of the name, for the office’s search' }, ...fact },
  namesToSplit: { table: namesToSplit, export: { not: 'an id whose name is still to be split' }, ...fact },
  accounts: { table: accounts, export: 'login', secure: 'ends', merge: 'ends', erase: 'deletes', backup: 'kept' },
  linkedAccounts: {
    table: linkedAccounts,
    export: 'linked-accounts',
    secure: 'ends what is new',
    merge: 'moves',
    erase: 'deletes',
    backup: 'kept',
  },
  organisationLogins: { table: organisationLogins, export: 'logins-begun', ...access },
  passkeys: {
    table: passkeys,
    export: 'passkeys',
    secure: 'ends what is new',
    merge: 'moves',
    erase: 'deletes',
    backup: 'kept',
  },
  passkeyChallenges: { table: passkeyChallenges, export: { not: 'good for five minutes' }, ...access },
  securityEvents: { table: securityEvents, export: 'security-events', ...fact },
  replacedValues: {
    table: replacedValues,
    export: 'replaced-values',
    secure: 'ends what is new',
    merge: 'moves',
    erase: 'deletes',
    backup: 'kept',
  },
  ownContacts: {
    table: ownContacts,
    export: 'own-contacts',
    secure: 'ends what is new',
    merge: 'moves',
    erase: 'deletes',
    backup: 'kept',
  },
  answers: { table: answers, export: 'answers', ...fact },
  acceptances: { table: acceptances, export: 'acceptances', ...fact },
  sessions: { table: sessions, export: 'sessions', ...access },
  knownBrowsers: { table: knownBrowsers, export: 'known-browsers', ...access },
  facts: { table: facts, export: 'facts', secure: 'stays', merge: 'moves', erase: 'blanks', backup: 'kept' },
  activities: { table: activities, export: 'activities', ...fact },
  holdings: { table: holdings, export: 'holdings', ...nameless },
  codes: { table: codes, export: 'codes', ...nameless },
  badges: { table: badges, export: 'badges', ...nameless },
  issuedCredentials: { table: issuedCredentials, export: 'issued-credentials', ...nameless },
  badgeEmails: { table: badgeEmails, export: 'badge-email', ...fact },
  heldRows: { table: heldRows, export: { not: 'it is open whose they are' }, ...fact },
  unmatched: { table: unmatched, export: { not: 'of ids that have no record yet' }, ...fact },
  previewRows: {
    table: previewRows,
    export: { not: 'rows of files that nobody has taken in' },
    ...fact,
    backup: 'left out',
  },
  previewChanges: { table: previewChanges, export: { not: 'what a file would have changed' }, ...fact },
  records: { table: records, export: { not: 'a counter of versions, and a hash of rules' }, ...nameless },
  importErrors: { table: importErrors, export: { not: 'lines of files, which may quote anybody' }, ...fact },
  baskets: {
    table: baskets,
    export: 'basket',
    secure: 'ends what is new',
    merge: 'ends',
    erase: 'deletes',
    backup: 'kept',
  },
  orders: {
    table: orders,
    export: 'orders',
    secure: 'ends what is new',
    merge: 'moves',
    erase: 'blanks',
    backup: 'kept',
  },
  items: { table: items, export: 'items', ...nameless },
  outbox: { table: outbox, export: 'mails', secure: 'ends', merge: 'moves', erase: 'deletes', backup: 'kept' },
  announcements: {
    table: announcements,
    export: { not: 'what staff wrote to one person: it is among the mails' },
    ...fact,
    merge: 'stays',
  },
  congratulations: { table: congratulations, export: { not: 'the same as among the events' }, ...fact },
  reminders: { table: reminders, export: 'reminders', ...fact },
  events: { table: events, export: 'events', ...fact },
  links: { table: links, export: 'links', ...access },
  mappingRequests: {
    table: mappingRequests,
    export: { not: 'nobody’s until it is looked up' },
    ...access,
    secure: 'stays',
  },
  cases: {
    table: cases,
    export: 'cases',
    secure: 'ends what is new',
    merge: 'moves',
    erase: 'deletes',
    backup: 'kept',
  },
  caseMessages: { table: caseMessages, export: 'case-messages', ...fact },
  caseNotes: { table: caseNotes, export: { not: 'words of staff to each other' }, ...fact },
  colleagues: {
    table: colleagues,
    export: { not: 'the program’s own people, and no candidates' },
    secure: 'stays',
    merge: 'stays',
    erase: 'stays',
    backup: 'kept',
  },
  deeds: { table: deeds, export: 'changes-by-staff', ...nameless, merge: 'stays' },
  deedDetails: { table: deedDetails, export: { not: 'words of staff, about others too' }, ...fact, merge: 'stays' },
  recordReads: { table: recordReads, export: 'read-by-offices', ...fact },
  transcripts: { table: transcripts, export: 'transcripts', ...fact },
  transcriptShares: { table: transcriptShares, export: 'transcript-shares', ...fact },
  shareProofs: { table: shareProofs, export: { not: 'of the recipient’s browser' }, ...fact, backup: 'left out' },
  transcriptViews: { table: transcriptViews, export: 'transcript-views', ...fact },
  codeChecks: { table: codeChecks, export: 'code-checks', ...fact },
} as const satisfies Record<string, PersonTable>
