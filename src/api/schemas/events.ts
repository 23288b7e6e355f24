import * as v from 'valibot'
import { eventKinds } from '../../core/events/event.ts'

const day = v.string()

const held = v.nullable(
  v.strictObject({
    status: v.picklist(['active', 'suspended', 'expired', 'revoked']),
    firstEarnedOn: day,
    activeOn: day,
    expiresOn: v.nullable(day),
  }),
)

/** `?after=`: the id of the last event that was read. */
export const eventsQuery = v.object({
  after: v.optional(v.pipe(v.string(), v.regex(/^\d{1,15}$/, 'Give the id of the last event you have: ?after=120.'))),
})

/** What happened to people, in the order it became known: by their ids, never by name. */
export const eventsSchema = v.strictObject({
  events: v.array(
    v.strictObject({
      id: v.number(),
      at: v.string(),
      candidateId: v.string(),
      kind: v.picklist(eventKinds),
      certification: v.optional(v.string()),
      was: v.optional(held),
      is: v.optional(held),
      /** Of an event about a credit: its key, and its points in hundredths. */
      activity: v.optional(v.string()),
      hundredths: v.optional(v.number()),
      file: v.optional(v.string()),
    }),
  ),
  /** The id to ask after next time; the one that was asked after where nothing is new. */
  last: v.number(),
})
