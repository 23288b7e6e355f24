// npm run import -- FILE… [--url URL] [--token TOKEN]: sends feed files to a running site and prints what became of them.
import { readFileSync } from 'node:fs'
import { basename } from 'node:path'
import { siteFromOptions } from './options.ts'
import { type Report, sendFeed } from './send.ts'

const { files, ...site } = siteFromOptions()
if (files.length === 0) {
  console.error('Name the files to send: npm run import -- FILE…')
  process.exit(2)
}

let isClean = true
for (const file of files) {
  try {
    const report = await sendFeed(site, basename(file), readFileSync(file))
    print(report)
    isClean &&= report.state === 'done' && report.rejected === 0
  } catch (error) {
    console.log(`${basename(file)}: ${error instanceof Error ? error.message : String(error)}`)
    isClean = false
  }
}
process.exit(isClean ? 0 : 1)

function print(report: Report): void {
  console.log(`${report.name}: ${report.state}${report.reason ? `. ${report.reason}` : ''}`)
  for (const error of report.errors) console.log(`  line ${error.line}, ${error.column}: ${error.message}`)
  for (const warning of report.warnings) console.log(`  ${warning}`)
  const { rows, accepted, updated, unchanged, unmatched, rejected } = report
  console.log(
    `  ${rows} rows: ${accepted} accepted, ${updated} updated, ${unchanged} unchanged, ${unmatched} unmatched, ${rejected} rejected`,
  )
}
