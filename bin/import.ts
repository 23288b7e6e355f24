// npm run import -- FILE… [--url URL] [--token TOKEN] [--history]: sends feed files to a running site, shows how far they
// are, and prints what became of them, errors first. Rejected rows are written to a file that can be mended and sent
// again. With --history nobody is congratulated on what the files bring.
import { readFileSync, statSync, writeFileSync } from 'node:fs'
import { basename } from 'node:path'
import { readWholeCsv } from '../src/adapters/csv-format.ts'
import { siteFromOptions } from './options.ts'
import { type Counted, progressBar } from './progress.ts'
import { rejectedRows } from './rejected.ts'
import { type Report, type Sent, sendFeed } from './send.ts'

const { files, isHistory, ...site } = siteFromOptions()
if (files.length === 0) {
  console.error('Name the files to send: npm run import -- FILE…')
  process.exit(2)
}
const missing = files.filter((file) => !statSync(file, { throwIfNoEntry: false })?.isFile())
for (const file of missing) console.error(`There is no file ${file}. Nothing was sent.`)
if (missing.length > 0) process.exit(2)

let isClean = true
for (const file of files) {
  try {
    const content = readFileSync(file)
    const bar = progressBar(basename(file), countRows(content))
    const report = await sendFeed(site, basename(file), content, bar.show, isHistory)
    print(report, bar.end(report))
    keepRejected(report, content)
    isClean &&= report.state === 'done' && report.rejected === 0
  } catch (error) {
    console.log(`${basename(file)}: ${error instanceof Error ? error.message : String(error)}`)
    isClean = false
  }
}
process.exit(isClean ? 0 : 1)

function countRows(content: Uint8Array): number {
  return Math.max(0, readWholeCsv(content).length - 1)
}

function print(report: Sent, { seconds, rate }: Counted): void {
  const state = report.wasHere ? 'was here before; nothing changed. It had come to' : report.state
  console.log(`${report.name}: ${state}${report.reason ? `. ${report.reason}` : ''}`)
  for (const error of report.errors) console.log(`  line ${error.line}, ${error.column}: ${error.message}`)
  for (const warning of report.warnings) console.log(`  ${warning}`)
  const { rows, accepted, updated, unchanged, unmatched, rejected } = report
  console.log(
    `  ${rows} rows: ${accepted} accepted, ${updated} updated, ${unchanged} unchanged, ${unmatched} unmatched, ${rejected} rejected`,
  )
  if (!report.wasHere) console.log(`  ${seconds.toFixed(1)} seconds, ${rate} rows a second`)
}

function keepRejected(report: Report, content: Uint8Array): void {
  const rejected = rejectedRows(report, content, new Date())
  if (!rejected) return
  writeFileSync(rejected.name, rejected.text)
  const lines = rejected.rows === report.rejected ? 'They stand' : `The first ${rejected.rows} of them stand`
  console.log(`  ${lines} in ${rejected.name}, each with its reason: mend them there and send that file.`)
}
