import type { Day } from './calendar.ts'
import { becomeOf } from './codes.ts'
import { fullName } from './person-name.ts'
import { foldHoldings, type HeldPeriod } from './fold-holdings.ts'
import type { KeptFact } from './record.ts'
import type { HoldingPeriod } from './standing/holdings.ts'
import type { Migration, Rulebook } from './standing/program.ts'

/** What a code says of a certification on a day. */
export interface Verified {
  readonly valid: boolean
  /** `not-held`: not yet on that day. `withdrawn`: the record no longer says that it ever was. */
  readonly status: HoldingPeriod['status'] | 'not-held' | 'withdrawn'
  readonly certification: string
  readonly earnedOn: Day | null
  /** The first day of the period it is, or was last, active in. */
  readonly activeOn: Day | null
  readonly expiresOn: Day | null
  /** Since when the status has been what it is. */
  readonly since: Day | null
  readonly on: Day
}

/** Judges a code given for a certification, by its holder's periods, on a day. */
export function verify(
  migrations: readonly Migration[],
  given: string,
  periods: readonly HoldingPeriod[],
  on: Day,
): Verified {
  const certification = becomeOf(migrations, given, on)
  const own = periods.filter((period) => period.certification === certification)
  const now = own.find(({ since, until }) => since <= on && (until === null || on <= until))
  if (!now)
    return {
      valid: false,
      status: own.length === 0 ? 'withdrawn' : 'not-held',
      certification,
      earnedOn: null,
      activeOn: null,
      expiresOn: null,
      since: null,
      on,
    }
  const { status, firstEarnedOn, activeOn, expiresOn } = now
  return {
    valid: status === 'active',
    status,
    certification,
    earnedOn: firstEarnedOn,
    activeOn,
    expiresOn,
    since: sinceWhen(own, now),
    on,
  }
}

/** A status may go on over several periods. */
function sinceWhen(own: readonly HoldingPeriod[], now: HoldingPeriod): Day {
  const before = own.filter(({ since }) => since < now.since).toSorted((a, b) => (a.since < b.since ? 1 : -1))
  const other = before.findIndex(({ status }) => status !== now.status)
  return (other === -1 ? before : before.slice(0, other)).at(-1)?.since ?? now.since
}

/** A code that is known, whose it is, and what they have said to the question about verification. */
export interface KnownCode {
  readonly code: string
  readonly candidateId: string
  readonly certification: string
  readonly firstName: string
  readonly lastName: string
  readonly localizedFirstName: string
  readonly localizedLastName: string
  readonly consent: 'yes' | 'no' | null
  /** Are the stored periods those of other rules? */
  readonly isOutdated: 0 | 1
}

/** Everything a code is answered from. */
export interface CodeBook {
  readonly migrations: readonly Migration[]
  /** Scripts in which the family name goes first. */
  readonly familyNameFirst: readonly string[]
  readonly codes: readonly KnownCode[]
  readonly periods: readonly HeldPeriod[]
}

/** The book by the present rules: whose stored periods are those of other rules, theirs are worked out from the facts. */
export function codeBook(
  program: Rulebook & Pick<CodeBook, 'familyNameFirst'>,
  codes: readonly KnownCode[],
  stored: readonly HeldPeriod[],
  outdated: readonly KeptFact[],
): CodeBook {
  const { migrations, familyNameFirst } = program
  const folded = new Set(codes.flatMap(({ candidateId, isOutdated }) => (isOutdated === 1 ? candidateId : [])))
  const kept = stored.filter(({ candidateId }) => !folded.has(candidateId))
  return { migrations, familyNameFirst, codes, periods: [...kept, ...foldHoldings(program, [...folded], outdated)] }
}

export interface CodeAnswer extends Verified {
  readonly name: string
  readonly localizedName: string | undefined
  /** Only erased people have no name. */
  readonly isErased: boolean
}

/** What is known of a code, looked for as written and then with what is easily mistaken put right; for `openView` only. */
export function answerCode(book: CodeBook, wanted: readonly string[], on: Day) {
  const found = wanted.flatMap((code) => book.codes.find((one) => one.code === code) ?? [])[0]
  if (!found) return undefined
  const own = book.periods.filter(({ candidateId }) => candidateId === found.candidateId)
  const [name, localizedName] = [
    fullName({ first: found.firstName, last: found.lastName }, book.familyNameFirst),
    fullName({ first: found.localizedFirstName, last: found.localizedLastName }, book.familyNameFirst),
  ]
  const answer: CodeAnswer = {
    ...verify(book.migrations, found.certification, own, on),
    name,
    localizedName: localizedName === '' || localizedName === name ? undefined : localizedName,
    isErased: name === '',
  }
  return { code: found.code, candidateId: found.candidateId, consent: found.consent ?? undefined, answer }
}
