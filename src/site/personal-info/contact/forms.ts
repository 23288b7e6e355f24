import * as v from 'valibot'
import { emailAddress, sent } from '../../../http/forms/form-fields.ts'

export const emailForm = v.object({ newEmail: emailAddress('Enter the new email address.') })

const line = (most: number) =>
  v.pipe(
    sent,
    v.transform((text) => text.replaceAll(/[\s\p{Cc}]+/gu, ' ').trim()),
    v.maxLength(most, `Use at most ${most} characters.`),
  )

export const contactsForm = v.object({
  phone: v.pipe(
    line(40),
    v.regex(/^$|^[+()\d][-\d\s()/.]{3,}(?: ?(?:ext\.?|x) ?\d+)?$/i, 'Enter a telephone number, such as +1 555 0100.'),
  ),
  address1: line(200),
  address2: line(200),
  city: line(100),
  state: line(100),
  postalCode: line(20),
  country: line(60),
})
