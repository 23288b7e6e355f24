// npm run bench: what the site costs, in one run on this machine; npm run bench -- rules: the rules alone.
import { readFileSync } from 'node:fs'
import { cpus } from 'node:os'
import { printRules } from '../test/bench/rules.ts'
import { benchSite } from '../test/bench/site.ts'

const only = process.argv[2]
if (only !== undefined && only !== 'rules') {
  console.error('npm run bench, or npm run bench -- rules')
  process.exit(2)
}

const { version } = JSON.parse(readFileSync('node_modules/workerd/package.json', 'utf8')) as { version: string }
const machine = `${cpus().length} × ${cpus()[0]?.model ?? ''}`
console.log(`${new Date().toISOString().slice(0, 10)}, ${machine}, Node ${process.version}, workerd ${version}\n`)
printRules()
if (!only) await benchSite()
