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
  /**
   * `failed`: taken up and not taken in to its end. `refused`: put into the drop folder, and no feed file. `preview`: read,
   * and nothing taken in. `discarded`: a preview that was ended. `withdrawn`: taken back.
   */
  state: v.picklist(['queued', 'running', 'done', 'failed', 'refused', 'preview', 'discarded', 'withdrawn']),
  /** What is done with it while it is queued or running, or was done last. */
  task: v.picklist(['take in', 'preview', 'go live', 'take back']),
  reason: v.nullable(v.string()),
  /** How the file is written, in a sentence; `null` before its header has been read. */
  recognised: v.nullable(v.string()),
  rows: count,
  accepted: count,
  updated: count,
  unchanged: count,
  /** Kept, although a later file says otherwise. */
  superseded: count,
  unmatched: count,
  /** Wait for a yes: they would give something to another person. */
  held: count,
  rejected: count,
  /** What taking it in changes, where it was previewed; complete once its state is `preview`. */
  preview: v.nullable(
    v.strictObject({
      certifications: v.array(
        v.strictObject({
          certification: v.string(),
          gained: count,
          lost: count,
          later: count,
          earlier: count,
          suspended: count,
        }),
      ),
      /** Whose certifications change. */
      people: count,
      /** Signed badges that will be revoked for good. */
      badges: count,
      /** Kits that will be held back. */
      kits: count,
      /** People who will get an email. */
      mails: count,
    }),
  ),
  warnings: v.array(v.string()),
  /** The first thousand. */
  errors: v.optional(v.array(importErrorSchema)),
  /** The first thousand superseded rows, each with the file that stands. */
  supersededBy: v.optional(v.array(v.strictObject({ line: count, file: v.string() }))),
  receivedAt: moment,
  startedAt: v.nullable(moment),
  finishedAt: v.nullable(moment),
})

export const importsSchema = v.strictObject({ imports: v.array(importSchema), next: v.optional(v.string()) })

/**
 * `?name=`: what the file is and when it was made; `?history=1`: what it brings happened long ago, and nobody is told;
 * `?preview=1`: it is read, and nothing of it is taken in until it goes live.
 */
export const importQuery = v.object({
  name: v.pipe(
    v.string(),
    v.check((name) => readFileName(name) !== undefined, howToName),
  ),
  history: v.optional(v.picklist(['0', '1'], 'Write 1 for a file of what lies behind, or leave this out.')),
  preview: v.optional(v.picklist(['0', '1'], 'Write 1 for a preview, or leave this out.')),
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

const line = v.pipe(v.number(), v.integer(), v.minValue(1))
const says = v.record(v.string(), v.union([v.string(), v.number()]))

/** `?after=`: the place in the list to go on from, as the last answer named it. */
export const heldQuery = v.object({
  after: v.optional(
    v.pipe(v.string(), v.maxLength(400), v.regex(/^\d{4}-\d\d-\d\dT[\d:.]+Z~/, 'Take this from the last answer.')),
  ),
})

/** The same within one file. */
export const heldOfImportQuery = v.object({
  after: v.optional(v.pipe(v.string(), v.regex(/^\d{1,9}$/, 'This is the number of a line.'), v.transform(Number))),
})

/** Rows that wait for a yes, each with what else there is about the same thing. */
export const heldRowsSchema = v.strictObject({
  held: v.array(
    v.strictObject({
      import: v.string(),
      kind: v.picklist(feedKinds),
      /** The parts of the key. */
      key: v.array(v.string()),
      candidateId: v.string(),
      says,
      file: v.string(),
      line,
      heldAt: moment,
      others: v.array(
        v.strictObject({
          /** `counts`: it is theirs, until somebody says yes. `held`: it waits as well. */
          state: v.picklist(['counts', 'held']),
          candidateId: v.string(),
          says,
          file: v.string(),
          line,
        }),
      ),
    }),
  ),
  next: v.optional(v.string()),
})

/** The answer to rows of one file, by their lines: taken in, or left out for good. */
export const heldAnswerSchema = v.strictObject({
  lines: v.pipe(
    v.array(line, 'Name the lines as a list of numbers.'),
    v.minLength(1, 'Name one line at least.'),
    v.maxLength(500, 'Answer at most 500 lines at once.'),
  ),
  take: v.boolean('Write true to take the rows in, or false to leave them out.'),
})

/** How many rows were answered, with those of other files that say the same. */
export const heldAnsweredSchema = v.strictObject({ answered: count })
