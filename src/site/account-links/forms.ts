import * as v from 'valibot'
import { sent } from '../../http/forms/form-fields.ts'

/** What a chosen password must be is asked of `core`; here only that both are the same. */
export const passwordForm = v.pipe(
  v.object({
    password: v.pipe(sent, v.nonEmpty('Enter a password.')),
    again: sent,
  }),
  v.forward(
    v.check(
      ({ password, again }) => password.normalize('NFC') === again.normalize('NFC'),
      'Enter the same password again.',
    ),
    ['again'],
  ),
)
