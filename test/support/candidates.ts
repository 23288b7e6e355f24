import { env } from 'cloudflare:workers'
import { hashOfSecret, randomId } from '../../src/adapters/secrets.ts'
import { latestDayAnywhere } from '../../src/core/calendar.ts'
import { readFileName } from '../../src/core/feeds/file-name.ts'
import type { FeedKind } from '../../src/core/feeds/kinds.ts'
import { confirmEndings } from '../../src/data/badges/endings.ts'
import { openDatabase } from '../../src/data/database.ts'
import { finishImport } from '../../src/data/imports/steps.ts'
import { imports } from '../../src/data/schema-operators.ts'
import { feedRulesOf } from '../../src/program/feed-rules.ts'
import { readRows } from '../../src/work/imports/read-rows.ts'
import { mostUnaskedEndings } from '../../src/work/badges/end-badges.ts'
import { takeIn } from '../../src/work/imports/take-in.ts'
import type { Program } from '../../src/program/program.ts'
import { program as neutral } from '../programs/neutral/index.ts'
import { feedName, newCandidateId } from './names.ts'

/** Where rows are taken in, and by which program. */
const ofTests = { db: openDatabase(env.DB), program: neutral as Program }

const leaseUntil = '9999'

/** A candidate with these exams passed, such as `{ '200-301': '2025-04-01' }`. */
export async function newCandidate(passes: Record<string, string> = {}): Promise<string> {
  const id = newCandidateId()
  await takeInRows('candidates', `candidate_id,last_name,email\n${id},Person ${id},${id}@example.com\n`)
  const rows = Object.entries(passes).map(([exam, day], at) => `R${id}-${at},${id},${exam},pass,${day}`)
  const header = 'registration_number,candidate_id,exam_code,grade,taken_on'
  if (rows.length > 0) await takeInRows('exams', [header, ...rows, ''].join('\n'))
  return id
}

/**
 * Takes in the rows of a feed as an import does, without sending a file, a token, a queue and a report: for what a test only
 * needs. Gives the id of that import.
 */
export async function takeInRows(kind: FeedKind, text: string, { db, program } = ofTests): Promise<string> {
  const now = new Date()
  const bytes = new TextEncoder().encode(text)
  const reading = readRows(bytes, beginningOf(kind), feedRulesOf(program, latestDayAnywhere(now)), true)
  if (reading.rejected > 0) throw new Error(`Rows of a test were rejected: ${JSON.stringify(reading.errors)}`)
  const id = randomId()
  const file = { id, ...readFileName(feedName(kind))!, sha256: await hashOfSecret(id), size: bytes.byteLength }
  const running = {
    state: 'running' as const,
    leaseHolder: id,
    leaseUntil,
    warnings: [],
    receivedAt: now.toISOString(),
  }
  const [current] = await db
    .insert(imports)
    .values({ ...file, ...running })
    .returning()
  await takeIn(db, program, current!, reading, { now, leaseUntil })
  const at = now.toISOString()
  await db.batch([
    finishImport(db, current!, { at, state: 'done', reason: null }),
    confirmEndings(db, id, at, mostUnaskedEndings),
  ])
  return id
}

function beginningOf(kind: FeedKind) {
  return { kind, header: null, found: null, position: 0, line: 0 }
}
