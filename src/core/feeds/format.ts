export type Encoding = 'utf-8' | 'utf-16le' | 'utf-16be'
export type LineEnd = 'CRLF' | 'LF' | 'CR'

/** How a file is written. It is recognised once, at the beginning of the file, and kept: every later part is read by it. */
export interface FileFormat {
  readonly encoding: Encoding
  /** Bytes of the byte order mark. */
  readonly mark: number
  /** One character. */
  readonly separator: string
  /** Its first row is `sep=;` or the like, which tells spreadsheets the separator. */
  readonly hasSepLine: boolean
}

export const plainFormat: FileFormat = { encoding: 'utf-8', mark: 0, separator: ',', hasSepLine: false }

/** Something unusual that rows have in common: how many, and the line of the first. */
export interface Noticed {
  readonly rows: number
  readonly line: number
}

/** What was found in a file, as far as it has been read. */
export interface Found {
  readonly format: FileFormat
  readonly lineEnds: readonly LineEnd[]
  /** Rows that hold nothing but separators. They are left out. */
  readonly emptyRows: number
  /** By the sentence about it, without its full stop. */
  readonly noticed: Readonly<Record<string, Noticed>>
}

export function foundAtFirst(format: FileFormat): Found {
  return { format, lineEnds: [], emptyRows: 0, noticed: {} }
}

/** Says how a file was read, as its report does first; nothing before its header has been read. */
export function describeFound(found: Found | null, header: readonly string[] | null): string | null {
  if (!found || !header) return null
  const { encoding, mark, separator, hasSepLine } = found.format
  const marked = mark > 0 ? ' with a byte order mark' : ''
  const saying = hasSepLine ? ', with a sep= line' : ''
  const ends = found.lineEnds.length > 0 ? `, line ends ${found.lineEnds.join(' and ')}` : ''
  const read = `Read as ${encodings[encoding]}${marked}, separated by ${separatorName(separator)}${saying}${ends}.`
  const [rows, columns] = [found.emptyRows, header.length - countNamed(header)]
  const left = [rows > 0 ? counted(rows, 'empty row') : [], columns > 0 ? counted(columns, 'empty column') : []].flat()
  return left.length > 0 ? `${read} Left out ${left.join(' and ')}.` : read
}

/** The columns of a header without those at its end that have no name. */
export function countNamed(header: readonly string[]): number {
  return header.findLastIndex((name) => name !== '') + 1
}

/** Sentences about what is unusual in the rows of a file. */
export function describeNoticed({ noticed }: Found): string[] {
  return Object.entries(noticed).map(
    ([text, { rows, line }]) => `${text}: ${counted(rows, 'row')}${rows > 1 ? ', the first' : ''} on line ${line}.`,
  )
}

const encodings: Record<Encoding, string> = {
  'utf-8': 'UTF-8',
  'utf-16le': 'UTF-16 (little-endian)',
  'utf-16be': 'UTF-16 (big-endian)',
}

function separatorName(separator: string): string {
  const names: Record<string, string> = { ',': 'commas', ';': 'semicolons', '\t': 'tabs', '|': 'vertical bars' }
  return names[separator] ?? `“${separator}”`
}

function counted(count: number, what: string): string {
  return `${count} ${what}${count === 1 ? '' : 's'}`
}
