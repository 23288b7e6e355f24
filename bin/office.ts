// npm run office -- check-log [--remote].
import { parseArgs } from 'node:util'
import { checkLog } from '../src/work/deeds/check-log.ts'
import { commandDatabase } from './command-database.ts'

const { values, positionals } = parseArgs({ allowPositionals: true, options: { remote: { type: 'boolean' } } })
const database = commandDatabase(values.remote ?? false)

if (positionals.join(' ') === 'check-log') await check()
else {
  console.error('npm run office -- check-log [--remote]')
  process.exit(2)
}

async function check(): Promise<void> {
  const { deeds, last, unsealed, erased, problems } = await checkLog(database)
  console.log(`${deeds} changes in the log, ${unsealed} not sealed yet, ${erased} with erased details`)
  if (last) console.log(`Sealed up to change ${last.id}: ${last.seal}`)
  for (const problem of problems) console.error(problem)
  if (problems.length > 0) process.exit(1)
  console.log('Nothing was changed or removed.')
}
