import type { Day } from '../../core/calendar.ts'
import type { listCodesOf } from '../../data/facts/codes.ts'
import type { FoundIn } from '../../data/prepared.ts'
import type { BadgeRow } from '../../data/badges/badges.ts'
import { currentBadge } from '../../core/badges.ts'
import { codeOf } from '../../core/codes.ts'
import { reasonsIn } from '../../core/events/reasons.ts'
import type { ChangeKind, Reason } from '../../core/events/event.ts'
import { lookOf, type LevelLook } from '../../core/level-look.ts'
import type { CandidateRecord } from '../../core/record.ts'
import type { CertificationStanding, Standing, Status } from '../../core/standing/standing.ts'
import { eventOf, type EventRow } from '../../data/events/events.ts'
import type { Program } from '../../program/program.ts'
import { capitalize, listWith } from '../../ui/words.ts'
import { wordsOfEvent } from '../../wording/events.ts'
import { shortNameOn } from '../../wording/names.ts'
import { reasonsOf } from '../../wording/reasons.ts'
import { stillNeeded } from '../../wording/rule-words.ts'

export interface CertificationRow {
  readonly code: string
  readonly name: string
  readonly badge: LevelLook & { readonly open: boolean }
  readonly status: Status | 'withdrawn'
  readonly firstEarnedOn: Day | null
  readonly expiresOn: Day | null
  readonly why: string
  readonly verificationCode: string | undefined
  readonly digitalBadge: string
}

interface Given {
  readonly program: Program
  readonly record: CandidateRecord
  readonly held: Standing
  readonly codes: FoundIn<ReturnType<typeof listCodesOf>>
  readonly badges: readonly BadgeRow[]
  readonly events: readonly EventRow[]
}

/** What a person holds and works towards, and what was taken back from them, each with why. */
export function viewCertifications(given: Given): readonly CertificationRow[] {
  const { program, held, codes, events } = given
  const rows = held.certifications.map((one) => rowOf(given, one))
  const known = new Set(held.certifications.filter((one) => one.firstEarnedOn !== null).map(({ code }) => code))
  const gone = program.certifications.filter(
    ({ code }) => !known.has(code) && codes.some(({ certification }) => certification === code),
  )
  const current = new Set(held.certifications.map(({ code }) => code))
  const withdrawn = gone
    .filter(({ code }) => !current.has(code))
    .flatMap(({ code }): CertificationRow[] => {
      const last = events.find((event) => event.certification === code)
      // What it has become since has its code.
      if (last === undefined || last.kind !== 'no-longer-held') return []
      const reasons = (last.detail as { readonly reasons?: readonly Reason[] }).reasons ?? []
      return [
        {
          ...frameOfRow(given, code, undefined),
          status: 'withdrawn',
          firstEarnedOn: null,
          expiresOn: null,
          why: capitalize(listWith('and', reasonsOf(program, reasons, held.on))),
        },
      ]
    })
  return [...rows, ...withdrawn]
}

function rowOf(given: Given, one: CertificationStanding): CertificationRow {
  const { status, firstEarnedOn, expiresOn } = one
  return { ...frameOfRow(given, one.code, one), status, firstEarnedOn, expiresOn, why: whyOf(given, one) }
}

function frameOfRow({ program, held, codes, badges }: Given, code: string, one: CertificationStanding | undefined) {
  const level = one?.level ?? program.certifications.find((known) => known.code === code)!.level
  return {
    code,
    name: shortNameOn(program, code, held.on),
    badge: { ...lookOf(program, level), open: one?.status !== 'active' },
    verificationCode: one && one.firstEarnedOn === null ? undefined : codeOf(program.migrations, codes, code),
    digitalBadge: badgeWords(program, badges, code, held.on),
  }
}

function badgeWords(program: Program, badges: readonly BadgeRow[], code: string, on: Day): string {
  const current = currentBadge(program.migrations, badges, code, on)
  if (current) return current.endingFor ? 'Waits to be revoked' : current.says === null ? 'Never signed' : 'Signed'
  return badges.some(({ certification }) => certification === code) ? 'Revoked for good' : 'None'
}

/** How it came to be what it is: in the words of the emails. */
function whyOf({ program, record, held }: Given, one: CertificationStanding): string {
  const { status, history, progress } = one
  if (status === 'in-progress') return progress ? `Still needed: ${stillNeeded(program, progress.tree, held.on)}` : ''
  const because = (kind: ChangeKind) =>
    listWith('and', reasonsOf(program, reasonsIn(kind, history, record, held.on), held.on))
  const said = (what: string, kind: ChangeKind) => {
    const why = because(kind)
    return why === '' ? [] : [`${what} ${why}`]
  }
  const parts = [
    ...said('Earned', 'earned'),
    ...(history.some(({ event, on }) => on <= held.on && event === 'renewed') ? said('renewed', 'renewed') : []),
    ...(status === 'suspended' ? said('suspended', 'suspended') : []),
    ...(status === 'revoked' ? said('revoked', 'revoked') : []),
  ]
  return capitalize(parts.join(', '))
}

/** What happened, in one sentence each. */
export function viewTimeline(program: Program, events: readonly EventRow[], on: Day) {
  return events.map((event) => ({
    at: event.at,
    said: wordsOfEvent(program, eventOf(event), on).said,
    file: event.file,
  }))
}

export const statusWords: Readonly<Record<CertificationRow['status'], string>> = {
  active: 'Active',
  suspended: 'Suspended',
  expired: 'Expired',
  revoked: 'Revoked',
  'in-progress': 'In progress',
  withdrawn: 'Withdrawn',
}
