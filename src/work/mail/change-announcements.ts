import { randomId } from '../../adapters/secrets.ts'
import { type Audience, hoursOfCount, mostAlone } from '../../core/announcements.ts'
import type { DeedName } from '../../core/deeds.ts'
import type { Database, Statement } from '../../data/database.ts'
import { isRefusedByGuard } from '../../data/facts/records.ts'
import {
  addAnnouncement,
  changeAnnouncement,
  type FoundAnnouncement,
  guardOnlyOne,
  guardSecondYes,
  guardState,
  withdrawMails,
} from '../../data/mail/announcements.ts'
import { recordDeed } from '../deeds/record-deed.ts'

export interface Written {
  readonly subject: string
  readonly text: string
  readonly link: string
  readonly audience: Audience
  readonly candidateId: string | null
}

export interface AnnouncementDoing {
  readonly colleagueId: string
  readonly at: Date
}

/** Keeps what an owner has written; who gets it is counted next. Gives its id. */
export async function draftAnnouncement(db: Database, written: Written, doing: AnnouncementDoing): Promise<string> {
  const id = randomId()
  await addAnnouncement(db, { ...written, id, createdAt: doing.at.toISOString(), createdBy: doing.colleagueId })
  return id
}

/** What became of the wish to send. */
export type Sending = 'begun' | 'asked' | 'moved' | 'old count' | 'nobody' | 'other is sent' | 'needs another'

/**
 * Begins to send an announcement. Where it goes to many and there is another owner, it waits for the yes of one of them:
 * the first who sends it asks, and the second begins.
 */
export async function sendAnnouncement(
  db: Database,
  one: FoundAnnouncement,
  owners: number,
  doing: AnnouncementDoing,
): Promise<Sending> {
  const { id, state, counted, countedAt, askedBy } = one
  if (state !== 'draft' && state !== 'asked') return 'moved'
  if (counted === 0) return 'nobody'
  if (isOldCount(countedAt, doing.at)) return 'old count'
  const needsTwo = counted > mostAlone && owners > 1
  if (needsTwo && state === 'asked' && askedBy === doing.colleagueId) return 'needs another'
  const at = doing.at.toISOString()
  if (needsTwo && state === 'draft')
    return (await change(db, one, doing, 'announcement.asked', {
      states: ['draft'],
      changes: { state: 'asked', askedBy: doing.colleagueId, askedAt: at },
    }))
      ? 'asked'
      : 'moved'
  const isForMany = counted > mostAlone ? 1 : 0
  const begun = { state: 'sending', startedBy: doing.colleagueId, startedAt: at, upTo: '', sample: '[]' } as const
  try {
    const isBegun = await change(db, one, doing, 'announcement.sent', {
      states: [state],
      changes: { ...begun, isForMany },
      guards: isForMany ? [guardSecondYes(db, id, doing.colleagueId)] : [],
      isOnly: true,
    })
    return isBegun ? 'begun' : 'moved'
  } catch (error) {
    if (error instanceof OtherIsSent) return 'other is sent'
    throw error
  }
}

/** A count tells too little of today. */
export function isOldCount(countedAt: string | null, now: Date): boolean {
  return countedAt === null || now.getTime() - Date.parse(countedAt) > hoursOfCount * 3_600_000
}

/** Stops it: emails still in the outbox are not sent. False if it has already ended. */
export function stopAnnouncement(db: Database, one: FoundAnnouncement, doing: AnnouncementDoing): Promise<boolean> {
  const endedAt = doing.at.toISOString()
  return change(db, one, doing, 'announcement.stopped', {
    states: ['sending'],
    changes: { state: 'stopped', endedAt },
    more: [withdrawMails(db, one.id)],
  })
}

/** It is not sent at all. */
export function discardAnnouncement(db: Database, one: FoundAnnouncement, doing: AnnouncementDoing): Promise<boolean> {
  return change(db, one, doing, 'announcement.discarded', {
    states: ['counting', 'draft', 'asked'],
    changes: { state: 'discarded', endedAt: doing.at.toISOString(), sample: '[]' },
  })
}

/** Counts once more who gets it; a yes that was asked for has to be asked for again. */
export async function countAgain(db: Database, one: FoundAnnouncement): Promise<boolean> {
  const changes = {
    state: 'counting',
    upTo: '',
    counted: 0,
    countedAt: null,
    sample: '[]',
    askedBy: null,
    askedAt: null,
  }
  return isDone(db, [
    guardState(db, one.id, ['draft', 'asked']),
    changeAnnouncement(db, one.id, { ...changes, state: 'counting' }),
  ])
}

class OtherIsSent extends Error {}

interface Change {
  readonly states: Parameters<typeof guardState>[2]
  readonly changes: Parameters<typeof changeAnnouncement>[2]
  readonly guards?: readonly Statement[]
  readonly more?: readonly Statement[]
  /** No other may be sent meanwhile. */
  readonly isOnly?: true
}

async function change(
  db: Database,
  { id, candidateId, counted, subject }: FoundAnnouncement,
  { colleagueId, at }: AnnouncementDoing,
  what: DeedName,
  { states, changes, guards = [], more = [], isOnly }: Change,
): Promise<boolean> {
  const by = { kind: 'colleague', id: colleagueId } as const
  const deed = {
    by,
    at,
    what,
    object: ['announcement', id] as const,
    candidateId,
    count: counted,
    details: { subject },
  }
  const recorded = await recordDeed(db, deed)
  if (isOnly && !(await isDone(db, [guardOnlyOne(db)]))) throw new OtherIsSent()
  return isDone(db, [
    guardState(db, id, states),
    ...(isOnly ? [guardOnlyOne(db)] : []),
    ...guards,
    changeAnnouncement(db, id, changes),
    ...more,
    ...recorded,
  ])
}

/** False where a guard says that it is no longer so. */
async function isDone(db: Database, [first, ...rest]: readonly [Statement, ...Statement[]]): Promise<boolean> {
  try {
    await db.batch([first, ...rest])
    return true
  } catch (error) {
    if (isRefusedByGuard(error)) return false
    throw error
  }
}
