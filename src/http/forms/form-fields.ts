import * as v from 'valibot'
import { isEmailAddress } from '../../core/email-address.ts'

/** A field of a posted form as one line break has it; one that was not sent is empty. */
export const sent = v.optional(
  v.pipe(
    v.string(),
    v.transform((text) => text.replaceAll('\r\n', '\n')),
  ),
  '',
)

/** A field that must not be empty, with the sentence that asks for it. */
export function filled(missing: string) {
  return v.pipe(sent, v.trim(), v.nonEmpty(missing))
}

/** An email address that must be there. */
export function emailAddress(missing: string) {
  return v.pipe(filled(missing), v.check(isEmailAddress, 'Enter one email address, like name@example.com.'))
}
