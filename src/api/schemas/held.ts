import * as v from 'valibot'
import { badgeEndings } from '../../core/badges.ts'

const count = v.pipe(v.number(), v.integer(), v.minValue(0))

/** People who wait for a mail with their news: how many, how many of them for a yes, and what some of them would read. */
export const heldEmailsSchema = v.strictObject({
  waiting: count,
  held: count,
  mostUnasked: count,
  samples: v.array(v.strictObject({ candidateId: v.string(), says: v.array(v.string()) })),
})

/** To how many people they go out now, or never. */
export const answeredEmailsSchema = v.strictObject({ people: count })

/** Signed badges that are to be revoked for good and wait for a yes, some of them listed; without one for 72 hours. */
export const heldBadgesSchema = v.strictObject({
  held: count,
  mostUnasked: count,
  badges: v.array(
    v.strictObject({
      badge: v.string(),
      certification: v.string(),
      reason: v.picklist(badgeEndings),
      since: v.string(),
      /** The file that brought it about; absent where the rules or a day did. */
      file: v.optional(v.string()),
    }),
  ),
})

export const revokedBadgesSchema = v.strictObject({ revoked: count })
