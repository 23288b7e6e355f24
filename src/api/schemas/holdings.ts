import * as v from 'valibot'

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
  next: v.optional(v.string()),
})
