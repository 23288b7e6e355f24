import type { Day } from '../calendar.ts'
import type { Change } from '../events/changes.ts'
import type { ChangeKind } from '../events/event.ts'

/** What a file would do to a certification of somebody. */
export const previewSorts = ['gained', 'lost', 'later', 'earlier', 'suspended'] as const
export type PreviewSort = (typeof previewSorts)[number]

/** Somebody has less than before: these must have been listed before a file goes live. */
const losing: ReadonlySet<PreviewSort> = new Set(['lost', 'earlier', 'suspended'])

/** What a change is for who has it. */
export const sortOf: Readonly<Record<ChangeKind, PreviewSort>> = {
  earned: 'gained',
  lifted: 'gained',
  renewed: 'later',
  'ends-earlier': 'earlier',
  suspended: 'suspended',
  expired: 'lost',
  revoked: 'lost',
  'no-longer-held': 'lost',
}

export interface PreviewChange {
  readonly candidateId: string
  readonly certification: string
  readonly change: PreviewSort
  readonly wasUntil: Day | null
  readonly isUntil: Day | null
  readonly badge: string | null
}

/** Totals of a preview: by certification, and what follows for others. */
export interface PreviewTotals {
  readonly certifications: Readonly<Record<string, Readonly<Partial<Record<PreviewSort, number>>>>>
  /** Whose certifications change. */
  readonly people: number
  /** Badges that would be revoked for good, kits that would be held back, people who would get a mail. */
  readonly badges: number
  readonly kits: number
  readonly mails: number
}

export const noTotals: PreviewTotals = { certifications: {}, people: 0, badges: 0, kits: 0, mails: 0 }

/** A change as a preview lists it; `badge` is the one it would revoke for good. */
export function previewedChange(candidateId: string, change: Change, badge: string | null): PreviewChange {
  return {
    candidateId,
    certification: change.certification,
    change: sortOf[change.kind],
    wasUntil: change.was?.expiresOn ?? null,
    isUntil: change.is?.expiresOn ?? null,
    badge,
  }
}

/** Totals with some more people's changes in them. */
export function addToTotals(
  totals: PreviewTotals,
  changes: readonly PreviewChange[],
  { kits, mails }: Pick<PreviewTotals, 'kits' | 'mails'>,
): PreviewTotals {
  const certifications = { ...totals.certifications }
  for (const { certification, change } of changes) {
    const counts = certifications[certification] ?? {}
    certifications[certification] = { ...counts, [change]: (counts[change] ?? 0) + 1 }
  }
  return {
    certifications,
    people: totals.people + new Set(changes.map(({ candidateId }) => candidateId)).size,
    badges: totals.badges + changes.filter(({ badge }) => badge !== null).length,
    kits: totals.kits + kits,
    mails: totals.mails + mails,
  }
}

/** The same totals without some people's changes: what `addToTotals` undoes. */
export function takeFromTotals(
  totals: PreviewTotals,
  changes: readonly PreviewChange[],
  { kits, mails }: Pick<PreviewTotals, 'kits' | 'mails'>,
): PreviewTotals {
  const gone = addToTotals(noTotals, changes, { kits, mails })
  const certifications: Record<string, Partial<Record<PreviewSort, number>>> = {}
  for (const [certification, counts] of Object.entries(totals.certifications)) {
    const left = previewSorts.flatMap((sort) => {
      const count = (counts[sort] ?? 0) - (gone.certifications[certification]?.[sort] ?? 0)
      return count > 0 ? [[sort, count] as const] : []
    })
    if (left.length > 0) certifications[certification] = Object.fromEntries(left)
  }
  return {
    certifications,
    people: totals.people - gone.people,
    badges: totals.badges - gone.badges,
    kits: totals.kits - gone.kits,
    mails: totals.mails - gone.mails,
  }
}

/** Whether a person has less than before: a certification, some of its time, or a badge revoked for good. */
export function isLosing({ change, badge }: PreviewChange): boolean {
  return losing.has(change) || badge !== null
}

/** Changes by which somebody would lose more than was listed: another thing, an earlier end, or a badge for good. */
export function beyondListed(changes: readonly PreviewChange[], listed: readonly PreviewChange[]): PreviewChange[] {
  const before = new Map(listed.map((one) => [`${one.candidateId} ${one.certification}`, one]))
  return changes.filter((one) => {
    const known = before.get(`${one.candidateId} ${one.certification}`)
    if (one.badge !== null && one.badge !== known?.badge) return true
    if (!losing.has(one.change)) return false
    return known?.change !== one.change || known.isUntil !== one.isUntil
  })
}
