import * as v from 'valibot'

/** What a posted sign-in must be; whatever is wrong with it reads as a wrong password. */
export const signInForm = v.object({
  loginId: v.pipe(v.string(), v.trim(), v.nonEmpty(), v.maxLength(320)),
  password: v.pipe(v.string(), v.nonEmpty(), v.maxLength(1024)),
})
