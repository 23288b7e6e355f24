import type { Day } from '../../core/calendar.ts'
import { type PreviewSort, previewSorts } from '../../core/feeds/preview.ts'
import type { RebuildProgress } from '../../core/rebuild-progress.ts'
import type { Rebuild } from '../../data/facts/rebuilds.ts'
import type { Waiting } from '../../data/facts/waiting-records.ts'
import type { Program } from '../../program/program.ts'
import { formatEnd } from '../../ui/words.ts'
import { shortNameOn } from '../../wording/names.ts'

export const wordsOfSort: Readonly<Record<PreviewSort, string>> = {
  gained: 'Gained',
  lost: 'Lost',
  later: 'Expires later',
  earlier: 'Expires earlier',
  suspended: 'Suspended',
}

export interface RulesView {
  readonly id: number
  readonly seen: number
  readonly progress: RebuildProgress
  readonly counts: readonly (readonly [label: string, count: number])[]
  /** The sorts of change that there are. */
  readonly sorts: readonly PreviewSort[]
  readonly certifications: readonly { readonly name: string; readonly counts: readonly number[] }[]
  readonly people: readonly {
    readonly id: string
    readonly rows: readonly {
      readonly name: string
      readonly change: string
      readonly was: string
      readonly is: string
      readonly isBadgeRevoked: boolean
    }[]
  }[]
}

/** The losses to accept, in words. */
export function rulesView(
  program: Program,
  rebuild: Rebuild,
  {
    progress,
    people,
    on,
  }: { readonly progress: RebuildProgress; readonly people: readonly Waiting[]; readonly on: Day },
): RulesView {
  const { totals } = rebuild
  const sumOf = (sort: PreviewSort) =>
    Object.values(totals.certifications).reduce((sum, counts) => sum + (counts[sort] ?? 0), 0)
  const sorts = previewSorts.filter((sort) => sumOf(sort) > 0)
  const nameOf = (code: string) => shortNameOn(program, code, on)
  return {
    id: rebuild.id,
    seen: rebuild.listedUpTo,
    progress,
    counts: [
      ['People', progress.waiting],
      ['Certifications lost', sumOf('lost') + sumOf('suspended')],
      ['Ends moved earlier', sumOf('earlier')],
      ['Badges revoked for good', totals.badges],
      ['Kits held back', totals.kits],
      ['Emails', totals.mails],
    ],
    sorts,
    certifications: Object.entries(totals.certifications).map(([code, counts]) => ({
      name: nameOf(code),
      counts: sorts.map((sort) => counts[sort] ?? 0),
    })),
    people: people.map(({ candidateId, changes }) => ({
      id: candidateId,
      rows: changes.map(({ certification, change, wasUntil, isUntil, badge }) => ({
        name: nameOf(certification),
        change: wordsOfSort[change],
        was: change === 'gained' ? 'Not held' : formatEnd(wasUntil),
        is: change === 'lost' && isUntil === null ? 'Not held' : formatEnd(isUntil),
        isBadgeRevoked: badge !== null,
      })),
    })),
  }
}
