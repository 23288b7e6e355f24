import * as v from 'valibot'
import { howToName, readFileName } from '../../core/feeds/file-name.ts'
import { feedKinds } from '../../core/feeds/kinds.ts'

const moment = v.pipe(v.string(), v.isoTimestamp())
const count = v.pipe(v.number(), v.integer(), v.minValue(0))

const importErrorSchema = v.strictObject({ line: count, column: v.string(), message: v.string() })

/** A received feed file, and what became of its rows. */
export const importSchema = v.strictObject({
  id: v.string(),
  name: v.string(),
  /** `null` where the name of a refused file does not say it. */
  kind: v.nullable(v.picklist(feedKinds)),
  isHistory: v.boolean(),
  /** `failed`: taken up and not taken in to its end. `refused`: put into the drop folder, and no feed file. */
  state: v.picklist(['queued', 'running', 'done', 'failed', 'refused']),
  reason: v.nullable(v.string()),
  /** How the file is written, in a sentence; `null` before its header has been read. */
  recognised: v.nullable(v.string()),
  rows: count,
  accepted: count,
  updated: count,
  unchanged: count,
  unmatched: count,
  rejected: count,
  warnings: v.array(v.string()),
  /** The first thousand. */
  errors: v.optional(v.array(importErrorSchema)),
  receivedAt: moment,
  startedAt: v.nullable(moment),
  finishedAt: v.nullable(moment),
})

export const importsSchema = v.strictObject({ imports: v.array(importSchema), next: v.optional(v.string()) })

/** `?name=`: what the file is and when it was made; `?history=1`: what it brings happened long ago, and nobody is told. */
export const importQuery = v.object({
  name: v.pipe(
    v.string(),
    v.check((name) => readFileName(name) !== undefined, howToName),
  ),
  history: v.optional(v.picklist(['0', '1'], 'Write 1 for a file of what lies behind, or leave this out.')),
})

/** `?before=`: the moment a page of the list ends with. */
export const importsQuery = v.object({
  before: v.optional(v.pipe(v.string(), v.isoTimestamp('This is not a moment. Write it like 2026-11-23T06:15:00Z.'))),
})

/** `?before=`: the place in the list to go on from, as the last answer named it. */
export const unmatchedQuery = v.object({
  before: v.optional(
    v.pipe(v.string(), v.maxLength(400), v.regex(/^\d{4}-\d\d-\d\dT[\d:.]+Z~/, 'Take this from the last answer.')),
  ),
})

/** Rows that wait for their candidate, or their order, to arrive. */
export const unmatchedSchema = v.strictObject({
  unmatched: v.array(
    v.strictObject({
      kind: v.picklist(feedKinds),
      /** The parts of the key. */
      key: v.array(v.string()),
      candidateId: v.string(),
      file: v.string(),
      line: count,
      receivedAt: moment,
    }),
  ),
  next: v.optional(v.string()),
})
