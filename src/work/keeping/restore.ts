import { type Database, openDatabase } from '../../data/database.ts'
import {
  findFilled,
  insertWholeRows,
  listMigrations,
  listWholeTables,
  type WholeRow,
} from '../../data/keeping/whole-tables.ts'
import { writeWordsAgain } from '../../data/keeping/write-words.ts'
import { claimDatabase } from '../../data/made-for.ts'
import type { Bindings } from '../../env.ts'
import type { Program } from '../../program/program.ts'
import { eraseSome } from '../erasures/erase-some.ts'
import { type FilePart, fromBytes, type Manifest, manifestName, type Parts } from './parts.ts'
import { replayEntries, replayErasures } from './replay-journal.ts'

/** Why a backup is not restored, as a sentence. */
export class NotRestored extends Error {}

const bytesAtOnce = 400_000
/** What is worked out from a person's facts; for erased people the journal has it. */
const answeredByJournal: readonly string[] = ['holdings', 'codes', 'badges', 'answers']

/**
 * Fills an empty site from a backup. The files come first, and with them the journal: who was erased after the backup was
 * made is so before a row of theirs is there, and what was revoked or ended is so again afterwards.
 */
export async function restore(
  env: Bindings,
  program: Program,
  name: string,
  from: Parts,
  tell: (what: string) => void,
): Promise<void> {
  const manifest = fromBytes<Manifest>(await from.get(manifestName))
  const db = openDatabase(env.DB)
  await refuseUnlessEmpty(db, manifest, name)
  for (const file of manifest.files) await putBack(env.FILES, file, from)
  tell(`${manifest.files.length} files`)
  // Whose rows the backup does not have any more need not be erased again.
  for (const { table, part } of manifest.pages)
    if (table === 'erasures') await insertPage(db, table, fromBytes(await from.get(part)), new Set())
  const erased = await replayErasures(db, env.FILES)
  for (const { table, part } of manifest.pages) await insertPage(db, table, fromBytes(await from.get(part)), erased)
  tell(`${manifest.pages.reduce((sum, { rows }) => sum + rows, 0)} rows`)
  for (const part of manifest.keys)
    for (const [key, value] of fromBytes<readonly (readonly [string, string | null])[]>(await from.get(part)))
      if (value !== null) await env.SESSIONS.put(key, value)
  tell(`${await replayEntries(db, env.FILES)} entries of the journal`)
  for (let after: number | undefined = 0; after !== undefined;) after = await writeWordsAgain(db, after, 200)
  // Their rows and lines that the backup still had.
  if (erased.size > 0) {
    await eraseSome(env, program, { isSpent: () => false })
    tell(`${erased.size} erased records are erased here as well`)
  }
}

async function refuseUnlessEmpty(db: Database, manifest: Manifest, name: string): Promise<void> {
  if (manifest.program !== name)
    throw new NotRestored(`The backup is of the program ${manifest.program}, but this is ${name}.`)
  const migrations = await listMigrations(db)
  const lacking = manifest.migrations.find((one) => !migrations.includes(one))
  if (lacking)
    throw new NotRestored(
      `The site doesn’t have the migration ${lacking}. Deploy the version that the backup was made with first.`,
    )
  const filled = await findFilled(db, await listWholeTables(db))
  if (filled) throw new NotRestored(`The site is not empty: its table ${filled} has rows. Nothing was restored.`)
  await claimDatabase(db, name)
}

async function insertPage(
  db: Database,
  table: string,
  all: readonly WholeRow[],
  erased: ReadonlySet<string>,
): Promise<void> {
  const isTheirs = ({ candidate_id: id }: WholeRow) => typeof id === 'string' && erased.has(id)
  const kept = answeredByJournal.includes(table) ? all.filter((row) => !isTheirs(row)) : all
  for (const rows of inPieces(kept)) await db.$client.batch(insertWholeRows(db, table, rows))
}

/** A parameter of a statement may not be too long. */
function* inPieces(all: readonly WholeRow[]): Generator<readonly WholeRow[]> {
  let [rows, size]: [WholeRow[], number] = [[], 0]
  for (const row of all) {
    rows.push(row)
    size += JSON.stringify(row).length
    if (size < bytesAtOnce) continue
    yield rows
    ;[rows, size] = [[], 0]
  }
  if (rows.length > 0) yield rows
}

/** What the bucket has already is newer, or says the same. */
async function putBack(bucket: R2Bucket, { key, contentType, customMetadata, parts }: FilePart, from: Parts) {
  if (await bucket.head(key)) return
  const how = { customMetadata: { ...customMetadata }, ...(contentType && { httpMetadata: { contentType } }) }
  const [only, ...more] = parts
  if (more.length === 0) return void (await bucket.put(key, only ? await from.get(only) : new Uint8Array(), how))
  const upload = await bucket.createMultipartUpload(key, how)
  const uploaded: R2UploadedPart[] = []
  for (const [at, part] of parts.entries()) uploaded.push(await upload.uploadPart(at + 1, await from.get(part)))
  await upload.complete(uploaded)
}
