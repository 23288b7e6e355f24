// npm run bench: what the site costs, in one run on this machine; npm run bench -- rules | certificates | site | history | attack | imports | awake | badges | checker | caches | reading | people | rebuild: that alone.
import { readFileSync } from 'node:fs'
import { cpus } from 'node:os'
import { benchAttack } from '../test/bench/attack.ts'
import { benchAwake } from '../test/bench/awake.ts'
import { benchBadges } from '../test/bench/badges.ts'
import { benchCaches } from '../test/bench/caches.ts'
import { benchCertificates } from '../test/bench/certificates.ts'
import { benchChecker } from '../test/bench/checker.ts'
import { benchHistory } from '../test/bench/history.ts'
import { benchImports } from '../test/bench/imports.ts'
import { benchPeople } from '../test/bench/people.ts'
import { benchRebuild } from '../test/bench/rebuild.ts'
import { benchReading } from '../test/bench/reading.ts'
import { printRules } from '../test/bench/rules.ts'
import { benchSite } from '../test/bench/site.ts'

const parts = [
  'rules',
  'certificates',
  'site',
  'history',
  'attack',
  'imports',
  'awake',
  'badges',
  'checker',
  'caches',
  'reading',
  'people',
  'rebuild',
]
const only = process.argv[2]
if (only !== undefined && !parts.includes(only)) {
  console.error(`npm run bench, or npm run bench -- ${parts.join(' | ')}`)
  process.exit(2)
}

const { version } = JSON.parse(readFileSync('node_modules/workerd/package.json', 'utf8')) as { version: string }
const machine = `${cpus().length} × ${cpus()[0]?.model ?? ''}`
console.log(`${new Date().toISOString().slice(0, 10)}, ${machine}, Node ${process.version}, workerd ${version}\n`)
if (!only || only === 'rules') printRules()
if (!only || only === 'certificates') await benchCertificates()
if (!only || only === 'site') await benchSite()
if (!only || only === 'history') await benchHistory()
if (!only || only === 'attack') await benchAttack()
if (!only || only === 'imports') await benchImports()
if (!only || only === 'awake') await benchAwake()
if (!only || only === 'badges') await benchBadges()
if (!only || only === 'checker') await benchChecker()
if (!only || only === 'caches') await benchCaches()
if (!only || only === 'reading') await benchReading()
if (!only || only === 'people') await benchPeople()
// npm run bench -- rebuild 1000: with fewer people.
if (!only || only === 'rebuild') await benchRebuild(Number(process.argv[3] ?? 50_000))
