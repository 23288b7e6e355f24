import { type PasswordCost, passwordCost } from '../adapters/passwords.ts'

/** How often something may be tried in a stretch of seconds. */
export interface Limit {
  readonly name: string
  readonly most: number
  readonly seconds: number
  /** Reaching it is told to the operator: it says something about the whole site, not about one visitor. */
  readonly alarm?: true
  /** Reaching it refuses nothing: what one visitor does must not close the site to another. */
  readonly refusesNothing?: true
}

/** What a deployment may set apart from its program; tests make it cheaper. */
export interface Settings {
  readonly passwordCost: PasswordCost
  readonly signIn: {
    /** For one account, from browsers it has not signed in with before. */
    readonly account: Limit
    readonly address: Limit
    /** Tries that were let through, of everybody: past it tries are slow, and one address has fewer. */
    readonly site: Limit
    readonly addressPastSite: Limit
    readonly secondsPastSite: number
    /** For one account, from a browser that it has signed in with before: nobody else can use it up. */
    readonly browser: Limit
    /** Passwords typed before deeds that matter, of one session. */
    readonly again: Limit
  }
  readonly mapping: {
    /** Requests of one network address, whatever is asked for. */
    readonly address: Limit
    /** Score reports that match nothing, in a day: for one name from one address, of one address, for one name or number, and of everybody. */
    readonly nameAndAddress: Limit
    readonly misses: Limit
    readonly name: Limit
    readonly number: Limit
    readonly site: Limit
  }
  /** Bytes of a feed file, as sent and unpacked. */
  readonly feeds: { readonly mostSent: number; readonly mostUnpacked: number }
  /** Links opened or used from one network address. */
  readonly links: Limit
  /** Logins at the organisation that are begun from one network address: a whole office may have one. */
  readonly organisationLogins: Limit
  /** Passkeys asked for from one network address. */
  readonly passkeys: Limit
  /** New email addresses of one person. */
  readonly newEmails: Limit
  /** Codes that were not found, of one network address and of everybody. */
  readonly verification: { readonly address: Limit; readonly site: Limit }
  /** Downloads of everything, of one person. */
  readonly archives: Limit
  /** How long a status list may be kept by others. */
  readonly statusListSeconds: number
  /** Support cases of people not signed in, of one network address and of all; and of one person. */
  readonly cases: { readonly address: Limit; readonly site: Limit; readonly person: Limit }
  /** Answers by email to one mail, and of one sender; and of one person on the site. */
  readonly answers: { readonly mail: Limit; readonly sender: Limit; readonly person: Limit }
}

const quarterHour = 900
const day = 86_400

export const defaultSettings: Settings = {
  passwordCost,
  signIn: {
    account: { name: 'sign-in account', most: 10, seconds: quarterHour },
    address: { name: 'sign-in address', most: 30, seconds: quarterHour },
    site: { name: 'sign-in site', most: 500, seconds: quarterHour, alarm: true, refusesNothing: true },
    addressPastSite: { name: 'sign-in address past site', most: 5, seconds: quarterHour, refusesNothing: true },
    secondsPastSite: 3,
    browser: { name: 'sign-in browser', most: 10, seconds: quarterHour },
    again: { name: 'sign-in again', most: 5, seconds: quarterHour },
  },
  mapping: {
    address: { name: 'mapping address', most: 20, seconds: quarterHour },
    nameAndAddress: { name: 'mapping name and address', most: 5, seconds: day },
    misses: { name: 'mapping misses', most: 20, seconds: day },
    name: { name: 'mapping name', most: 30, seconds: day },
    number: { name: 'mapping number', most: 30, seconds: day },
    site: { name: 'mapping site', most: 200, seconds: day, alarm: true, refusesNothing: true },
  },
  feeds: { mostSent: 50 * 1024 * 1024, mostUnpacked: 1024 * 1024 * 1024 },
  links: { name: 'links address', most: 60, seconds: quarterHour },
  organisationLogins: { name: 'organisation logins', most: 300, seconds: quarterHour },
  passkeys: { name: 'passkeys', most: 60, seconds: quarterHour },
  newEmails: { name: 'new emails', most: 5, seconds: day },
  verification: {
    address: { name: 'verification address', most: 30, seconds: quarterHour },
    site: { name: 'verification site', most: 2000, seconds: quarterHour, alarm: true },
  },
  archives: { name: 'archives', most: 20, seconds: day },
  statusListSeconds: 3600,
  cases: {
    address: { name: 'cases address', most: 5, seconds: day },
    site: { name: 'cases site', most: 300, seconds: day, alarm: true },
    person: { name: 'cases person', most: 20, seconds: day },
  },
  answers: {
    mail: { name: 'answers mail', most: 10, seconds: day },
    sender: { name: 'answers sender', most: 20, seconds: day },
    person: { name: 'answers person', most: 30, seconds: day },
  },
}
