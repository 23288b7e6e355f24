import * as v from 'valibot'

const day = v.pipe(v.string(), v.isoDate())

/** Every sitting of an exam, and the agreements accepted. */
export const examsSchema = v.strictObject({
  exams: v.array(
    v.strictObject({
      code: v.string(),
      exam: v.string(),
      registrationNumber: v.string(),
      grade: v.picklist(['pass', 'fail', 'withdrawn']),
      takenOn: day,
      expiresOn: v.nullable(day),
      importSource: v.string(),
      correctedOn: v.optional(day),
    }),
  ),
  page: v.number(),
  pages: v.number(),
  total: v.number(),
  agreements: v.array(v.strictObject({ code: v.string(), version: v.string(), name: v.string(), activeOn: day })),
})
