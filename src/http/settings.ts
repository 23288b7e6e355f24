import { type PasswordCost, passwordCost } from '../adapters/passwords.ts'

/** How often something may be tried in a stretch of seconds. */
export interface Limit {
  readonly name: string
  readonly most: number
  readonly seconds: number
  /** Reaching it is told to the operator: it says something about the whole site, not about one visitor. */
  readonly alarm?: true
}

/** What a deployment may set apart from its program; tests make it cheaper. */
export interface Settings {
  readonly passwordCost: PasswordCost
  readonly signIn: {
    /** For one account, from browsers it has not signed in with before. */
    readonly account: Limit
    readonly address: Limit
    readonly site: Limit
    /** For one account, from a browser that it has signed in with before: nobody else can use it up. */
    readonly browser: Limit
  }
}

const quarterHour = 900

export const defaultSettings: Settings = {
  passwordCost,
  signIn: {
    account: { name: 'sign-in account', most: 10, seconds: quarterHour },
    address: { name: 'sign-in address', most: 30, seconds: quarterHour },
    site: { name: 'sign-in site', most: 500, seconds: quarterHour, alarm: true },
    browser: { name: 'sign-in browser', most: 10, seconds: quarterHour },
  },
}
