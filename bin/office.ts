// npm run office -- add EMAIL --roles a,b [--name NAME] | end EMAIL [--roles a,b] | list | check-log, each with [--remote].
import { parseArgs } from 'node:util'
import { isEmailAddress } from '../src/core/email-address.ts'
import { matchedEmail, type Role, roles, rolesAmong } from '../src/core/colleagues.ts'
import { findColleagueByEmail, listColleagues } from '../src/data/colleagues/colleagues.ts'
import { addWithRoles, type Changed, endWithRoles, setRoles } from '../src/work/colleagues/change-colleagues.ts'
import { checkLog } from '../src/work/deeds/check-log.ts'
import { commandDatabase, endDatabase } from './command-database.ts'

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { remote: { type: 'boolean' }, roles: { type: 'string' }, name: { type: 'string' } },
})
const database = commandDatabase(values.remote ?? false)
const [deed, email = '', ...more] = positionals
const doing = { by: { kind: 'site', id: 'command' } as const, at: new Date() }

if (deed === 'add' && isEmailAddress(email) && values.roles && more.length === 0) await add(named(values.roles))
else if (deed === 'end' && isEmailAddress(email) && more.length === 0) await end(values.roles)
else if (deed === 'list' && positionals.length === 1) await list()
else if (deed === 'check-log' && positionals.length === 1) await check()
else
  fail(
    `npm run office -- add EMAIL --roles ${roles.join(',')} [--name NAME] | end EMAIL [--roles …] | list | check-log  [--remote]`,
  )
await endDatabase()

/** Whoever is there already gets these roles besides those that they have. */
async function add(given: readonly Role[]): Promise<void> {
  const there = await findColleagueByEmail(database, matchedEmail(email)).execute()
  const all = rolesAmong([...(there ? had(there) : []), ...given])
  if (there) tell(await setRoles(database, there.id, all, doing))
  else await addWithRoles(database, { name: values.name ?? email, email, roles: given }, doing)
  console.log(`${matchedEmail(email)} has these roles now: ${all.join(', ')}`)
}

async function end(asked: string | undefined): Promise<void> {
  const there = await findColleagueByEmail(database, matchedEmail(email)).execute()
  if (!there) return fail(`There is no colleague ${email}.`)
  const left = asked === undefined ? [] : had(there).filter((role) => !named(asked).includes(role))
  const isEnded = left.length === 0
  tell(isEnded ? await endWithRoles(database, there.id, doing) : await setRoles(database, there.id, left, doing))
  console.log(isEnded ? `${there.email} is ended` : `${there.email} has these roles now: ${left.join(', ')}`)
}

async function list(): Promise<void> {
  const colleagues = await listColleagues(database).execute()
  if (colleagues.length === 0)
    console.log('No colleagues. Add the first owner: npm run office -- add EMAIL --roles owner')
  for (const { name, email: address, roles: held, seenAt } of colleagues)
    console.log(`${address}  ${name}: ${held ?? 'no role'}, ${seenAt ? `last seen ${seenAt}` : 'not seen yet'}`)
}

async function check(): Promise<void> {
  const { deeds, last, unsealed, erased, problems } = await checkLog(database)
  console.log(`${deeds} changes in the log, ${unsealed} not sealed yet, ${erased} with erased details`)
  if (last) console.log(`Sealed up to change ${last.id}: ${last.seal}`)
  for (const problem of problems) console.error(problem)
  if (problems.length > 0) process.exit(1)
  console.log('Nothing was changed or removed.')
}

function had({ roles: held }: { readonly roles: string | null }): readonly Role[] {
  return rolesAmong(held?.split(' ') ?? [])
}

function named(list: string): readonly Role[] {
  const asked = list.split(',').map((word) => word.trim())
  const found = rolesAmong(asked)
  const unknown = asked.find((word) => !found.some((role) => role === word))
  if (unknown !== undefined) fail(`There is no role “${unknown}”; there are ${roles.join(', ')}.`)
  return found
}

function tell(changed: Changed): void {
  if (changed === 'last owner') fail('This is the only owner. Add another one first. Nothing was changed.')
}

function fail(sentence: string): never {
  console.error(sentence)
  process.exit(2)
}
