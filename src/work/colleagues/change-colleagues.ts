import { randomId } from '../../adapters/secrets.ts'
import { matchedEmail, type Role, rolesAmong } from '../../core/colleagues.ts'
import type { Actor } from '../../core/deeds.ts'
import {
  addColleague,
  endColleague,
  endRoles,
  findColleague,
  findColleagueByEmail,
  giveRoles,
  guardOwner,
  isInForce,
} from '../../data/colleagues/colleagues.ts'
import type { Database } from '../../data/database.ts'
import { isRefusedByGuard } from '../../data/facts/records.ts'
import { recordDeed } from '../deeds/record-deed.ts'

interface Doing {
  readonly by: Actor
  readonly at: Date
}

export interface ColleagueToAdd {
  readonly name: string
  readonly email: string
  readonly roles: readonly Role[]
}

/** Adds a colleague with roles; nothing where one with this address is there. */
export async function addWithRoles(db: Database, to: ColleagueToAdd, { by, at }: Doing): Promise<string | undefined> {
  const email = matchedEmail(to.email)
  if (await findColleagueByEmail(db, email).execute()) return undefined
  const [id, addedAt] = [randomId(), at.toISOString()]
  const details = { name: to.name, email, roles: to.roles.join(' ') }
  const recorded = await recordDeed(db, { by, at, what: 'colleague.added', object: ['colleague', id], details })
  try {
    await db.batch([
      addColleague(db, { id, name: to.name, email, addedAt }),
      giveRoles(db, id, to.roles, addedAt),
      ...recorded,
    ])
    return id
  } catch (error) {
    // Added twice at once, they are there.
    if (await findColleagueByEmail(db, email).execute()) return undefined
    throw error
  }
}

/** `last owner`: nothing was changed, because nobody would be left who may change it. */
export type Changed = 'changed' | 'unchanged' | 'unknown' | 'last owner'

/** Gives a colleague these roles and takes all others; whoever loses one is signed out. */
export async function setRoles(db: Database, id: string, wanted: readonly Role[], { by, at }: Doing): Promise<Changed> {
  const colleague = await findColleague(db, id).execute()
  if (!colleague) return 'unknown'
  const had = rolesAmong(colleague.roles?.split(' ') ?? [])
  const given = wanted.filter((role) => !had.includes(role))
  const ended = had.filter((role) => !wanted.includes(role))
  if (given.length + ended.length === 0) return 'unchanged'
  const object = ['colleague', id] as const
  const stillThere = isInForce(id)
  const details = (list: readonly Role[]) => ({ email: colleague.email, roles: list.join(' ') })
  const deeds = [
    ...(given.length > 0
      ? await recordDeed(
          db,
          { by, at, what: 'colleague.role-given', object, count: given.length, details: details(given) },
          stillThere,
        )
      : []),
    ...(ended.length > 0
      ? await recordDeed(
          db,
          { by, at, what: 'colleague.role-ended', object, count: ended.length, details: details(ended) },
          stillThere,
        )
      : []),
  ]
  return unlessLastOwner(() =>
    db.batch([
      giveRoles(db, id, given, at.toISOString()),
      ...(ended.length > 0 ? endRoles(db, id, ended, at.toISOString()) : []),
      ...(ended.includes('owner') ? [guardOwner(db)] : []),
      ...deeds,
    ]),
  )
}

/** Ends a colleague, all their roles, and all that they are signed in with. */
export async function endWithRoles(db: Database, id: string, { by, at }: Doing): Promise<Changed> {
  const colleague = await findColleague(db, id).execute()
  if (!colleague) return 'unknown'
  const had = rolesAmong(colleague.roles?.split(' ') ?? [])
  const details = { name: colleague.name, email: colleague.email, roles: had.join(' ') }
  const recorded = await recordDeed(
    db,
    { by, at, what: 'colleague.ended', object: ['colleague', id], details },
    isInForce(id),
  )
  return unlessLastOwner(() =>
    db.batch([
      // Before it is done: twice at once, it is one line of the log.
      ...recorded,
      endColleague(db, id, at.toISOString()),
      ...endRoles(db, id, had, at.toISOString()),
      ...(had.includes('owner') ? [guardOwner(db)] : []),
    ]),
  )
}

async function unlessLastOwner(write: () => Promise<unknown>): Promise<Changed> {
  try {
    await write()
    return 'changed'
  } catch (error) {
    if (isRefusedByGuard(error)) return 'last owner'
    throw error
  }
}
