import { addDays, type Day, endsLater } from '../calendar.ts'
import type { HeldPeriod } from '../fold-holdings.ts'

/** What happened on a day among those who hold a certification: how many began and ceased to have it active, and why. */
export interface Move {
  readonly certification: string
  readonly day: Day
  readonly begun: number
  readonly ended: number
  readonly earned: number
  readonly renewed: number
  readonly lapsed: number
}

/** This code counts people with any active certification, each once. */
export const anyCertification = '*'

const counted = ['begun', 'ended', 'earned', 'renewed', 'lapsed'] as const
type Counted = (typeof counted)[number]

/** How the figures change when periods of people change: given all of theirs before, and all after. */
export function movesBetween(before: readonly HeldPeriod[], after: readonly HeldPeriod[]): Move[] {
  const sums = new Map<string, Record<Counted, number>>()
  for (const [periods, sign] of [
    [before, -1],
    [after, 1],
  ] as const)
    for (const own of Map.groupBy(periods, ({ candidateId }) => candidateId).values())
      for (const [certification, day, what] of movesOf(own)) {
        const key = `${certification}\n${day}`
        const sum = sums.get(key) ?? { begun: 0, ended: 0, earned: 0, renewed: 0, lapsed: 0 }
        sums.set(key, { ...sum, [what]: sum[what] + sign })
      }
  return [...sums].flatMap(([key, sum]) => {
    const [certification, day] = key.split('\n') as [string, Day]
    return counted.some((what) => sum[what] !== 0) ? [{ certification, day, ...sum }] : []
  })
}

type Moved = readonly [certification: string, day: Day, what: Counted]

/** What happened to one person. */
function movesOf(periods: readonly HeldPeriod[]): Moved[] {
  const byCertification = [...Map.groupBy(periods, ({ certification }) => certification)]
  return [
    ...byCertification.flatMap(([certification, own]) => movesIn(certification, own)),
    ...stretchesOf(periods).flatMap(([since, until]): Moved[] => begunAndEnded(anyCertification, since, until)),
  ]
}

function movesIn(certification: string, own: readonly HeldPeriod[]): Moved[] {
  const sorted = own.toSorted((one, other) => (one.since < other.since ? -1 : 1))
  const happened = sorted.flatMap((period, at): Moved[] => {
    const what = happenedAt(period, sorted[at - 1])
    return what ? [[certification, period.since, what]] : []
  })
  return [...happened, ...stretchesOf(own).flatMap(([since, until]) => begunAndEnded(certification, since, until))]
}

/** Earned or renewed, for the start of a period; undefined if it only continues under a new name or after a suspension. */
function happenedAt(period: HeldPeriod, last: HeldPeriod | undefined): Counted | undefined {
  const before = last?.until && addDays(last.until, 1) === period.since ? last : undefined
  const wasHeld = before?.status === 'active' || before?.status === 'suspended'
  if (period.status === 'expired') return wasHeld ? 'lapsed' : undefined
  if (period.status !== 'active') return undefined
  if (wasHeld) return endsLater(period.expiresOn, before.expiresOn) ? 'renewed' : undefined
  return period.activeOn === period.since ? 'earned' : undefined
}

/** Days without a gap in which something was active. */
function stretchesOf(periods: readonly HeldPeriod[]): (readonly [since: Day, until: Day | null])[] {
  const active = periods
    .filter(({ status }) => status === 'active')
    .toSorted((one, other) => (one.since < other.since ? -1 : 1))
  const stretches: [since: Day, until: Day | null][] = []
  for (const { since, until } of active) {
    const last = stretches.at(-1)
    if (!last || (last[1] !== null && since > addDays(last[1], 1))) stretches.push([since, until])
    else if (last[1] !== null && (until === null || until > last[1])) last[1] = until
  }
  return stretches
}

function begunAndEnded(certification: string, since: Day, until: Day | null): Moved[] {
  const begun: Moved = [certification, since, 'begun']
  return until === null ? [begun] : [begun, [certification, addDays(until, 1), 'ended']]
}
