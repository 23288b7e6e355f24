// npm run import -- FILE… [--url URL] [--token TOKEN] [--history]: sends feed files to a running site, shows how far they
// are, and prints what became of them. Rejected rows are written to a file that can be corrected and sent again. With
// `held` instead of files, it lists rows that wait for a yes, or answers them.
import { readFileSync, statSync, writeFileSync } from 'node:fs'
import { basename } from 'node:path'
import { readWholeCsv } from '../src/adapters/csv-format.ts'
import { hoursAhead } from '../src/core/feeds/file-name.ts'
import { feedKinds } from '../src/core/feeds/kinds.ts'
import { held } from './held.ts'
import { siteFromOptions } from './options.ts'
import { type Counted, progressBar } from './progress.ts'
import { rejectedRows } from './rejected.ts'
import { changeImport, type PreviewReport, type Report, type Sent, sendFeed } from './send.ts'

const help = `npm run import -- FILE… [--preview] [--url URL] [--token TOKEN] [--history]

Sends feed files to a running site, waits until they have been taken in, and prints a report of each.
Ends with 1 if a file failed or a row was rejected. With --preview nothing is taken in: the report also says who would
gain or lose a certification.

npm run import -- go-live IMPORT | take-back IMPORT [--url URL] [--token T]

Takes in a file that was previewed, or takes a file back: what it said does not count any longer, and what stood without
it stands again. Only files that the same token sent.

npm run import -- --from-bucket [--remote]

Takes in all files that the bucket still keeps, if the database is lost: see docs/keeping.md.

npm run import -- held [take IMPORT LINE… | leave IMPORT LINE…] [--url URL] [--token T]

Lists rows that wait for a yes: they would move a result, credit or code to another person, or their file names two
people for one. Takes them in, or leaves them out for good.

FILE     <kind>-YYYYMMDD-HHMMSS.csv: what it holds, and the moment it was made, in UTC. What a later file says
         replaces what an earlier one said, so a name more than ${hoursAhead} hours ahead of now is refused.
         Kinds: ${feedKinds.join(', ')}.
--url    The site; without it, the one that npm run dev has started on this machine.
--token  A token with the scope imports:write; also read from OPERATOR_TOKEN.
--history  Email nobody about what these files bring.
`
if (process.argv.slice(2).some((word) => word === '--help' || word === '-h')) {
  console.log(help)
  process.exit(0)
}

if (process.argv.includes('--from-bucket')) {
  // Loaded only here: the module that opens a site is large.
  const { fromBucket } = await import('./from-bucket.ts')
  process.exit(await fromBucket(process.argv.includes('--remote')))
}
const { files, isHistory, isPreview, ...site } = siteFromOptions()
if (files[0] === 'held') process.exit(await held(site, files.slice(1)))
if (files[0] === 'go-live' || files[0] === 'take-back') process.exit(await change(files[0], files[1]))
if (files.length === 0) {
  console.error('Name the files to send: npm run import -- FILE… (--help says more)')
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
    const report = await sendFeed(site, basename(file), content, bar.show, { isHistory, isPreview })
    print(report, bar.end(report))
    keepRejected(report, content)
    isClean &&= report.state === (isPreview ? 'preview' : 'done') && report.rejected === 0
  } catch (error) {
    console.log(`${basename(file)}: ${error instanceof Error ? error.message : String(error)}`)
    isClean = false
  }
}
process.exit(isClean ? 0 : 1)

/** Takes a preview live, or a file back; gives the code to end with. */
async function change(deed: 'go-live' | 'take-back', id: string | undefined): Promise<number> {
  if (!id) {
    console.error(`Name the import: npm run import -- ${deed} IMPORT`)
    return 2
  }
  const report = await changeImport(site, id, deed)
  console.log(`${report.name}: ${report.state}${report.reason ? `. ${report.reason}` : ''}`)
  if (deed === 'go-live') printCounts(report)
  if (report.preview && report.state === 'preview') printPreview(report.id, report.preview)
  const wanted = deed === 'go-live' ? ['done'] : ['withdrawn', 'discarded']
  return wanted.includes(report.state) ? 0 : 1
}

function printPreview(id: string, { certifications, people, badges, kits, mails }: PreviewReport): void {
  for (const { certification, ...counts } of certifications) {
    const changes = Object.entries(counts).filter(([, count]) => count > 0)
    console.log(`  ${certification}: ${changes.map(([sort, count]) => `${count} ${sort}`).join(', ')}`)
  }
  if (certifications.length === 0) console.log('  No certification changes.')
  console.log(`  ${people} people, ${mails} emails, ${badges} badges revoked for good, ${kits} kits held back`)
  console.log(`  Nothing was taken in. To take it in: npm run import -- go-live ${id}`)
  console.log(`  To discard it: npm run import -- take-back ${id}. After 7 days it is discarded by itself.`)
}

function countRows(content: Uint8Array): number {
  return Math.max(0, readWholeCsv(content).length - 1)
}

function print(report: Sent, { seconds, rate }: Counted): void {
  const state = report.wasHere ? 'was here before; nothing changed. It had come to' : report.state
  console.log(`${report.name}: ${state}${report.reason ? `. ${report.reason}` : ''}`)
  if (report.recognised) console.log(`  ${report.recognised}`)
  for (const error of report.errors) console.log(`  line ${error.line}, ${error.column}: ${error.message}`)
  for (const warning of report.warnings) console.log(`  ${warning}`)
  printCounts(report)
  if (report.preview && report.state === 'preview') printPreview(report.id, report.preview)
  if (!report.wasHere) console.log(`  ${seconds.toFixed(1)} seconds, ${rate} rows a second`)
}

function printCounts(report: Report): void {
  const { rows, accepted, updated, unchanged, superseded, unmatched, rejected } = report
  const changed = `${accepted} accepted, ${updated} updated, ${unchanged} unchanged, ${superseded} superseded`
  console.log(`  ${rows} rows: ${changed}, ${unmatched} unmatched, ${report.held} held, ${rejected} rejected`)
  if (report.held > 0) console.log('  Held rows would give something to another person: npm run import -- held')
  for (const file of new Set(report.supersededBy.map((one) => one.file))) {
    const lines = report.supersededBy.filter((one) => one.file === file).map(({ line }) => line)
    const some = `${lines.slice(0, 5).join(', ')}${lines.length > 5 ? ' and others' : ''}`
    console.log(`  ${file} is later, and says otherwise than line ${some}`)
  }
}

function keepRejected(report: Report, content: Uint8Array): void {
  const rejected = rejectedRows(report, content, new Date())
  if (!rejected) return
  writeFileSync(rejected.name, rejected.text)
  const lines = rejected.rows === report.rejected ? 'They are' : `The first ${rejected.rows} of them are`
  console.log(`  ${lines} in ${rejected.name}, each with its reason. Correct them there and send that file.`)
}
