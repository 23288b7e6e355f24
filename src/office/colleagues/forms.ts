import * as v from 'valibot'
import { roles, rolesAmong } from '../../core/colleagues.ts'
import { type Scope, scopes } from '../../data/operators.ts'
import { emailAddress, filled, sent } from '../../http/forms/form-fields.ts'
import { mostDaysOfToken } from '../../work/tokens.ts'

const shortText = (missing: string) => v.pipe(filled(missing), v.maxLength(100, 'Use at most 100 characters.'))

export const colleagueForm = v.object({
  name: shortText('Enter a name.'),
  email: emailAddress('Enter an email address, like name@example.com.'),
  roles: v.pipe(v.array(v.picklist(roles)), v.minLength(1, 'Choose at least one role.')),
})

export const colleagueLabels = { name: 'Name', email: 'Email address', roles: 'Roles' }

export const tokenForm = v.object({
  name: shortText('Enter a name, such as the program that uses the token.'),
  owner: shortText('Enter who answers for it.'),
  days: v.pipe(
    sent,
    v.trim(),
    v.regex(/^\d{1,3}$/, `Enter a number of days from 1 to ${mostDaysOfToken}.`),
    v.transform(Number),
    v.minValue(1, `Enter a number of days from 1 to ${mostDaysOfToken}.`),
    v.maxValue(mostDaysOfToken, `Enter a number of days from 1 to ${mostDaysOfToken}.`),
  ),
  scopes: v.pipe(v.array(v.picklist(scopes)), v.minLength(1, 'Choose at least one thing it may do.')),
})

export const tokenLabels = { name: 'Name', owner: 'Owner', days: 'Days', scopes: 'It may' }

/** The ticked boxes of a group: each has a name of its own, `role-owner`. */
function tickedOf(fields: Readonly<Record<string, string>>, group: string): string[] {
  return Object.keys(fields).flatMap((name) => (name.startsWith(`${group}-`) ? [name.slice(group.length + 1)] : []))
}

export function scopesIn(fields: Readonly<Record<string, string>>): readonly Scope[] {
  const ticked = tickedOf(fields, 'scope')
  return scopes.filter((scope) => ticked.includes(scope))
}

export function rolesIn(fields: Readonly<Record<string, string>>) {
  return rolesAmong(tickedOf(fields, 'role'))
}
