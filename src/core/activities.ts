import { factOf } from './feeds/fact-of.ts'
import { addMonths, type Day, type Moment, writtenDay } from './calendar.ts'
import type { KeptFact, RecordedCredit } from './record.ts'
import { termsIn, wordsIn } from './search-words.ts'

/** A continuing education activity as it stands, and where it came from. */
export interface Activity {
  /** Source and external id: one activity, however often it is sent. */
  readonly key: string
  readonly candidateId: string
  readonly name: string
  readonly activeOn: Day
  readonly expiresOn: Day
  readonly review: 'n/a' | 'pending' | 'approved' | 'rejected'
  readonly hundredths: number
  readonly providerName: string
  readonly source: string
  readonly externalId: string
  readonly category: string
  readonly file: string
  /** When the version that stands was taken in. */
  readonly recordedAt: Moment
  /** When any version was first taken in: before that, it has been corrected since. */
  readonly firstRecordedAt: Moment
}

type Told = Pick<RecordedCredit, 'name' | 'providerName' | 'activeOn' | 'hundredths' | 'source'> & {
  readonly externalId: string
  readonly review?: RecordedCredit['review']
  readonly expiresOn?: Day
  readonly category?: string
}

/** The activity that all versions of one fact come to; they must come to one. */
export function activityOf(versions: readonly KeptFact[], creditValidityMonths: number): Activity {
  const standing = factOf(versions)!
  const first = versions.reduce((best, one) => (one.recordedAt < best.recordedAt ? one : best))
  const told = JSON.parse(standing.content) as Told
  return {
    key: standing.key,
    candidateId: standing.candidateId,
    name: told.name,
    activeOn: told.activeOn,
    expiresOn: told.expiresOn ?? addMonths(told.activeOn, creditValidityMonths),
    review: told.review ?? 'n/a',
    hundredths: told.hundredths,
    providerName: told.providerName,
    source: told.source,
    externalId: told.externalId,
    category: told.category ?? '',
    file: standing.file,
    recordedAt: standing.recordedAt,
    firstRecordedAt: first.recordedAt,
  }
}

/** The words an activity is found by, as the full text keeps them: marked as its candidate's. */
export function wordsOf(activity: Activity): string[] {
  const { name, providerName, source, externalId, category, review, file, activeOn, expiresOn, hundredths } = activity
  const days = [activeOn, expiresOn].flatMap((day) => [day, writtenDay(day)])
  const words = wordsIn([
    name,
    providerName,
    source,
    externalId,
    category,
    review,
    file,
    ...days,
    `${hundredths / 100}`,
  ])
  return words.map((word) => markedWord(activity.candidateId, word))
}

/** What a candidate looks for among their own, in the same marked words. */
export function marksSought(candidateId: string, typed: string): string[] {
  return termsIn(typed).map((term) => markedWord(candidateId, term))
}

/** One person's words stand together in the full text, so that a search never meets those of others. */
function markedWord(candidateId: string, word: string): string {
  return `${candidateId.toLowerCase()}x${word}`
}
