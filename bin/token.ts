// npm run token -- create NAME [--scopes a,b] [--owner WHO] [--days N] | list | revoke ID, each with [--remote].
import { userInfo } from 'node:os'
import { parseArgs } from 'node:util'
import { listOperatorTokens, scopes, wideScopes } from '../src/data/operators.ts'
import { makeToken, mostDaysOfToken, revokeToken } from '../src/work/tokens.ts'
import { commandDatabase, endDatabase } from './command-database.ts'

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    remote: { type: 'boolean' },
    scopes: { type: 'string' },
    owner: { type: 'string' },
    days: { type: 'string' },
  },
})
const [deed, subject] = positionals
const database = commandDatabase(values.remote ?? false)
const command = { kind: 'site', id: 'command' } as const

if (deed === 'create' && subject) await create(subject)
else if (deed === 'list') await list()
else if (deed === 'revoke' && subject) await revoke(subject)
else
  fail(
    `npm run token -- create NAME [--scopes ${wideScopes.join(',')}] [--owner WHO] [--days 365] | list | revoke ID  [--remote]`,
  )
await endDatabase()

async function create(name: string): Promise<void> {
  const asked = (values.scopes ?? wideScopes.join(',')).split(',')
  const granted = scopes.filter((scope) => asked.includes(scope))
  const unknown = asked.find((scope) => !granted.some((one) => one === scope))
  const days = Number(values.days ?? mostDaysOfToken)
  if (unknown !== undefined) fail(`There is no scope “${unknown}”; there are ${scopes.join(', ')}.`)
  if (!Number.isInteger(days) || days < 1 || days > mostDaysOfToken) fail('A token lives from 1 to 365 days.')
  const owner = values.owner ?? userInfo().username
  const made = await makeToken(database, { name, owner, scopes: granted, days }, command, new Date())
  console.log(`${made.id}  ${name}: ${granted.join(', ')}, until ${made.expiresAt}`)
  console.log(`\n  ${made.token}\n\nIt is shown this once.`)
}

async function list(): Promise<void> {
  for (const { id, name, owner, scopes: granted, expiresAt, revokedAt, lastUsedAt } of await listOperatorTokens(
    database,
  ))
    console.log(
      `${id}  ${name}${owner ? ` (${owner})` : ''}: ${granted}, ${revokedAt ? `revoked ${revokedAt}` : `until ${expiresAt}`}, ${lastUsedAt ? `last used ${lastUsedAt}` : 'not used yet'}`,
    )
}

async function revoke(id: string): Promise<void> {
  if (!(await revokeToken(database, id, command, new Date()))) fail(`There is no token ${id} in force.`)
  console.log(`${id} is revoked`)
}

function fail(sentence: string): never {
  console.error(sentence)
  process.exit(2)
}
