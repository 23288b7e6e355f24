import type { Context } from 'hono'
import * as v from 'valibot'
import { passwordWeakness } from '../../adapters/password-strength.ts'
import { type PasswordOwner, passwordProblem } from '../../core/password-rules.ts'
import type { Env } from '../../env.ts'
import type { FieldError } from '../../ui/fields.tsx'
import { formErrors } from './form-errors.ts'
import { sent } from './form-fields.ts'

/** What a chosen password must be is asked below; here only that both are the same. */
const passwordForm = v.pipe(
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

const labels = { password: 'Password', again: 'Password again' }

/** The password that somebody has chosen, or what is wrong with it. */
export async function readChosenPassword(
  c: Context<Env>,
  fields: Readonly<Record<string, string>>,
  owner: PasswordOwner,
): Promise<{ readonly password: string } | { readonly errors: readonly FieldError[] }> {
  const form = v.safeParse(passwordForm, fields, { abortPipeEarly: true })
  const typed = (fields.password ?? '').slice(0, 4096)
  const sentence = typed
    ? (passwordProblem(typed, owner) ?? (await passwordWeakness(c.env.ASSETS, typed, [owner.loginId, ...owner.names])))
    : undefined
  const errors = sentence ? [{ field: 'password', sentence }] : []
  if (form.success && errors.length === 0) return { password: form.output.password }
  return { errors: [...errors, ...formErrors(form.issues, labels)] }
}
