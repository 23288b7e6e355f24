import * as v from 'valibot'

const count = v.pipe(v.number(), v.integer(), v.minValue(0))
const age = v.nullable(count)

/** How the site is doing. An age is in seconds, and null where there is no such thing. */
export const healthSchema = v.strictObject({
  at: v.string(),
  database: v.pipe(v.literal('reachable'), v.description('Where it is not, the answer is 503.')),
  oldest: v.strictObject({
    import: v.pipe(age, v.description('Since the oldest file that is not taken in yet was received.')),
    mail: v.pipe(age, v.description('Since the email that is due longest was to be sent; 0 before it is due.')),
    job: v.pipe(age, v.description('Since when a background job has had something left to do, without a break.')),
  }),
  rules: v.pipe(
    v.nullable(
      v.strictObject({ hash: v.string(), changedAt: v.string(), records: count, outdated: count, waiting: count }),
    ),
    v.description(
      'The rules that certifications are judged by, how many records were made by others, and how many of these wait for a yes; null until they have been counted.',
    ),
  ),
  lastScheduledRun: v.pipe(
    v.nullable(v.strictObject({ at: v.string(), age: count })),
    v.description('When the handler that runs each minute last came to its end; null where it never has.'),
  ),
})
