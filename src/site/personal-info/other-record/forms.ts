import * as v from 'valibot'
import { filled } from '../../../http/forms/form-fields.ts'

export const signInForm = v.object({
  loginId: v.pipe(filled('Enter the login ID of the other record.'), v.maxLength(256, 'Enter the login ID only.')),
  password: v.pipe(
    v.string('Enter its password.'),
    v.nonEmpty('Enter its password.'),
    v.maxLength(1000, 'Enter the password only.'),
  ),
})

export const linkForm = v.object({
  emailOrId: v.pipe(
    filled('Enter the email address or the ID of the other record.'),
    v.maxLength(256, 'Enter one email address or ID.'),
  ),
})

const asPrinted = (what: string) => `Enter the ${what} as printed on the score report.`

export const reportForm = v.object({
  lastName: v.pipe(
    filled(asPrinted('last name')),
    v.regex(/\p{L}/u, asPrinted('last name')),
    v.maxLength(200, 'Enter only the last name.'),
  ),
  registrationNumber: v.pipe(
    filled(asPrinted('registration number')),
    v.regex(/[\p{L}\p{N}]/u, asPrinted('registration number')),
    v.maxLength(100, 'Enter only the registration number.'),
  ),
})
