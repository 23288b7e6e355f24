import * as v from 'valibot'

const count = v.pipe(v.number(), v.integer(), v.minValue(0))

const period = v.strictObject({
  candidateId: v.string(),
  certification: v.string(),
  since: v.string(),
  until: v.nullable(v.string()),
  status: v.picklist(['active', 'suspended', 'expired', 'revoked']),
  firstEarnedOn: v.string(),
  activeOn: v.string(),
  expiresOn: v.nullable(v.string()),
})

/** `?after=`: the candidate to go on after. */
export const rebuiltQuery = v.object({ after: v.optional(v.pipe(v.string(), v.maxLength(100))) })

/** What making the holdings of some candidates again has changed. */
export const rebuiltSchema = v.strictObject({
  checked: v.pipe(v.number(), v.integer()),
  gone: v.array(period),
  written: v.array(period),
  activities: v.pipe(v.number(), v.integer()),
  codes: v.pipe(v.number(), v.integer()),
  /** How many of them would lose something under changed rules, and are unchanged until staff accept it. */
  waiting: v.pipe(v.number(), v.integer()),
  next: v.optional(v.string()),
})

/** How many records follow the current rules; null until the scheduled handler has started on them. */
export const rebuildProgressSchema = v.strictObject({
  rebuild: v.nullable(
    v.strictObject({
      id: count,
      changedAt: v.string(),
      records: count,
      upToDate: count,
      state: v.picklist(['up to date', 'running', 'waiting', 'applying']),
      /** What the waiting people would lose; send `seen` back to accept it. */
      waiting: v.strictObject({
        people: count,
        seen: count,
        badges: count,
        kits: count,
        mails: count,
        certifications: v.record(
          v.string(),
          v.partial(v.object({ gained: count, lost: count, later: count, earlier: count, suspended: count })),
        ),
      }),
    }),
  ),
})

/** Accepts the losses that were listed. */
export const acceptLossesSchema = v.strictObject({ id: count, seen: count })
export const acceptedLossesSchema = v.strictObject({ accepted: v.literal(true) })
