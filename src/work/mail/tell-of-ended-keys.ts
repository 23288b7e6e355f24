import { randomId } from '../../adapters/secrets.ts'
import { badgeKeysOf, signingKeyOf } from '../../adapters/signing/keys.ts'
import { standingOfBadge } from '../../core/badges.ts'
import { dayOf } from '../../core/calendar.ts'
import {
  type EndedKey,
  guardTold,
  listBadgesSignedBy,
  listEndedKeys,
  listWaiting,
  noteTold,
} from '../../data/badges/ended-keys.ts'
import { type Database, openDatabase } from '../../data/database.ts'
import { listHoldingsOf } from '../../data/facts/holdings.ts'
import { isRefusedByGuard } from '../../data/facts/records.ts'
import { type NewMail, writeMails } from '../../data/mail/outbox.ts'
import type { Bindings } from '../../env.ts'
import type { Program } from '../../program/program.ts'
import type { Budget } from '../budget.ts'

const template = 'badges-signed-again'
/** So many wait in the outbox at once, however many there are: other mails are never far behind them. */
const mostWaiting = 100
const badgesAtOnce = 200
/** Until then others may still hold the key document of before, and a worker may still sign with the key. */
const minutesOfCaches = 5

/**
 * Puts a mail into the outbox for everybody who holds an active badge that an ended key has signed: once for each ending.
 * It goes through all badges in the order of their holders, and on from where it was. True where the budget ends it.
 */
export async function tellOfEndedKeys(env: Bindings, program: Program, now: Date, budget: Budget): Promise<boolean> {
  const before = new Date(now.getTime() - minutesOfCaches * 60_000).toISOString()
  const keys = badgeKeysOf(env).flatMap(({ id, made, ended }): EndedKey[] =>
    ended !== undefined && ended <= before ? [{ id, made, ended, template }] : [],
  )
  // Without a key nobody could download anything again.
  if (keys.length === 0 || !signingKeyOf(env)) return false
  const db = openDatabase(env.DB)
  const known = await listEndedKeys(
    db,
    keys.map(({ id }) => id),
  )
  for (const key of keys) {
    const { told = '', doneAt = null } = known.find(({ keyId }) => keyId === key.id) ?? {}
    if (doneAt !== null) continue
    const end = await tellAll(db, program, { key, told, now, budget })
    if (end !== 'done') return end === 'budget is spent'
  }
  return false
}

interface Telling {
  readonly key: EndedKey
  readonly told: string
  readonly now: Date
  readonly budget: Budget
}

async function tellAll(db: Database, program: Program, { key, told, now, budget }: Telling) {
  for (let after = told; !budget.isSpent();) {
    const [waiting, found] = await db.batch([
      listWaiting(db, template, mostWaiting),
      listBadgesSignedBy(db, key, after, badgesAtOnce),
    ])
    const room = mostWaiting - waiting.length
    if (room === 0) return 'outbox is full'
    const people = [...Map.groupBy(found, ({ candidateId }) => candidateId).values()]
    const isLast = found.length < badgesAtOnce
    // The last of a full page may have more on the next.
    const whole = isLast || people.length === 1 ? people : people.slice(0, -1)
    const mails = await mailsTo(db, program, whole.flat(), now)
    const fitting = mails.slice(0, room)
    const isDone = isLast && fitting.length === mails.length
    const upTo =
      fitting.length < mails.length ? fitting.at(-1)!.candidateId! : (whole.at(-1)?.[0]?.candidateId ?? after)
    try {
      await db.batch([
        guardTold(db, key.id, after),
        writeMails(db, fitting),
        noteTold(db, key.id, isDone ? '' : upTo, isDone ? now.toISOString() : null),
      ])
    } catch (error) {
      if (isRefusedByGuard(error)) return 'someone else continues'
      throw error
    }
    if (isDone) return 'done'
    after = upTo
  }
  return 'budget is spent'
}

type Found = Awaited<ReturnType<typeof listBadgesSignedBy>>[number]

/** One for each person among these who has an active badge that is meant, and an address. */
async function mailsTo(db: Database, program: Program, found: readonly Found[], now: Date): Promise<NewMail[]> {
  const meant = found.filter(({ isMeant, recipient }) => isMeant === 1 && recipient)
  if (meant.length === 0) return []
  const today = dayOf(now, program.timeZone)
  const holders = [...new Set(meant.map(({ candidateId }) => candidateId))]
  const held = Map.groupBy(await listHoldingsOf(db, holders).execute(), ({ candidateId }) => candidateId)
  return holders.flatMap((candidateId) => {
    const own = meant.filter((badge) => badge.candidateId === candidateId)
    const active = own
      .map((badge) => standingOfBadge(program.migrations, badge, held.get(candidateId) ?? [], today))
      .filter(({ status, ended }) => status === 'active' && !ended)
    if (active.length === 0) return []
    const names = active.map(
      ({ certification }) => program.certifications.find(({ code }) => code === certification)?.name ?? certification,
    )
    return {
      id: randomId(),
      candidateId,
      recipient: own[0]!.recipient!,
      template,
      data: { badges: new Intl.ListFormat('en', { type: 'conjunction' }).format(new Set(names)) },
      createdAt: now.toISOString(),
    }
  })
}
