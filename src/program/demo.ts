import type { Day } from '../core/calendar.ts'

export interface DemoLogin {
  readonly name: string
  readonly candidateId: string
  readonly loginId: string
  readonly email: string
  readonly password: string
}

/** What the `demo/cast.ts` of a program gives to development, besides the files in `demo/feeds`. */
export interface Demo {
  /** Who can sign in. */
  readonly demoLogins: readonly DemoLogin[]
  /** Feed files by name, as they would have come on the morning of a day. */
  demoFeeds(today: Day): ReadonlyMap<string, string>
}
