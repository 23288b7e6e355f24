import type { Actor } from '../../core/deeds.ts'
import { areAlike } from '../../core/feeds/fold-versions.ts'
import type { FeedKind } from '../../core/feeds/kinds.ts'
import { merge } from '../../core/feeds/merge.ts'
import type { IncomingRow } from '../../core/feeds/version.ts'
import { confirmEndings } from '../../data/badges/endings.ts'
import type { Database } from '../../data/database.ts'
import { listVersions } from '../../data/facts/facts.ts'
import { isRefusedByGuard } from '../../data/facts/records.ts'
import { answerHeld, guardHeld, type HeldRow, listHeldLines, listHeldOf } from '../../data/imports/held-rows.ts'
import type { Import } from '../../data/imports/imports.ts'
import { guardVersions } from '../../data/imports/steps.ts'
import { listKnownCandidates } from '../../data/people/candidates.ts'
import { readTogether } from '../../data/prepared.ts'
import type { Program } from '../../program/program.ts'
import { mostUnaskedEndings } from '../badges/end-badges.ts'
import { recordDeed } from '../deeds/record-deed.ts'
import { writesOf } from './write-merged.ts'

const mostRefusals = 20

export interface Answer {
  readonly lines: readonly number[]
  readonly take: boolean
  readonly now: Date
  readonly by: Actor
}

/** How many rows were answered, or why none was. */
export type Answered = { readonly answered: number } | { readonly wrong: string }

/**
 * Answers held rows of an import, and with them those of other files that say the same of the same thing. Rows that are
 * taken in come to what they would have come to unasked, in whatever order files came.
 */
export async function answerRows(db: Database, program: Program, current: Import, how: Answer): Promise<Answered> {
  for (let refusals = 0; ; refusals++)
    try {
      return await tryToAnswer(db, program, current, how)
    } catch (error) {
      if (!isRefusedByGuard(error) || refusals >= mostRefusals) throw error
    }
}

async function tryToAnswer(db: Database, program: Program, current: Import, how: Answer): Promise<Answered> {
  const kind = current.kind as FeedKind
  const named = await listHeldLines(db, current.id, how.lines).execute()
  const wrong = findWrong(named, how)
  if (wrong) return { wrong }
  const asked = named.filter(({ answer }) => answer === null)
  if (asked.length === 0) return { answered: 0 }

  const keys = [...new Set(asked.map(({ key }) => key))]
  const { versions, held, known } = await readTogether(db, {
    versions: listVersions(db, kind, keys),
    held: listHeldOf(db, kind, keys),
    known: listKnownCandidates(db, [...new Set(asked.map(({ candidateId }) => candidateId))]),
  })
  const answered = held.filter(
    (one) => one.answer === null && asked.some((row) => row.key === one.key && areAlike(row, one)),
  )
  const knownIds = new Set(known.map(({ id }) => id))
  const isKnown = (id: string) => knownIds.has(id)
  // The rows of this import first: it brings them, and the others say them again.
  const rows = answered.toSorted((a, b) => Number(b.importId === current.id) - Number(a.importId === current.id))
  const merged = merge(how.take ? rows.map(rowOf) : [], versions, isKnown, {
    isApproved: true,
    importId: current.id,
  })
  const at = how.now.toISOString()
  const answer = { answer: how.take ? 'yes' : 'no', answeredAt: at, answeredBy: how.by.id } as const
  const people = new Set(answered.map(({ candidateId }) => candidateId))
  await db.batch([
    guardVersions(db, kind, keys, versions),
    guardHeld(db, kind, keys, held),
    ...(how.take ? await writesOf(db, program, { current, merged, versions, isKnown, now: how.now }) : []),
    answerHeld(db, kind, answered, answer),
    confirmEndings(db, current.id, at, mostUnaskedEndings),
    ...(await recordDeed(db, {
      by: how.by,
      at: how.now,
      what: 'held-rows.answered',
      object: ['import', current.id],
      candidateId: people.size === 1 ? asked[0]!.candidateId : null,
      count: answered.length,
      reason: how.take ? 'taken-in' : 'left-out',
      details: { file: current.name, lines: how.lines, candidates: [...people] },
    })),
  ])
  return { answered: answered.length }
}

/** Said again, the same answer is no fault. */
function findWrong(named: readonly HeldRow[], { lines, take }: Answer): string | undefined {
  const unknown = lines.find((line) => !named.some((row) => row.line === line))
  if (unknown !== undefined) return `Line ${unknown} of this file is not held. Nothing was changed.`
  const other = named.find(({ answer }) => answer === (take ? 'no' : 'yes'))
  return other && `Line ${other.line} was ${take ? 'left out' : 'taken in'} before, for good. Nothing was changed.`
}

function rowOf({ key, candidateId, content, isWhole, made, line, importId }: HeldRow): IncomingRow {
  const said = JSON.parse(content) as IncomingRow['fact']['content']
  return { fact: { key, candidateId, content: said, isWhole }, made, line, importId }
}
