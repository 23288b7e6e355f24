import type { Activity } from '../../../core/activities.ts'
import type { Day } from '../../../core/calendar.ts'
import { pageOf, type Paging } from '../../../core/paging.ts'
import { termsIn } from '../../../core/search-words.ts'
import { readSorting, type Sorting } from '../../../core/sorting.ts'
import type { ActivityColumn } from '../../../data/facts/activities.ts'
import { capitalize, countOf, formatPoints } from '../../../ui/words.ts'

export const activityColumns = [
  { name: 'name', label: 'Name' },
  { name: 'active', label: 'Active date' },
  { name: 'expires', label: 'Expires' },
  { name: 'review', label: 'Review' },
  { name: 'points', label: 'Points', amount: true },
  { name: 'updated', label: 'Updated' },
  { name: 'provider', label: 'Provider Name' },
  { name: 'source', label: 'Source' },
] as const satisfies readonly { name: ActivityColumn; label: string; amount?: true }[]

export const rowsOnPage = 50
const longestSearch = 200

/** What a visitor asks of the list, out of the address. */
export interface Wanted {
  readonly sorting: Sorting<ActivityColumn>
  readonly typed: string
  readonly page: number
  /** Why what was typed cannot be looked for, as a sentence. */
  readonly problem: string | undefined
}

export function readWanted(query: Readonly<Record<string, string | undefined>>): Wanted {
  const names = activityColumns.map(({ name }) => name)
  const typed = (query.q ?? '').trim()
  return {
    sorting: readSorting(query.sort, names, { column: 'active', descending: true }),
    typed: typed.slice(0, longestSearch),
    page: pageOf(query.page),
    problem: problemWith(typed),
  }
}

function problemWith(typed: string): string | undefined {
  if (typed.length > longestSearch) return `Search for at most ${longestSearch} characters.`
  if (typed !== '' && termsIn(typed).length === 0) return 'Search for a word or a number.'
  return undefined
}

export interface ActivityRow {
  readonly name: string
  readonly activeOn: Day
  readonly expiresOn: Day
  readonly review: string
  readonly points: string
  /** The day of the import that the activity stands as it is by. */
  readonly updatedOn: Day
  readonly providerName: string
  readonly source: string
  readonly importSource: string
  readonly externalId: string
  readonly category: string | undefined
  readonly correctedOn: Day | undefined
  /** Why it does not count, and since when; nothing where it counts, or did in its time. */
  readonly waiting: { readonly words: string; readonly since: Day } | undefined
  readonly isOver: boolean
}

export interface ActivitiesView extends Wanted {
  readonly lede: string
  readonly rows: readonly ActivityRow[]
  readonly paging: Paging
}

/** A page of the list, and how much there is. */
export function viewActivities(
  wanted: Wanted,
  found: readonly Activity[],
  counted: { readonly count: number; readonly first: Day | null },
  categories: ReadonlyMap<string, string>,
  today: Day,
): ActivitiesView {
  return {
    ...wanted,
    lede: ledeOf(wanted, counted),
    rows: found.map((activity) => rowOf(activity, categories, today)),
    paging: { page: wanted.page, pages: Math.max(1, Math.ceil(counted.count / rowsOnPage)), total: counted.count },
  }
}

function rowOf(activity: Activity, categories: ReadonlyMap<string, string>, today: Day): ActivityRow {
  const { name, activeOn, expiresOn, providerName, source, externalId, category, recordedAt } = activity
  return {
    name,
    activeOn,
    expiresOn,
    review: activity.review === 'n/a' ? 'n/a' : capitalize(activity.review),
    points: formatPoints(activity.hundredths),
    updatedOn: recordedAt.slice(0, 10),
    providerName,
    source,
    importSource: activity.file,
    externalId,
    category: category === '' ? undefined : (categories.get(category) ?? category),
    correctedOn: recordedAt > activity.firstRecordedAt ? recordedAt.slice(0, 10) : undefined,
    waiting: waitingOf(activity, today),
    isOver: expiresOn < today,
  }
}

function waitingOf({ review, activeOn, recordedAt }: Activity, today: Day): ActivityRow['waiting'] {
  const since = recordedAt.slice(0, 10)
  if (review === 'pending') return { words: 'Pending review. It counts once it’s approved. Pending since', since }
  if (review === 'rejected') return { words: 'Rejected in review. It doesn’t count. Rejected on', since }
  if (activeOn > today) return { words: 'Doesn’t count yet. It counts from', since: activeOn }
  return undefined
}

function ledeOf({ typed, problem }: Wanted, { count, first }: { count: number; first: Day | null }): string {
  if (problem) return problem
  if (typed !== '' && count === 0) return `No activities with “${typed}”.`
  if (typed !== '') return `${capitalize(countOf(count, 'activity', 'activities'))} with “${typed}”.`
  if (!first) return 'No activities yet. An activity appears here once its provider reports it.'
  return `${capitalize(countOf(count, 'activity', 'activities'))} since ${first.slice(0, 4)}.`
}
