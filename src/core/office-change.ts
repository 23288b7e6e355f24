import type { Day } from './calendar.ts'
import { decidedContent, type OfficeDecision, toldOf } from './feeds/fact-of.ts'
import { contentText } from './feeds/fold-versions.ts'
import type { FactKind } from './feeds/kinds.ts'
import { type FeedFact, officeKey } from './feeds/row.ts'
import type { KeptFact } from './record.ts'
import type { Adjustment } from './standing/facts.ts'

type Content = FeedFact['content']

/** What staff can change by hand about one person. */
export type OfficeChange =
  /** Facts of their own, as rows of the feeds of grants and adjustments say them. */
  | { readonly what: 'grant' | Adjustment['kind']; readonly content: Content }
  /** Misconduct: all that is held is suspended, from a day and until one or an open end. */
  | { readonly what: 'ban'; readonly from: Day; readonly until?: Day }
  /** Ends a ban; `counts`: what was achieved inside it counts from then on. */
  | {
      readonly what: 'lift-ban'
      readonly kind: 'bans'
      readonly key: string
      readonly on: Day
      readonly counts: boolean
    }
  /** A fact that does not count: a voided result, a wrong row. */
  | { readonly what: 'withdraw'; readonly kind: FactKind; readonly key: string }
  /** A result that is another person's. */
  | { readonly what: 'attach'; readonly kind: FactKind; readonly key: string; readonly to: string }
  /** Fields of the person, by the columns of the candidates feed. */
  | { readonly what: 'correct'; readonly set: Content }
  /** Something that staff changed before, and that ends. */
  | { readonly what: 'end'; readonly kind: FactKind; readonly key: string; readonly made: string }

/** Which fact a change is about. A grant and an adjustment are facts of their own, under a new id. */
export function factChanged(candidateId: string, change: OfficeChange, id: string): Pick<KeptFact, 'kind' | 'key'> {
  if ('key' in change) return { kind: change.kind, key: change.key }
  if (change.what === 'correct') return { kind: 'candidates', key: candidateId }
  const kind = change.what === 'ban' ? 'bans' : change.what === 'grant' ? 'grants' : 'adjustments'
  return { kind, key: `${officeKey}${id}` }
}

/** A change as versions: what is new, and which of those that count end. */
export interface ChangedVersions {
  readonly fresh: readonly KeptFact[]
  readonly ended: readonly KeptFact[]
}

/** What pages and reports call the origin of what the office wrote. */
const officeFile = 'Exam office'

interface Said {
  readonly candidateId: string
  readonly change: OfficeChange
  /** A new id, and the moment. */
  readonly id: string
  readonly at: string
}

/** What a change writes, given all versions that count of its fact; nothing where it is about none of them. */
export function versionsOf(
  { candidateId, change, id, at }: Said,
  versions: readonly KeptFact[],
): ChangedVersions | undefined {
  const { kind, key } = factChanged(candidateId, change, id)
  const made = `office/${at}/${id}`
  const base = { kind, key, made, keptAs: made, isWhole: 1, recordedAt: at, file: officeFile, line: 0 } as const
  const one = (owner: string, content: string, office?: OfficeDecision): ChangedVersions => ({
    fresh: [{ ...base, candidateId: owner, content, ...(office && { office }) }],
    ended: [],
  })
  const told = toldOf(versions)
  switch (change.what) {
    case 'ban': {
      const { from, until } = change
      return one(candidateId, contentText({ from, ...(until && { until }) }))
    }
    case 'lift-ban': {
      const { on: liftedOn, counts } = change
      const lifted = {
        ...(told && (JSON.parse(told.content) as Content)),
        liftedOn,
        liftedCounts: counts ? 'yes' : 'no',
      }
      return told && one(told.candidateId, contentText(lifted))
    }
    case 'withdraw':
      return told && one(told.candidateId, decidedContent(told), 'withdraw')
    case 'attach':
      return told && one(change.to, decidedContent(told), 'attach')
    case 'correct':
      return told && one(candidateId, decidedContent(told, change.set), 'correct')
    case 'end': {
      const ended = versions.filter(
        (version) => (version.keptAs ?? version.made) === change.made && isOfOffice(version),
      )
      return ended.length > 0 ? { fresh: [], ended } : undefined
    }
    default:
      return one(candidateId, contentText(change.content))
  }
}

/** Whether the office wrote a version, and no file. */
function isOfOffice({ made }: Pick<KeptFact, 'made'>): boolean {
  return made.startsWith('office/')
}
