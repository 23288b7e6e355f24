import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Migration } from '../src/data/migrations.ts'

/** All migrations of this checkout, in order. */
export function migrationsOf(): readonly Migration[] {
  const names = readdirSync('migrations').filter((name) => name.endsWith('.sql'))
  return names.sort().map((name) => ({ name, sql: readFileSync(join('migrations', name), 'utf8') }))
}
