import type { SQLiteTable } from 'drizzle-orm/sqlite-core'
import { access, fact, type Handling, nameless, staying } from './handling.ts'
import {
  acceptances,
  accounts,
  answers,
  candidates,
  knownBrowsers,
  ownContacts,
  sessions,
} from './people/schema-people.ts'
import { erasures } from './people/schema-erasures.ts'
import { namesToSplit, nameWords } from './people/schema-name-words.ts'
import { linkedAccounts, organisationLogins } from './sign-in/schema-linked-accounts.ts'
import { passkeyChallenges, passkeys } from './sign-in/schema-passkeys.ts'
import { replacedValues, securityEvents } from './sign-in/schema-security.ts'

/** Tables about who a person is, and how they sign in. */
export const loginTables = {
  // The id stays without a name: codes and badges refer to it, and files keep naming it.
  candidates: { table: candidates, export: 'person', ...staying, erase: 'blanks' },
  erasures: {
    table: erasures,
    export: { not: 'only of records that are, or are about to be, erased' },
    ...nameless,
    merge: 'stays',
  },
  nameWords: { table: nameWords, export: { not: 'the words of the name, for the office’s search' }, ...staying },
  namesToSplit: { table: namesToSplit, export: { not: 'an id whose name is still to be split' }, ...staying },
  accounts: {
    table: accounts,
    export: 'login',
    secure: 'ends',
    merge: 'moves with the login',
    erase: 'deletes',
    backup: 'kept',
  },
  linkedAccounts: {
    table: linkedAccounts,
    export: 'linked-accounts',
    secure: 'ends what is new',
    merge: 'moves with the login',
    erase: 'deletes',
    backup: 'kept',
  },
  organisationLogins: { table: organisationLogins, export: 'logins-begun', ...access },
  passkeys: {
    table: passkeys,
    export: 'passkeys',
    secure: 'ends what is new',
    merge: 'moves with the login',
    erase: 'deletes',
    backup: 'kept',
  },
  passkeyChallenges: { table: passkeyChallenges, export: { not: 'good for five minutes' }, ...access },
  securityEvents: { table: securityEvents, export: 'security-events', ...fact },
  replacedValues: {
    table: replacedValues,
    export: 'replaced-values',
    secure: 'ends what is new',
    merge: 'stays',
    erase: 'deletes',
    backup: 'kept',
  },
  ownContacts: {
    table: ownContacts,
    export: 'own-contacts',
    secure: 'ends what is new',
    merge: 'stays',
    erase: 'deletes',
    backup: 'kept',
  },
  // A "No" to verification stays in force.
  answers: { table: answers, export: 'answers', ...fact, merge: 'is copied', erase: 'blanks' },
  acceptances: { table: acceptances, export: 'acceptances', ...fact, merge: 'is copied' },
  sessions: { table: sessions, export: 'sessions', ...access },
  knownBrowsers: { table: knownBrowsers, export: 'known-browsers', ...access },
} as const satisfies Record<string, Handling & { readonly table: SQLiteTable }>
