import * as v from 'valibot'
import { sent } from '../../http/forms/form-fields.ts'

export const emailField = 'email'

/** May the badges hold a hash of the email address? */
export const badgeEmailForm = v.object({
  [emailField]: v.pipe(sent, v.picklist(['yes', 'no'], 'Choose Yes or No.')),
})
