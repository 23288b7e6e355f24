import { createHash } from 'node:crypto'
import { globSync, readFileSync } from 'node:fs'
import type { Program } from '../../src/program/program.ts'

/** What decides who holds what, rules and judge, as one hash: where it has changed, the holdings are made again. */
export function hashOfRules(program: Program): string {
  const { certifications, exams, examGroups, levels, migrations, transitions } = program
  const hash = createHash('sha256')
  hash.update(JSON.stringify({ certifications, exams, examGroups, levels, migrations, transitions }))
  for (const file of globSync('src/core/standing/**/*.ts').sort()) hash.update(readFileSync(file))
  return hash.digest('hex')
}
