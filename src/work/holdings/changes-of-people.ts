import { changesBetween } from '../../core/events/changes.ts'
import { type PreviewChange, previewedChange } from '../../core/feeds/preview.ts'
import type { HeldPeriod } from '../../core/fold-holdings.ts'
import type { Day } from '../../core/calendar.ts'
import type { BadgeInForce, JudgedBadge } from '../../data/badges/endings.ts'
import type { Program } from '../../program/program.ts'

interface Owned {
  readonly candidateId: string
  readonly certification: string
}

/** What some people hold before and after, and which of their badges are to be revoked for good. */
export interface Outcome {
  readonly before: readonly HeldPeriod[]
  readonly after: readonly HeldPeriod[]
  readonly badges: readonly BadgeInForce[]
  readonly judged: readonly JudgedBadge[]
  readonly on: Day
}

/** What changes for these people, certification by certification. */
export function changesOfPeople(
  program: Program,
  candidateIds: readonly string[],
  { before, after, badges, judged, on }: Outcome,
): PreviewChange[] {
  const [was, is] = [Map.groupBy(before, whose), Map.groupBy(after, whose)]
  const ending = new Set(judged.flatMap(({ id, ending: reason }) => (reason === null ? [] : [id])))
  return candidateIds.flatMap((candidateId) => {
    const [old, present] = [was, is].map((periods) => ({ periods: periods.get(candidateId) ?? [], on }))
    return changesBetween(program.migrations, old!, present!).map((change): PreviewChange => {
      const badge = badges.find((one) => ending.has(one.id) && isAbout(one, candidateId, change.certification))
      return previewedChange(candidateId, change, badge?.id ?? null)
    })
  })
}

/** Of kits that wait for the printer, those that would be held back. */
export function kitsHeldBack<K extends Owned>(kits: readonly K[], changes: readonly PreviewChange[]): K[] {
  const stopping = changes.filter(({ change }) => change === 'lost' || change === 'suspended')
  return kits.filter((kit) => stopping.some((one) => isAbout(kit, one.candidateId, one.certification)))
}

/** The question that decides whether a person gets mails about their certifications. */
export function questionOfMail({ questions }: Program): string {
  return questions.find(({ decides }) => decides === 'notifications')?.code ?? ''
}

function whose({ candidateId }: { readonly candidateId: string }): string {
  return candidateId
}

function isAbout(one: Owned, candidateId: string, certification: string): boolean {
  return one.candidateId === candidateId && one.certification === certification
}
