import * as v from 'valibot'

const day = v.pipe(v.string(), v.isoDate())

const answer = {
  valid: v.boolean(),
  status: v.picklist(['active', 'expired', 'suspended', 'revoked', 'withdrawn', 'not-held']),
  certification: v.string(),
  name: v.optional(v.string()),
  earnedOn: v.nullable(day),
  expiresOn: v.nullable(day),
  on: day,
}

/** What a code says on a day; the name only where its holder has agreed to that. */
export const verificationSchema = v.strictObject(answer)

export const codesAsked = v.strictObject(
  {
    codes: v.pipe(
      v.array(v.pipe(v.string(), v.maxLength(100, 'A code has at most 100 characters.')), 'Send the codes as a list.'),
      v.minLength(1, 'Send at least one code.'),
      v.maxLength(500, 'Send at most 500 codes.'),
    ),
  },
  'Send an object with the codes as a list: {"codes": […]}.',
)

/** The same for each code, in the order asked; one that is not told of is `unknown`. */
export const verificationsSchema = v.strictObject({
  codes: v.array(
    v.union([
      v.strictObject({ code: v.string(), ...answer }),
      v.strictObject({ code: v.string(), valid: v.literal(false), status: v.literal('unknown') }),
    ]),
  ),
})
