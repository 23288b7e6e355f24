import { openFile } from '../../../adapters/files.ts'
import type { ZipEntry } from '../../../adapters/zip.ts'
import type { CaseFileRow } from '../../../core/cases.ts'
import { caseFileKey } from '../../../work/cases/case-files.ts'
import { csvOf, flat, type Row } from './tables.ts'

export interface Archive {
  readonly candidateId: string
  readonly madeAt: string
  readonly tables: Readonly<Record<string, readonly Row[]>>
  /** What the facts come to today. */
  readonly standing: object
}

/** The files of somebody's archive, one after another: all of it as JSON, each table as CSV, and what they sent themselves. */
export async function* filesOf(
  { candidateId, madeAt, tables, standing }: Archive,
  bucket: R2Bucket,
): AsyncGenerator<ZipEntry> {
  yield { path: 'READ-ME.txt', content: readMe(candidateId, madeAt) }
  yield { path: 'all.json', content: `${JSON.stringify({ candidateId, madeAt, standing, ...tables }, null, 2)}\n` }
  const { facts = [], ...others } = tables
  const byKind = Map.groupBy(facts, ({ kind }) => `facts-${String(kind)}`)
  for (const [name, rows] of [...Object.entries(others), ...byKind])
    if (rows.length > 0) yield { path: `${name}.csv`, content: csvOf(rows.map(flat)) }
  for (const { reference, fileName } of tables.cases ?? []) {
    const content = fileName ? await openFile(bucket, caseFileKey(String(reference))) : undefined
    if (content) yield { path: `files/${String(reference)}-${String(fileName)}`, content }
  }
  for (const { reference, id, files } of tables['case-messages'] ?? [])
    for (const [at, { name }] of (files as readonly CaseFileRow[]).entries()) {
      const content = await openFile(bucket, caseFileKey(String(reference), String(id), at))
      if (content) yield { path: `files/${String(reference)}-${String(id)}-${at}-${name}`, content }
    }
}

function readMe(candidateId: string, madeAt: string): string {
  return [
    `Everything this site keeps about ${candidateId}, as of ${madeAt}.`,
    '',
    'all.json            all of it, for programs',
    'facts-….csv         every fact we received, with all its versions, its file and its line',
    'holdings.csv        what you held, from when until when',
    'files/              the files that you sent to support',
    'the other tables    your login, answers, sessions, emails and cases',
    '',
    'Not included: hashes of your password, cookies and links. We only use them to recognize these.',
    'Times are in UTC. Points are in hundredths.',
    '',
  ].join('\r\n')
}
