import * as v from 'valibot'
import { emailAddress, filled } from '../../http/forms/form-fields.ts'

export const byEmailForm = v.object({
  email: emailAddress('Enter the email address that you gave when you last took an exam.'),
})

const asPrinted = (what: string) => `Enter the ${what} as printed on the score report.`

export const byScoreReportForm = v.object({
  lastName: v.pipe(
    filled(asPrinted('last name')),
    v.regex(/\p{L}/u, asPrinted('last name')),
    v.maxLength(200, 'Enter the last name alone.'),
  ),
  registrationNumber: v.pipe(
    filled(asPrinted('registration number')),
    v.regex(/[\p{L}\p{N}]/u, asPrinted('registration number')),
    v.maxLength(100, 'Enter the registration number alone.'),
  ),
  newEmail: emailAddress('Enter the email address that the link may go to.'),
})
