import { readCsv } from '../../adapters/csv.ts'
import { recogniseFormat } from '../../adapters/csv-format.ts'
import { keepFile, readPart } from '../../adapters/files.ts'
import { type ErasedWords, isAboutErased } from '../../core/erasure.ts'
import type { Encoding, FileFormat } from '../../core/feeds/format.ts'
import { columnName } from '../../core/feeds/header.ts'

const bytesAtOnce = 1024 * 1024

/** A record of a file: its bytes, and its lines. */
interface Place {
  readonly from: number
  readonly to: number
  readonly firstLine: number
  readonly lastLine: number
}

/** Records of a received file about erased people, and the file's encoding. */
export interface LinesFound {
  readonly lines: readonly number[]
  readonly places: readonly Place[]
  readonly encoding: Encoding
}

export async function findLines(bucket: R2Bucket, key: string, words: ErasedWords): Promise<LinesFound> {
  const places: Place[] = []
  let encoding: Encoding = 'utf-8'
  for await (const part of placesIn(bucket, key, words)) {
    places.push(...part.places)
    encoding = part.written.encoding
  }
  const lines = places.flatMap(({ firstLine, lastLine }) =>
    Array.from({ length: lastLine - firstLine + 1 }, (_, at) => firstLine + at),
  )
  return { lines, places, encoding }
}

/** Blanks them: spaces for every byte but line ends, so that all others keep their places and lines. */
export async function blankLines(bucket: R2Bucket, key: string, { places, encoding }: LinesFound): Promise<void> {
  if (places.length === 0) return
  const name = (await bucket.head(key))?.customMetadata?.name
  await keepFile(bucket, key, blanked(bucket, key, places, encoding), Infinity, name)
}

/** Part by part, as files are read when they are taken in. */
async function* placesIn(bucket: R2Bucket, key: string, words: ErasedWords) {
  let [position, line, column] = [0, 0, -1]
  let format: FileFormat | undefined
  for (let isHeader = true; ;) {
    const part = await readPartOf(bucket, key, position)
    if (part.byteLength === 0) return
    const reachesEnd = part.byteLength < bytesAtOnce
    const written = (format ??= recogniseFormat(part.subarray(0, 32 * 1024), (header) => header.length))
    const reading = readCsv(part, { position, line }, written, reachesEnd)
    const places: Place[] = []
    let from = position
    for (const { fields, end, line: firstLine, lastLine } of reading.records) {
      const texts = fields.map((field) => field ?? '')
      if (isHeader && texts.some((field) => columnName(field) === 'candidate_id')) {
        column = texts.findIndex((field) => columnName(field) === 'candidate_id')
        isHeader = false
      } else if (isAboutErased(texts, texts[column] ?? '', words)) places.push({ from, to: end, firstLine, lastLine })
      from = end
    }
    const { next } = reading
    // A record that is cut off, or longer than a part, is checked as it is.
    const isStuck = next.position === position
    const to = isStuck ? position + part.byteLength : next.position
    if (to > from) {
      const rest = textOf(part.subarray(from - position, to - position), written)
      const lastLine = isStuck ? line + rest.split('\n').length : next.line
      if (isAboutErased(rest.split(anySeparator), '', words)) places.push({ from, to, firstLine: line + 1, lastLine })
    }
    yield { places, written }
    ;[position, line] = [to, isStuck ? line + 1 : next.line]
    if (reading.isEnd || (isStuck && reachesEnd)) return
  }
}

const anySeparator = /[,;\t|"\r\n]/

function textOf(bytes: Uint8Array, { encoding }: FileFormat): string {
  return new TextDecoder(encoding).decode(bytes)
}

async function readPartOf(bucket: R2Bucket, key: string, position: number): Promise<Uint8Array> {
  const head = await bucket.head(key)
  if (!head || position >= head.size) return new Uint8Array()
  return (await readPart(bucket, key, position, bytesAtOnce)) ?? new Uint8Array()
}

/** The file again, with these places blank. */
async function* blanked(bucket: R2Bucket, key: string, places: readonly Place[], encoding: Encoding) {
  for (let position = 0; ;) {
    const read = await readPartOf(bucket, key, position)
    if (read.byteLength === 0) return
    const part = Uint8Array.from(read)
    for (const { from, to } of places) blank(part, from - position, to - position, encoding)
    yield part
    position += part.byteLength
  }
}

const lineFeed = 10
const carriageReturn = 13
const space = 32

/** Spaces for characters; of UTF-16 each has two bytes. */
function blank(part: Uint8Array, from: number, to: number, encoding: Encoding): void {
  const size = encoding === 'utf-8' ? 1 : 2
  const low = encoding === 'utf-16be' ? 1 : 0
  const end = Math.min(part.byteLength, to)
  for (let at = Math.max(0, from); at + size <= end; at += size) {
    const [sign, high] = [part[at + low], size === 2 ? part[at + 1 - low] : 0]
    if (high === 0 && (sign === lineFeed || sign === carriageReturn)) continue
    part[at + low] = space
    if (size === 2) part[at + 1 - low] = 0
  }
}
