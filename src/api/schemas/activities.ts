import * as v from 'valibot'

const day = v.pipe(v.string(), v.isoDate())

/** A page of continuing education activities. */
export const activitiesSchema = v.strictObject({
  activities: v.array(
    v.strictObject({
      name: v.string(),
      activeOn: day,
      expiresOn: day,
      review: v.picklist(['n/a', 'Pending', 'Approved', 'Rejected']),
      points: v.string(),
      updatedOn: day,
      providerName: v.string(),
      source: v.string(),
      importSource: v.string(),
      externalId: v.string(),
      category: v.optional(v.string()),
      correctedOn: v.optional(day),
      waiting: v.optional(v.strictObject({ words: v.string(), since: day })),
      isOver: v.boolean(),
    }),
  ),
  page: v.number(),
  pages: v.number(),
  total: v.number(),
})

/** How the list is asked for: `sort` by a column, with `-` before it the other way round. */
export const activitiesQuery = v.object({
  q: v.optional(v.string()),
  sort: v.optional(v.string()),
  page: v.optional(v.string()),
})
