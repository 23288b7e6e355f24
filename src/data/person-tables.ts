import type { SQLiteTable } from 'drizzle-orm/sqlite-core'
import { badgeEmails } from './badges/schema-badge-emails.ts'
import { badges } from './badges/schema-badges.ts'
import { issuedCredentials } from './badges/schema-issued.ts'
import { caseMessages, caseNotes } from './cases/schema-threads.ts'
import { colleagues } from './colleagues/schema-colleagues.ts'
import { deedDetails, deeds } from './deeds/schema-deeds.ts'
import { activities, codes, facts, holdings, records, repeats } from './facts/schema-facts.ts'
import { heldRows, unmatched } from './facts/schema-waiting.ts'
import { rebuildWaiting } from './facts/schema-rebuilds.ts'
import { events } from './events/schema-events.ts'
import { announcements } from './mail/schema-announcements.ts'
import { congratulations } from './mail/schema-congratulations.ts'
import { reminders } from './mail/schema-reminders.ts'
import { mailChoices } from './mail/schema-mail-choices.ts'
import { cases, links, mappingRequests, outbox } from './mail/schema-mail.ts'
import { mergedRows, mergeProofs } from './merges/schema-merges.ts'
import { baskets, items, orders } from './orders/schema-orders.ts'
import { loginTables } from './login-tables.ts'
import { importErrors, previewChanges, previewRows, recordReads } from './schema-operators.ts'
import {
  codeChecks,
  shareProofs,
  transcripts,
  transcriptShares,
  transcriptViews,
} from './transcripts/schema-transcripts.ts'
import { learnerRecords } from './transcripts/schema-learner-records.ts'
import { access, fact, type Handling, nameless, staying } from './handling.ts'

/** Every table that holds something about a person; a test finds those that are missing. */
export const personTables = {
  ...loginTables,
  // A fact that was also another person's stays, without an owner.
  facts: { table: facts, export: 'facts', secure: 'stays', merge: 'is read', erase: 'blanks', backup: 'kept' },
  repeats: {
    table: repeats,
    export: { not: 'which files said a fact again' },
    secure: 'stays',
    merge: 'is read',
    erase: 'blanks',
    backup: 'kept',
  },
  activities: { table: activities, export: 'activities', ...fact, merge: 'follows' },
  holdings: { table: holdings, export: 'holdings', ...nameless, merge: 'follows' },
  codes: { table: codes, export: 'codes', ...nameless },
  badges: { table: badges, export: 'badges', ...nameless },
  issuedCredentials: { table: issuedCredentials, export: 'issued-credentials', ...nameless },
  badgeEmails: { table: badgeEmails, export: 'badge-email', ...staying },
  heldRows: { table: heldRows, export: { not: 'it is open whose they are' }, ...staying },
  unmatched: { table: unmatched, export: { not: 'of ids that have no record yet' }, ...staying },
  previewRows: {
    table: previewRows,
    export: { not: 'rows of files that nobody has taken in' },
    ...staying,
    backup: 'left out',
  },
  previewChanges: { table: previewChanges, export: { not: 'what a file would have changed' }, ...staying },
  // Without it nothing judges a record again that has no facts any more.
  records: { table: records, export: { not: 'a counter of versions, and a hash of rules' }, ...staying },
  // By their lines, as the lines of the file go.
  importErrors: {
    table: importErrors,
    export: { not: 'lines of files, which may quote anybody' },
    ...staying,
    erase: 'blanks',
  },
  rebuildWaiting: { table: rebuildWaiting, export: { not: 'what new rules change' }, ...staying, backup: 'left out' },
  baskets: {
    table: baskets,
    export: 'basket',
    secure: 'ends what is new',
    merge: 'stays',
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
  items: { table: items, export: 'items', ...nameless, erase: 'blanks' },
  outbox: { table: outbox, export: 'mails', secure: 'ends', merge: 'moves', erase: 'deletes', backup: 'kept' },
  announcements: {
    table: announcements,
    export: { not: 'what staff wrote to one person: it is among the mails' },
    ...staying,
  },
  congratulations: { table: congratulations, export: { not: 'the same as among the events' }, ...staying },
  mailChoices: { table: mailChoices, export: 'notifications', ...fact, merge: 'is copied' },
  reminders: { table: reminders, export: 'reminders', ...fact, merge: 'is read' },
  events: { table: events, export: 'events', ...fact },
  links: { table: links, export: 'links', ...access },
  mappingRequests: {
    table: mappingRequests,
    export: { not: 'nobody’s until it is looked up' },
    ...access,
    secure: 'stays',
    merge: 'stays',
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
  deeds: { table: deeds, export: 'changes-by-staff', ...nameless, merge: 'is read' },
  deedDetails: { table: deedDetails, export: { not: 'words of staff, about others too' }, ...fact, merge: 'stays' },
  recordReads: { table: recordReads, export: 'read-by-offices', ...fact },
  transcripts: { table: transcripts, export: 'transcripts', ...fact },
  learnerRecords: {
    table: learnerRecords,
    export: { not: 'places on lists of revoked records' },
    ...nameless,
    // They are of their transcripts, whosever these are.
    merge: 'stays',
    erase: 'blanks',
  },
  transcriptShares: { table: transcriptShares, export: 'transcript-shares', ...fact },
  shareProofs: { table: shareProofs, export: { not: 'of the recipient’s browser' }, ...staying, backup: 'left out' },
  transcriptViews: { table: transcriptViews, export: 'transcript-views', ...fact },
  codeChecks: { table: codeChecks, export: 'code-checks', ...fact },
  mergeProofs: { table: mergeProofs, export: { not: 'good for an hour' }, ...access },
  mergedRows: { table: mergedRows, export: { not: 'which rows came from which of two records' }, ...staying },
} as const satisfies Record<string, Handling & { readonly table: SQLiteTable }>
