import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { describeFound, type Found } from '../../src/core/feeds/format.ts'
import type { FeedKind } from '../../src/core/feeds/kinds.ts'
import { feedRulesOf } from '../../src/program/feed-rules.ts'
import { type Reading, readRows, RefusedFile } from '../../src/work/imports/read-rows.ts'
import { program as neutral } from '../programs/neutral/index.ts'
import { type MutatedFile, mutatedFile } from '../support/mutated.ts'
import { bytesOf, field, type Written } from '../support/written.ts'

const rules = feedRulesOf(neutral, '2026-11-24')
const utf8: Written = { encoding: 'utf-8', mark: false }
const partSize = 32 * 1024

/** What a file comes to that is read in parts; what is known between two parts is kept as JSON, as the database does. */
function readAll(bytes: Uint8Array, { kind = 'creq' as FeedKind, sizes = [partSize] as readonly number[] } = {}) {
  let place = { kind, header: null as readonly string[] | null, found: null as Found | null, position: 0, line: 0 }
  const readings: Reading[] = []
  for (let at = 0; readings.at(-1)?.isEnd !== true; at++) {
    const end = place.position + sizes[Math.min(at, sizes.length - 1)]!
    const reading = readRows(bytes.subarray(place.position, end), place, rules, end >= bytes.byteLength)
    if (!reading.isEnd && reading.position <= place.position) throw new Error('It does not move on')
    readings.push(reading)
    const found = JSON.parse(JSON.stringify(reading.found)) as Found
    place = { kind, header: reading.header, found, position: reading.position, line: reading.line }
  }
  const last = readings.at(-1)!
  return {
    header: last.header,
    facts: readings.flatMap(({ facts }) => facts),
    errors: readings.flatMap(({ errors }) => errors),
    rejected: readings.reduce((sum, { rejected }) => sum + rejected, 0),
    warnings: last.warnings,
    recognised: describeFound(last.found, last.header),
  }
}

const keysOf = ({ facts }: Pick<Reading, 'facts'>) => facts.map(({ fact }) => fact.key)

