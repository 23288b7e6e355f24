import { readCode } from '../../core/codes.ts'
import { bareRegistrationNumber } from '../../core/last-names.ts'
import { nameTermsIn } from '../../core/name-words.ts'
import { fullName } from '../../core/person-name.ts'
import { addressIn } from '../../core/typed-code.ts'
import type { Database } from '../../data/database.ts'
import { listPeopleById, listPeopleByName, namedIn } from '../../data/office/people-search.ts'
import type { FoundBy } from '../../data/prepared.ts'

/** The reads of one search: whatever kind of thing was typed, all kinds are asked in one trip. */
export function readsOfSearch(db: Database, typed: string) {
  // Staff paste whole addresses of badges, transcripts and verifications.
  const text = (addressIn(typed)?.id ?? typed).trim().slice(0, 200)
  const bare = bareRegistrationNumber(text)
  const [code = ''] = readCode(text) ?? []
  return {
    byId: listPeopleById(db, { text, bare, code }),
    byName: listPeopleByName(db, termsIn(typed)),
  }
}

/** An address is no name. */
function termsIn(typed: string): readonly string[] {
  return /[@/]/.test(typed) ? [] : nameTermsIn(typed)
}

export interface ListedPerson {
  readonly id: string
  readonly name: string
  readonly localizedName: string
  readonly email: string
  readonly loginId: string | null
  /** What was found of theirs. */
  readonly by: string
}

export interface SearchResult {
  readonly people: readonly ListedPerson[]
  /** There may be more than are listed. */
  readonly isCut: boolean
  /** The only person with this very id, address or number. */
  readonly only: string | undefined
}

const words: Readonly<Record<string, string>> = {
  id: 'Candidate ID',
  login: 'Login ID',
  email: 'Email',
  registration: 'Exam registration number',
  code: 'Verification code',
  badge: 'Badge ID',
  transcript: 'Transcript ID',
  order: 'Order number',
  case: 'Case reference',
  name: 'Name',
}

/** Everyone who was found, each once: those with an id of this kind first. */
export function resultOf(
  typed: string,
  { byId, byName }: FoundBy<ReturnType<typeof readsOfSearch>>,
  familyNameFirst: readonly string[],
): SearchResult {
  const named = namedIn(termsIn(typed), byName)
  const rows = [...byId, ...named.people].filter((row, at, all) => all.findIndex(({ id }) => id === row.id) === at)
  const people = rows.slice(0, mostShown).map((row) => ({
    id: row.id,
    name: fullName({ first: row.firstName, last: row.lastName }, familyNameFirst),
    localizedName: fullName({ first: row.localizedFirstName, last: row.localizedLastName }, familyNameFirst),
    email: row.email,
    loginId: row.loginId,
    by: words[row.by] ?? row.by,
  }))
  return {
    people,
    isCut: named.isCut || rows.length > mostShown,
    only: rows.length === 1 && byId.length > 0 ? rows[0]!.id : undefined,
  }
}

const mostShown = 50
