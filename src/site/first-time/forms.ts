import * as v from 'valibot'
import { emailAddress, filled } from '../../http/forms/form-fields.ts'

export const byEmailForm = v.object({
  email: emailAddress('Enter the email address you used when you last took an exam.'),
})

const asPrinted = (what: string) => `Enter the ${what} as printed on the score report.`

export const byScoreReportForm = v.object({
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
  newEmail: emailAddress('Enter the email address we should send the link to.'),
})
