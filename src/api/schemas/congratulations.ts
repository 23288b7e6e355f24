import * as v from 'valibot'

const count = v.pipe(v.number(), v.integer(), v.minValue(0))

/** Mails of congratulation: how many wait, how many of them for a yes, and how many go out without one. */
export const congratulationsSchema = v.strictObject({ waiting: count, held: count, mostUnasked: count })

/** To how many people they go out now. */
export const releasedSchema = v.strictObject({ released: count })
