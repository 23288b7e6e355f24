import * as v from 'valibot'

const count = v.pipe(v.number(), v.integer(), v.minValue(0))
const age = v.nullable(count)

/** How the site is doing. An age is in seconds, and null where there is no such thing. */
export const healthSchema = v.strictObject({
  at: v.string(),
  database: v.pipe(v.literal('reachable'), v.description('If it can’t be reached, the answer is 503.')),
  oldest: v.strictObject({
    import: v.pipe(age, v.description('Since the oldest file that is not taken in yet was received.')),
    mail: v.pipe(age, v.description('Since the most overdue email should have been sent; 0 if none is due.')),
    job: v.pipe(age, v.description('How long a background job has had work left without a break.')),
  }),
  rules: v.pipe(
    v.nullable(
      v.strictObject({ hash: v.string(), changedAt: v.string(), records: count, outdated: count, waiting: count }),
    ),
    v.description(
      'The current rules, how many records still follow earlier ones, and how many of these wait for staff to accept a loss; null until counted.',
    ),
  ),
  lastScheduledRun: v.pipe(
    v.nullable(v.strictObject({ at: v.string(), age: count })),
    v.description('When the handler that runs each minute last finished; null if it never has.'),
  ),
})
