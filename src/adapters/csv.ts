import { Readable, pipeline } from 'node:stream'
import type { ReadableStream as NodeReadableStream } from 'node:stream/web'
import { CsvError, parse } from 'csv-parse'

/** One record of a CSV file. */
export interface CsvRecord {
  /** The line it begins on, counted from 1. */
  readonly line: number
  /** Bytes of the file up to its end, and lines up to its end. */
  readonly end: number
  readonly lastLine: number
  /** `undefined` where the bytes are not UTF-8. */
  readonly fields: readonly (string | undefined)[]
}

/** The file ends inside quotation marks, or a record of it never ends. */
export class BrokenCsv extends Error {
  readonly line: number
  /** The field it happened in, counted from 0. */
  readonly field: number

  constructor(message: string, line: number, field: number) {
    super(message)
    this.line = line
    this.field = field
  }
}

const longestRecord = 128 * 1024

/** Reads records as they arrive, from bytes that begin `offset` bytes and `line` lines into the file. */
export async function* readCsv(
  bytes: ReadableStream<Uint8Array>,
  offset: number,
  line: number,
): AsyncGenerator<CsvRecord> {
  const parser = parse({
    bom: offset === 0,
    // Bytes, not text: what is not UTF-8 must be refused, not replaced.
    encoding: null,
    info: true,
    relax_column_count: true,
    relax_quotes: true,
    max_record_size: longestRecord,
  })
  pipeline(Readable.fromWeb(bytes as unknown as NodeReadableStream), parser, () => {})
  let linesBehind = line
  try {
    for await (const { record, info } of parser as AsyncIterable<{ record: Uint8Array[]; info: { bytes: number } }>) {
      const fields = record.map(decode)
      const first = linesBehind + 1
      linesBehind = first + record.reduce((sum, field) => sum + lineBreaks(field), 0)
      yield { line: first, end: offset + info.bytes, lastLine: linesBehind, fields }
    }
  } catch (error) {
    if (!(error instanceof CsvError)) throw error
    throw new BrokenCsv(sentences[error.code] ?? 'This is not CSV.', linesBehind + 1, Number(error.index ?? 0))
  }
}

const sentences: Record<string, string> = {
  CSV_QUOTE_NOT_CLOSED: 'The quotation mark that opens this field is never closed: the file seems to be torn.',
  CSV_MAX_RECORD_SIZE: `This row is longer than ${longestRecord / 1024} KiB.`,
}

function decode(field: Uint8Array): string | undefined {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(field)
  } catch {
    return undefined
  }
}

/** CR LF counts once. */
function lineBreaks(field: Uint8Array): number {
  let count = 0
  for (let at = 0; at < field.length; at++) if (field[at] === 10 || (field[at] === 13 && field[at + 1] !== 10)) count++
  return count
}
