// npm run token -- create NAME [--scopes a,b] [--days N] | list | revoke ID, each with [--remote].
import { spawnSync } from 'node:child_process'
import { parseArgs } from 'node:util'
import { hashOfSecret, randomId, randomSecret } from '../src/adapters/secrets.ts'
import { type Scope, scopes } from '../src/data/operators.ts'
import { configOptions, environment } from './wrangler-config.ts'
import { stateFolder } from './state.ts'

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { remote: { type: 'boolean' }, scopes: { type: 'string' }, days: { type: 'string' } },
})
const [deed, subject] = positionals

if (deed === 'create' && subject) await create(subject)
else if (deed === 'list') list()
else if (deed === 'revoke' && subject) revoke(subject)
else fail(`npm run token -- create NAME [--scopes ${scopes.join(',')}] [--days 365] | list | revoke ID  [--remote]`)

async function create(name: string): Promise<void> {
  const granted = (values.scopes ?? scopes.join(',')).split(',')
  const unknown = granted.find((scope) => !scopes.includes(scope as Scope))
  const days = Number(values.days ?? 365)
  if (unknown !== undefined) fail(`There is no scope “${unknown}”; there are ${scopes.join(', ')}.`)
  if (!Number.isInteger(days) || days < 1 || days > 365) fail('A token lives from 1 to 365 days.')
  const [id, token, now] = [randomId(), randomSecret(), Date.now()]
  const moments = [now, now + days * 86_400_000].map((time) => new Date(time).toISOString())
  const row = [id, name, await hashOfSecret(token), granted.join(' '), ...moments]
  run(
    `insert into operator_tokens (id, name, hash, scopes, created_at, expires_at) values (${row.map(quoted).join(', ')})`,
  )
  console.log(`${id}  ${name}: ${granted.join(', ')}, until ${moments[1]}\n\n  ${token}\n\nIt is shown this once.`)
}

function list(): void {
  const rows = run('select id, name, scopes, expires_at, revoked_at from operator_tokens order by created_at')
  for (const { id, name, scopes: granted, expires_at: end, revoked_at: revoked } of rows)
    console.log(`${id}  ${name}: ${granted}, ${revoked ? `revoked ${revoked}` : `until ${end}`}`)
}

function revoke(id: string): void {
  const at = quoted(new Date().toISOString())
  const rows = run(
    `update operator_tokens set revoked_at = ${at} where id = ${quoted(id)} and revoked_at is null returning id`,
  )
  if (rows.length === 0) fail(`There is no token ${id} in force.`)
  console.log(`${id} is revoked`)
}

function run(sql: string): Record<string, string>[] {
  const where = values.remote ? ['--remote', `--env=${environment}`] : ['--local', '--persist-to', stateFolder]
  const command = [
    'node_modules/wrangler/bin/wrangler.js',
    'd1',
    'execute',
    'DB',
    ...where,
    '--json',
    ...configOptions,
    '--command',
    sql,
  ]
  const done = spawnSync(process.execPath, command, { encoding: 'utf8' })
  if (done.status !== 0) fail(`The database did not answer:\n${done.stdout}${done.stderr}`)
  const answers = JSON.parse(done.stdout.slice(done.stdout.indexOf('['))) as { results: Record<string, string>[] }[]
  return answers[0]?.results ?? []
}

function quoted(text: string | undefined): string {
  return `'${(text ?? '').replaceAll("'", "''")}'`
}

function fail(sentence: string): never {
  console.error(sentence)
  process.exit(2)
}
