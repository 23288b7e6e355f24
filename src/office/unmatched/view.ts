import { type FactKind, type FeedKind, recordOfKind } from '../../core/feeds/kinds.ts'
import { fullName } from '../../core/person-name.ts'
import type { likelyReasons, UnmatchedRow } from '../../data/office/unmatched.ts'
import type { Program } from '../../program/program.ts'
import { kindWords, wordsOfFact } from '../../wording/facts.ts'

type LikelyReason = (typeof likelyReasons)[number]

const reasonWords: Readonly<Record<LikelyReason, string>> = {
  email: 'same email address',
  vue: 'same testing ID',
  id: 'one symbol of the ID differs',
  name: 'same name',
  case: 'asked where this result is',
}

/** A person whom a row may mean, and why. */
interface Likely {
  readonly id: string
  readonly name: string
  readonly why: readonly string[]
}

const hintNames = ['first_name', 'last_name', 'email', 'vue_testing_id']

/** An unmatched row as its list and its JSON have it. */
export function rowView(program: Program, row: UnmatchedRow) {
  const { made, candidateId, file, line, receivedAt, importId, content, dismissedAt } = row
  const kind = row.kind as FactKind
  const { what, on } = wordsOfFact(program, kind, content, row.key)
  const hints = JSON.parse(row.hints ?? '{}') as Readonly<Record<string, string>>
  const [first = '', last = ''] = [hints.first_name, hints.last_name]
  return {
    kind,
    kindName: kindWords[kind][0],
    key: row.key,
    /** The key as people read it. */
    keyWords: row.key.replaceAll('\n', ' '),
    made,
    what,
    on,
    candidateId,
    named: fullName({ first, last }, program.familyNameFirst),
    hints: Object.fromEntries(hintNames.flatMap((name) => (hints[name] ? [[name, hints[name]]] : []))),
    file,
    importId,
    line,
    receivedAt,
    dismissedAt,
    likely: canBeAttached(kind) ? likelyIn(program, row.likely) : [],
    canBeAttached: canBeAttached(kind),
  }
}

export type RowView = ReturnType<typeof rowView>

function likelyIn({ familyNameFirst }: Program, text: string): readonly Likely[] {
  const found = JSON.parse(text) as [id: string, why: string, first: string, last: string][]
  return found.map(([id, why, first, last]) => ({
    id,
    name: fullName({ first, last }, familyNameFirst) || id,
    why: [...new Set(why.split(','))].map((one) => reasonWords[one as LikelyReason]),
  }))
}

/** What belongs to a person by its id alone, or to an order, cannot be another person's. */
function canBeAttached(kind: FactKind): boolean {
  if (kind === 'bans' || kind === 'candidates') return false
  const { keyNamesPerson, ownedBy } = recordOfKind(kind as FeedKind)
  return !keyNamesPerson && !ownedBy
}

/** Why a row is taken off the list, for the log: a code and its words. */
export const dismissals = [
  ['not-ours', 'Not one of our candidates'],
  ['test', 'A test row'],
  ['duplicate', 'It was sent twice'],
  ['wrong', 'The row is wrong'],
  ['other', 'Something else'],
] as const