describe('a file is read alike', () => {
  const columns = ['external_id', 'candidate_id', 'name', 'provider_name', 'points', 'active_on'] as const
  const spellings: ((name: string) => string)[] = [
    (name) => name,
    (name) => name.toUpperCase(),
    (name) => name.replaceAll('_', ' '),
    (name) => ` ${name.replaceAll('_', '-')} `,
  ]
  const words = fc
    .array(fc.constantFrom(...'aB0éßЖ漢𝄞"\',;|=.€ -'), { minLength: 1, maxLength: 24 })
    .map((signs) => signs.join(''))
    .filter((text) => /^[^\s'=-](.*\S)?$/.test(text))
  const lineEnd = fc.constantFrom('\r\n', '\n', '\r')
  const filler = fc.constantFrom<'none' | 'blank' | 'separators'>('none', 'none', 'blank', 'separators')

  const file = fc.record({
    rows: fc.array(fc.record({ name: words, provider: words, lineEnd, after: filler, quoted: fc.boolean() }), {
      minLength: 1,
      maxLength: 12,
    }),
    separator: fc.constantFrom(',', ';', '\t', '|'),
    written: fc.constantFrom<Written>(
      { encoding: 'utf-8', mark: false },
      { encoding: 'utf-8', mark: true },
      { encoding: 'utf-16le', mark: true },
      { encoding: 'utf-16be', mark: true },
      { encoding: 'utf-16le', mark: false },
    ),
    namesSeparator: fc.boolean(),
    spelling: fc.nat(spellings.length - 1),
    emptyColumns: fc.nat(3),
    endsOpen: fc.boolean(),
    headerEnd: lineEnd,
  })

  /** Writes what was made up as a program somewhere would, and says what must come out. */
  function write(made: typeof file extends fc.Arbitrary<infer T> ? T : never) {
    const { separator, rows } = made
    const line = (fields: readonly string[], quoted: boolean) =>
      [...fields, ...Array.from({ length: made.emptyColumns }, () => '')]
        .map((text, at) => field(text, separator, quoted && at < fields.length))
        .join(separator)
    const header = line(columns.map(spellings[made.spelling]!), false) + made.headerEnd
    const body = rows.map(({ name, provider, lineEnd, after, quoted }, at) => {
      const fields = [`K-${at}`, 'HARB10000000', name, provider, '2.5', '2023-03-01']
      const more = { none: '', blank: lineEnd, separators: separator.repeat(columns.length - 1) + lineEnd }[after]
      return line(fields, quoted) + lineEnd + more
    })
    const first = made.namesSeparator ? `sep=${separator}${made.headerEnd}` : ''
    const text = first + header + body.join('')
    const open = made.endsOpen ? text.replace(/[\r\n]+$/, '') : text
    return {
      bytes: bytesOf(open, made.written),
      // The beginning of a file, up to its first row, is read at once.
      longest: Math.max(...[first + header, ...body].map((text) => bytesOf(text, made.written).byteLength)) + 4,
      said: rows.map(({ name, provider }) => [name, provider]),
    }
  }
  const saidIn = ({ facts }: Pick<Reading, 'facts'>) =>
    facts.map(({ fact: { content } }) => [content['name'], content['providerName']])

  test('whatever separator, encoding and line ends it has, and however its header is spelled', () => {
    const property = fc.property(file, (made) => {
      const { bytes, said } = write(made)
      const read = readAll(bytes)
      expect(read.errors).toEqual([])
      expect(saidIn(read)).toEqual(said)
      expect(read.warnings).toEqual([])
    })
    fc.assert(property, { seed: 20_261_124, numRuns: 300 })
  })

  test('in parts of whatever sizes, to the line and to what is said about it', () => {
    const sizes = fc.array(fc.nat({ max: 300 }), { minLength: 1, maxLength: 8 })
    const property = fc.property(file, sizes, (made, more) => {
      const { bytes, longest } = write(made)
      expect(readAll(bytes, { sizes: more.map((size) => longest + size) })).toEqual(readAll(bytes))
    })
    fc.assert(property, { seed: 20_261_125, numRuns: 300 })
  })

  test.each<Written>([utf8, { encoding: 'utf-16le', mark: true }, { encoding: 'utf-16be', mark: true }])(
    'cut after each of its bytes ($encoding)',
    (written) => {
      const text = [
        'sep=;\r\n\r\nExternal ID;candidate-id;NAME;provider name;points;active_on;;\r\n',
        'A;HARB10000000;"two\r\nlines; and ""more""";Žižka 𝄞;1;2023-03-01;;\n',
        ';;;;;;;\r',
        'B;HARB10000000;x;y;many;2023-03-01;;\r\n\n\r',
        'C;HARB10000000;"x";y;2;2023-03-01;;\r\r\n',
        'D;HARB10000000;x;"";2;2023-03-01;;\r',
        'E;HARB10000000;last;y;2.5;2023-03-01;;',
      ].join('')
      const bytes = bytesOf(text, written)
      const whole = readAll(bytes)
      expect(keysOf(whole).map((key) => key.split('\n')[1])).toEqual(['A', 'C', 'E'])
      expect(whole.errors.map(({ line, column }) => [line, column])).toEqual([
        [7, 'points'],
        [12, 'provider_name'],
      ])
      expect(whole.facts.map(({ line }) => line)).toEqual([4, 10, 13])
      expect(whole.recognised).toMatch(
        /separated by semicolons, with a sep= line, line ends CRLF and LF and CR\. Left out 1 empty row and 2 empty columns\.$/,
      )
      const enough = bytes.byteLength / 2
      for (let cut = 1; cut < bytes.byteLength; cut++) {
        const first = Math.max(cut, bytesOf(text.slice(0, text.indexOf('A;')), written).byteLength + 2)
        expect([cut, readAll(bytes, { sizes: [first, enough] })]).toEqual([cut, whole])
        expect([cut, readAll(bytes, { sizes: [enough, first, cut + enough] })]).toEqual([cut, whole])
      }
    },
  )

  const rowsFrom = (at: number, end: string) =>
    `R-${at},HARB10000000,200-301,pass,2025-04-${String((at % 28) + 1).padStart(2, '0')}${end}`

  test.each([-3, -2, -1, 0, 1, 2, 3])('of 32 KiB and %i bytes, its header ending as no row does', (more) => {
    const header = 'registration_number,candidate_id,exam_code,grade,taken_on\r\n'
    const rows: string[] = []
    for (let length = header.length, at = 0; length < partSize * 2 + more - 120; at++) {
      rows.push(rowsFrom(at, '\n'))
      length += rows.at(-1)!.length
    }
    const rest = partSize * 2 + more - header.length - rows.join('').length
    const last = `${'L'.repeat(rest - rowsFrom(0, '\n').length)}${rowsFrom(0, '\n')}`
    const bytes = bytesOf(header + rows.join('') + last, utf8)
    expect(bytes.byteLength).toBe(partSize * 2 + more)
    for (const size of [partSize, partSize + more, bytes.byteLength]) {
      const { facts, errors, recognised } = readAll(bytes, { kind: 'exams', sizes: [size] })
      expect([facts.length, errors]).toEqual([rows.length + 1, []])
      expect(recognised).toBe('Read as UTF-8, separated by commas, line ends CRLF and LF.')
    }
  })

  test('where one row of a later part ends otherwise, or has a line end too much', () => {
    const header = 'registration_number,candidate_id,exam_code,grade,taken_on\n'
    const rows = Array.from({ length: 2000 }, (_, at) => rowsFrom(at, at === 1500 ? '\r' : '\n'))
    const read = readAll(bytesOf(header + rows.join(''), utf8), { kind: 'exams' })
    expect([read.facts.length, read.rejected]).toEqual([2000, 0])
    rows[1500] = rowsFrom(1500, '\n').replace('pass', 'pa\rss')
    const torn = readAll(bytesOf(header + rows.join(''), utf8), { kind: 'exams' })
    expect([torn.facts.length, torn.rejected]).toEqual([1999, 2])
    expect(torn.errors.map(({ line }) => line)).toEqual([1502, 1503])
  })

  test('where a row ends exactly where what is read at once does', () => {
    const header = 'registration_number,candidate_id,exam_code,grade,taken_on\n'
    for (const end of ['\n', '\r\n']) {
      const row = `A,HARB10000000,200-301,pass,2025-04-01${end}`
      const bytes = bytesOf(header + row + row.replace('A', 'B'), utf8)
      expect(keysOf(readAll(bytes, { kind: 'exams', sizes: [header.length, row.length] }))).toEqual(['A', 'B'])
    }
  })
})

describe('a quotation mark that is never closed takes one row', () => {
  const header = 'registration_number,candidate_id,exam_code,grade,taken_on'
  const row = (key: string) => `${key},HARB10000000,200-301,pass,2025-04-01`
  const rows = (count: number, from = 0) => Array.from({ length: count }, (_, at) => row(`K${from + at}`))
  const open = row('X').replace('X', '"X')

  test.each([
    ['in a small file', 3, 5],
    ['in a large one', 3, 3000],
    ['far into a large one', 3000, 3000],
  ])('%s', (_, before, after) => {
    for (const written of [utf8, { encoding: 'utf-16le', mark: true }] as const) {
      const text = [header, ...rows(before), open, ...rows(after, before)].join('\r\n')
      const read = readAll(bytesOf(text, written), { kind: 'exams' })
      expect(keysOf(read)).toEqual(rows(before + after).map((one) => one.split(',')[0]))
      expect(read.facts.at(-1)?.line).toBe(before + after + 2)
      expect([read.rejected, read.errors]).toEqual([
        1,
        [
          {
            line: before + 2,
            column: 'registration_number',
            message: 'The quotation mark that opens this field is never closed. The rows after it were read.',
          },
        ],
      ])
    }
  })

  test('on the last line, in the middle of a row, and where it is all there is', () => {
    const torn = (text: string) => {
      const { facts, errors } = readAll(bytesOf(`${header}\n${text}`, utf8), { kind: 'exams' })
      return [facts.length, errors.map(({ line, column, message }) => [line, column, message.slice(-20)])]
    }
    expect(torn(`${row('A')}\nB,"HARB1000`)).toEqual([1, [[3, 'candidate_id', 'file seems to be torn.'.slice(-20)]]])
    expect(torn('"A')).toEqual([0, [[2, 'registration_number', 'file seems to be torn.'.slice(-20)]]])
    expect(torn('"A\n')).toEqual([0, [[2, 'registration_number', 'file seems to be torn.'.slice(-20)]]])
    expect(() => readAll(bytesOf(`"${header}\n`, utf8), { kind: 'exams' })).toThrow('Line 1: The quotation mark')
  })
})

describe('the report says how a file was read', () => {
  const header = 'registration_number,candidate_id,exam_code,grade,taken_on'
  const row = 'A,HARB10000000,200-301,pass,2025-04-01'
  const written = (text: string, separator: string) => text.replaceAll(',', separator)

  test.each<[string, string, Written, string]>([
    ['commas', `${header}\n${row}\n`, utf8, 'Read as UTF-8, separated by commas, line ends LF.'],
    ['one line', `${header}\n${row}`, utf8, 'Read as UTF-8, separated by commas, line ends LF.'],
    [
      'a mark',
      `${header}\r\n${row}\r\n`,
      { ...utf8, mark: true },
      'Read as UTF-8 with a byte order mark, separated by commas, line ends CRLF.',
    ],
    ['semicolons', written(`${header}\r${row}\r`, ';'), utf8, 'Read as UTF-8, separated by semicolons, line ends CR.'],
    [
      'bars',
      written(`${header}\n${row}\r\n`, '|'),
      utf8,
      'Read as UTF-8, separated by vertical bars, line ends LF and CRLF.',
    ],
    [
      'tabs',
      written(`${header}\r\n${row}\r\n`, '\t'),
      { encoding: 'utf-16le', mark: true },
      'Read as UTF-16 (little-endian) with a byte order mark, separated by tabs, line ends CRLF.',
    ],
    [
      'no mark',
      `${header}\n${row}\n`,
      { encoding: 'utf-16be', mark: false },
      'Read as UTF-16 (big-endian), separated by commas, line ends LF.',
    ],
    [
      'sep=,',
      `sep=,\r\n${header}\r\n${row}\r\n`,
      utf8,
      'Read as UTF-8, separated by commas, with a sep= line, line ends CRLF.',
    ],
    [
      'sep= saved again',
      `\nSEP=;;;;;\n${written(`${header}\n${row}`, ';')}`,
      { ...utf8, mark: true },
      'Read as UTF-8 with a byte order mark, separated by semicolons, with a sep= line, line ends LF.',
    ],
    [
      'sep= of its own',
      `sep=^\n${written(`${header}\n${row}`, '^')}`,
      utf8,
      'Read as UTF-8, separated by “^”, with a sep= line, line ends LF.',
    ],
    [
      'sep=\\t',
      `sep=\\t\n${written(`${header}\n${row}`, '\t')}`,
      utf8,
      'Read as UTF-8, separated by tabs, with a sep= line, line ends LF.',
    ],
    [
      'sep= that is wrong',
      `sep=;\n${header}\n${row}`,
      utf8,
      'Read as UTF-8, separated by commas, with a sep= line, line ends LF.',
    ],
    [
      'rows of commas',
      `${header}\n${row}\n,,,,\n , ,,,\n"","","","",""\n,,,,,,\n,\n\n`,
      utf8,
      'Read as UTF-8, separated by commas, line ends LF. Left out 5 empty rows.',
    ],
    [
      'empty columns',
      `${header},,\n${row},,\n${row.replace('A', 'B')}\n${row.replace('A', 'C')},,,,`,
      utf8,
      'Read as UTF-8, separated by commas, line ends LF. Left out 2 empty columns.',
    ],
    [
      'a column with many semicolons',
      `${header},a;b;c;d;e;f;g;h\n${row},x\n`,
      utf8,
      'Read as UTF-8, separated by commas, line ends LF.',
    ],
  ])('%s', (_, text, encoding, recognised) => {
    const read = readAll(bytesOf(text, encoding), { kind: 'exams' })
    expect(read.recognised).toBe(recognised)
    expect(read.errors).toEqual([])
    expect(keysOf(read)[0]).toBe('A')
  })

  test('and what is in columns that have no name', () => {
    const read = readAll(bytesOf(`${header},,\n${row},,\n${row.replace('A', 'B')},,note\n`, utf8), { kind: 'exams' })
    expect(keysOf(read)).toEqual(['A', 'B'])
    expect(read.warnings).toEqual([
      'Columns without a name at the end of the header were ignored although they are filled: 1 row on line 3.',
    ])
    const wide = readAll(bytesOf(`${header}\n${row},,note\n`, utf8), { kind: 'exams' })
    expect(wide.errors).toEqual([{ line: 2, column: 'field 6', message: 'This row has 7 fields; the header has 5.' }])
  })

  test('and which results are dated after the last day of their exam, counted through all parts', () => {
    const late = Array.from({ length: 3 }, (_, at) => `L${at},HARB10000000,100-490,pass,2025-04-01`)
    const bytes = bytesOf([header, row, ...late].join('\n'), utf8)
    for (const sizes of [[partSize], [100, 60]])
      expect(readAll(bytes, { kind: 'exams', sizes }).warnings).toEqual([
        'Results of exam 100-490 are dated long after its last day, 2025-02-09: 3 rows, the first on line 3.',
      ])
  })
})

describe('bytes that are no text', () => {
  const header = 'registration_number,candidate_id,exam_code,grade,taken_on\n'
  const row = (key: string) => `${key},HARB10000000,200-301,pass,2025-04-01\n`

  test.each<Written>([
    { encoding: 'utf-16le', mark: true },
    { encoding: 'utf-16be', mark: true },
  ])('are half a pair in $encoding: the row is rejected, and the rows around it go in', (written) => {
    const bytes = bytesOf(`${header}${row('A')}${row('B\uD834')}${row('C𝄞')}${row('\uDD1E')}${row('D')}`, written)
    for (const sizes of [[partSize], [240, 120]]) {
      const read = readAll(bytes, { kind: 'exams', sizes })
      expect(keysOf(read)).toEqual(['A', 'C𝄞', 'D'])
      expect(read.errors.map(({ line, column }) => [line, column])).toEqual([
        [3, 'registration_number'],
        [5, 'registration_number'],
      ])
    }
    const torn = readAll(bytesOf(`${header}${row('A')}${row('B').trim()}`, written).slice(0, -1), { kind: 'exams' })
    expect(keysOf(torn)).toEqual(['A'])
    expect(torn.errors.map(({ line, column }) => [line, column])).toEqual([[3, 'taken_on']])
  })
})

describe('a damaged file', () => {
  const people: [string, string] = ['HARB10000000', 'HARB10000001']

  test('is refused with a sentence, or read to its end, in parts as in one', () => {
    let compared = 0
    const property = fc.property(mutatedFile(people, 'DECK'), fc.integer({ min: 300, max: 900 }), (made, size) => {
      const whole = outcomeOf(made, [partSize])
      const parts = outcomeOf(made, [size, partSize])
      if (typeof whole === 'string') {
        expect(whole).toMatch(/^\S.+\.$/s)
      } else if (typeof parts === 'string') {
        // The first part must hold the header.
        expect(parts).toMatch(/ this row is longer than |^This is no |^The header /)
      } else {
        compared++
        expect(new Set(whole.errors.map(({ line }) => line)).size).toBe(whole.rejected)
        expect(parts).toEqual(whole)
      }
    })
    fc.assert(property, { seed: 20_261_127, numRuns: 1000 })
    expect(compared).toBeGreaterThan(150)
  })

  /** What a file comes to, or why it is refused. */
  function outcomeOf({ kind, bytes }: MutatedFile, sizes: readonly number[]) {
    try {
      return readAll(bytes, { kind, sizes })
    } catch (error) {
      if (error instanceof RefusedFile) return error.message
      throw error
    }
  }
})
