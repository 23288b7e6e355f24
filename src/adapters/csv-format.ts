import type { Encoding, FileFormat } from '../core/feeds/format.ts'
import { type CsvRecord, isBlank, readCsv } from './csv.ts'

/** In this order where a header fits several of them. */
const separators = [',', ';', '\t', '|']

/** Excel's own line, or what another spreadsheet made of it: `sep=;`, `sep=\t`, `sep=;;;;`. */
const namedSeparator = /^sep=(?:(\\t)|([^\p{L}\p{N}\s_"]|\t))[;,\t|]*$/iu

/** Recognises how a file is written: by its mark, its `sep=` line, and the separator with which its header fits best. */
export function recogniseFormat(beginning: Uint8Array, fit: (header: readonly string[]) => number): FileFormat {
  const written = encodingOf(beginning)
  const rowsBy = (separator: string) =>
    readCsv(beginning, { position: 0, line: 0 }, { ...written, separator }, true).records.filter((row) => !isBlank(row))
  const firstLine = rowsBy(',')[0]?.fields.join(',') ?? ''
  const [, tab, other] = namedSeparator.exec(firstLine) ?? []
  const named = tab ? '\t' : other
  const headerBy = (separator: string) =>
    rowsBy(separator)[named === undefined ? 0 : 1]?.fields.map((name) => name ?? '') ?? []
  const fits = [...(named === undefined ? [] : [named]), ...separators].map((separator) => {
    return { separator, score: fit(headerBy(separator)) }
  })
  const best = fits.reduce((first, next) => (next.score > first.score ? next : first))
  return { ...written, separator: best.separator, hasSepLine: named !== undefined }
}

/** What is read of a file at once: a row must fit in, and a header. */
export const bytesAtOnce = 32 * 1024

/** The rows of a whole file that say something, the header first: separated by what gives it the most columns. */
export function readWholeCsv(content: Uint8Array): readonly CsvRecord[] {
  const format = recogniseFormat(content.subarray(0, bytesAtOnce), (header) => header.length)
  const rows: CsvRecord[] = []
  for (let [next, isEnd] = [{ position: 0, line: 0 }, false]; !isEnd;) {
    const end = next.position + bytesAtOnce
    const part = readCsv(content.subarray(next.position, end), next, format, end >= content.byteLength)
    rows.push(...part.records.filter((row) => !isBlank(row)))
    isEnd = part.isEnd || part.next.position === next.position
    next = part.next
  }
  return rows.slice(format.hasSepLine ? 1 : 0)
}

/** Without a mark, a zero beside the first character gives UTF-16 away: no header begins with one. */
function encodingOf([first, second, third]: Uint8Array): { readonly encoding: Encoding; readonly mark: number } {
  if (first === 0xef && second === 0xbb && third === 0xbf) return { encoding: 'utf-8', mark: 3 }
  if (first === 0xff && second === 0xfe) return { encoding: 'utf-16le', mark: 2 }
  if (first === 0xfe && second === 0xff) return { encoding: 'utf-16be', mark: 2 }
  if (first && second === 0) return { encoding: 'utf-16le', mark: 0 }
  if (first === 0 && second) return { encoding: 'utf-16be', mark: 0 }
  return { encoding: 'utf-8', mark: 0 }
}
