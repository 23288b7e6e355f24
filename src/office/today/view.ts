import type { Role } from '../../core/colleagues.ts'
import { hoursToAnswer } from '../../work/badges/end-badges.ts'
import { paths } from '../../paths.ts'
import { waited } from '../../ui/office/waited.ts'
import { figureOf } from '../../ui/words.ts'
import type { RebuildProgress } from '../../core/rebuild-progress.ts'
import { sentenceOf } from '../../ui/office/rebuild-words.ts'
import { caseThings, type OldestCase } from './cases.ts'
import { type AskedErasure, erasureThings } from './erasures.ts'
import { kitThings, type WaitingKits } from './kits.ts'
import { unmatchedThings, type WaitingRows } from './unmatched.ts'
import { announcementThings, type AskedAnnouncement, mailThings, type WaitingMails } from './mails.ts'

/** A file that failed longer ago is nobody's work any more. */
export const daysOfTroubledFiles = 30

export interface Thing {
  /** Since when it waits. */
  readonly since: string
  readonly kind: string
  readonly what: string
  readonly more: string
  /** Until when somebody may still decide. */
  readonly until?: string
  readonly button: string
  readonly at: string
}

interface Found extends WaitingMails, WaitingKits {
  readonly unmatched: readonly WaitingRows[]
  readonly erasures: readonly AskedErasure[]
  readonly endings: readonly {
    readonly cause: string
    readonly count: number
    readonly first: string
    readonly file: string | null
  }[]
  readonly held: readonly {
    readonly importId: string
    readonly count: number
    readonly first: string
    readonly file: string
  }[]
  readonly troubled: readonly {
    readonly id: string
    readonly name: string
    readonly state: string
    readonly reason: string | null
    readonly sentBy: string | null
    readonly receivedAt: string
  }[]
  readonly disagreeing: readonly {
    readonly kind: string
    readonly key: string
    readonly made: string
    readonly candidateId: string
    readonly since: string
  }[]
  readonly cases: readonly OldestCase[]
  readonly announcements: readonly AskedAnnouncement[]
  readonly rules: RebuildProgress | undefined
  readonly asking: { readonly people: number; readonly first: string | null } | undefined
}

/** What needs a person, the oldest first. Each is for the people whose work it is. */
export function thingsOf(found: Found, roles: readonly Role[], now: Date): readonly Thing[] {
  const keepsRecords = roles.includes('records') || roles.includes('owner')
  const ofRecords = () => [
    ...badges(found),
    ...changedRules(found),
    ...heldRows(found),
    ...disagreements(found),
    ...unmatchedThings(found.unmatched),
    ...mailThings(found, now),
    ...files(found),
  ]
  const ofOwner = () => [...erasureThings(found.erasures), ...announcementThings(found.announcements)]
  const things = [
    ...caseThings(found.cases, roles),
    ...(keepsRecords ? ofRecords() : []),
    ...(roles.includes('fulfilment') || roles.includes('owner') ? kitThings(found) : []),
    ...(roles.includes('owner') ? ofOwner() : []),
  ]
  return things.sort((one, other) => (one.since < other.since ? -1 : 1))
}

function badges({ endings }: Found): Thing[] {
  return endings.map(({ cause, count, first, file }) => ({
    since: first,
    kind: 'Badges to confirm',
    what: `${figureOf(count, 'badge')} would be revoked for good by ${file ?? 'changed rules'}`,
    more: 'Suspended until you decide. Revoked without an answer',
    until: new Date(Date.parse(first) + hoursToAnswer * 3_600_000).toISOString(),
    button: `Review ${figureOf(count, 'badge')}`,
    at: paths.officeBadges(cause),
  }))
}

function changedRules({ rules }: Found): Thing[] {
  if (rules?.state !== 'waiting') return []
  const people = figureOf(rules.waiting, 'person', 'people')
  return [
    {
      since: rules.changedAt,
      kind: 'Rules changed',
      what: `${people} would lose something under the new rules`,
      more: sentenceOf(rules),
      button: `Review ${people}`,
      at: paths.officeRules,
    },
  ]
}

function heldRows({ held }: Found): Thing[] {
  return held.map(({ importId, count, first, file }) => ({
    since: first,
    kind: 'Rows held',
    what: `${figureOf(count, 'row')} in ${file} would give something to another person`,
    more: 'Nothing changes until you decide',
    button: `Decide ${figureOf(count, 'row')}`,
    at: paths.officeFile(importId),
  }))
}

function disagreements({ disagreeing }: Found): Thing[] {
  return disagreeing.map(({ kind, key, made, candidateId, since }) => ({
    since,
    kind: 'Files disagree',
    what: `A file says something else of ${candidateId} than when staff changed it`,
    more: `${kind} ${key.replace('\n', ' ')}. What staff decided stands`,
    button: 'Compare',
    at: paths.officeDisagreement(candidateId, { kind, key, made }),
  }))
}

function files({ troubled }: Found): Thing[] {
  return troubled.map(({ id, name, state, reason, sentBy, receivedAt }) => ({
    since: receivedAt,
    kind: state === 'failed' ? 'File failed' : 'File refused',
    what: name,
    more: [reason ?? 'No reason was noted', sentBy && `Sent by ${sentBy}`].filter(Boolean).join(' · '),
    button: 'See the error',
    at: paths.officeFile(id),
  }))
}

/** What the page answers in its first sentence. */
export function leadOf(things: readonly Thing[], now: Date): string {
  const [oldest] = things
  if (!oldest) return 'Nothing needs a person.'
  const verb = things.length === 1 ? 'thing needs' : 'things need'
  return `${things.length} ${verb} a person. The oldest has waited ${waited(oldest.since, now).words}.`
}
