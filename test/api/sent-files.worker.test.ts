import { env } from 'cloudflare:workers'
import { describe, expect, test } from 'vitest'
import { bytesOf, type Written } from '../support/written.ts'
import {
  feedName,
  newCandidate,
  newCandidateId,
  newToken,
  postFeed,
  type Report,
  sendFeed,
  visit,
} from '../support/site.ts'

const header = 'registration_number,candidate_id,exam_code,grade,taken_on'
const utf8: Written = { encoding: 'utf-8', mark: false }

function send(token: string, kind: string, text: string, written = utf8): Promise<Report> {
  const body = bytesOf(text, written)
  return sendFeed(token, feedName(kind), body, { 'Content-Length': String(body.byteLength) })
}

const row = (id: string, key: string, day = '2026-05-01') => `${key}${id},${id},200-301,pass,${day}`

describe('a file is taken in as people send it', () => {
  test.each<[string, (id: string) => string, Written, object]>([
    [
      'its header ends CR LF, its rows LF',
      (id) => `${header}\r\n${row(id, 'A')}\n${row(id, 'B')}\n${row(id, 'C')}\n`,
      utf8,
      { accepted: 3, recognised: 'Read as UTF-8, separated by commas, line ends CRLF and LF.' },
    ],
    [
      'with semicolons',
      (id) => `${header}\r\n${row(id, 'A')}\r\n`.replaceAll(',', ';'),
      utf8,
      { accepted: 1, recognised: 'Read as UTF-8, separated by semicolons, line ends CRLF.' },
    ],
    [
      'as Unicode text of a spreadsheet',
      (id) => `${header}\r\n${row(id, 'A')}\r\n`.replaceAll(',', '\t'),
      { encoding: 'utf-16le', mark: true },
      {
        accepted: 1,
        recognised: 'Read as UTF-16 (little-endian) with a byte order mark, separated by tabs, line ends CRLF.',
      },
    ],
    [
      'with a line that names the separator',
      (id) => `sep=,\r\n${header}\r\n${row(id, 'A')}\r\n`,
      utf8,
      { accepted: 1, recognised: 'Read as UTF-8, separated by commas, with a sep= line, line ends CRLF.' },
    ],
    [
      'with rows of nothing but commas',
      (id) => `${header}\n${row(id, 'A')}\n,,,,\n,,,,\n,,,,\n`,
      utf8,
      { accepted: 1, recognised: 'Read as UTF-8, separated by commas, line ends LF. Left out 3 empty rows.' },
    ],
    [
      'its header in words, with empty columns at its end',
      (id) => `Registration Number,CANDIDATE-ID,Exam Code,Grade,Taken On,,\n${row(id, 'A')},,\n`,
      utf8,
      { accepted: 1, recognised: 'Read as UTF-8, separated by commas, line ends LF. Left out 2 empty columns.' },
    ],
  ])('%s', async (_, text, written, wanted) => {
    const token = await newToken()
    const id = await newCandidate()
    const report = await send(token, 'exams', text(id), written)
    expect(report).toMatchObject({ state: 'done', reason: null, rejected: 0, errors: [], warnings: [], ...wanted })
    const kept = JSON.parse((await (await env.FILES.get(`imports/${report.id}.json`))!.text()) as string) as object
    expect(Object.entries(kept)[0]).toEqual(['recognised', (report as unknown as { recognised: string }).recognised])
    expect(kept).toMatchObject({ state: 'done', ...wanted })
  })

  test.each(['\n', '\r\n', '\r'])(
    'in hundreds of kilobytes as in one, whatever ends its header and a row amid it (%j)',
    async (end) => {
      const token = await newToken()
      const id = await newCandidate()
      const rows = Array.from({ length: 2500 }, (_, at) => row(id, `${at}-`))
      const text = `sep=;\n${header}${end}${rows.map((one, at) => one + (at === 1777 ? end : '\n')).join('')}`
      const report = await send(token, 'exams', text.replaceAll(',', ';'), { encoding: 'utf-16be', mark: true })
      expect(report).toMatchObject({ state: 'done', rows: 2500, accepted: 2500, rejected: 0 })
    },
  )
})

describe('rejected with a sentence is', () => {
  test('a registration number that a spreadsheet has rounded, once for each row', async () => {
    const token = await newToken()
    const ids = [newCandidateId(), newCandidateId(), newCandidateId()]
    const rows = ids.map((id) => `4.30E+08,${id},200-301,pass,2026-05-01`)
    const report = await send(token, 'exams', [header, ...rows, ''].join('\n'))
    expect(report).toMatchObject({ state: 'done', rows: 3, accepted: 0, unmatched: 0, rejected: 3 })
    expect(report.errors.map(({ column, message }) => [column, message])).toEqual(
      ids.map(() => [
        'registration_number',
        '“4.30E+08” is a number that a spreadsheet has rounded. Format the column as text and enter the keys as they were.',
      ]),
    )
  })

  test('an address that no mail can be sent to', async () => {
    const token = await newToken()
    const addresses = ['"""Foo""<foo@example.com>"', 'a@b', '"a@example.com,b"', 'a@example.com;', 'n/a@n/a']
    const rows = addresses.map((address) => `${newCandidateId()},T,E,${address}`)
    const report = await send(token, 'candidates', ['candidate_id,first_name,last_name,email', ...rows, ''].join('\n'))
    expect(report).toMatchObject({ rows: 5, accepted: 0, rejected: 5 })
    expect(report.errors.map(({ message }) => message.replace(/^“.+”/, ''))).toEqual(
      addresses.map(() => ' is not an email address such as name@example.com.'),
    )
  })

  test('a code that the site has given to somebody else; their own stays as it is', async () => {
    const token = await newToken()
    const [holder, other] = [await newCandidate({ '200-301': '2025-04-01' }), await newCandidate()]
    const codeOf = () =>
      env.DB.prepare('select code, candidate_id, certification, issued_at from codes where candidate_id = ?').bind(
        holder,
      )
    const before = (await codeOf().all<{ code: string; certification: string }>()).results
    const { code, certification } = before[0]!
    const columns = 'verification_code,candidate_id,certification,issued_on'
    const rows = [other, holder].map((id) => `${code.toLowerCase()},${id},${certification},2025-04-01`)
    const report = await send(
      token,
      'certificates',
      [columns, ...rows, `OLD${other},${other},DECK,2020-01-01`, ''].join('\n'),
    )
    expect(report).toMatchObject({ rows: 3, accepted: 2, updated: 0, rejected: 1 })
    expect(report.errors).toEqual([
      {
        line: 2,
        column: 'verification_code',
        message: 'The site has given this code to another candidate. Check the code and the candidate_id.',
      },
    ])
    expect((await codeOf().all()).results).toEqual(before)
  })
})

test('a file of a later moment than any clock shows is refused, and one of now is not', async () => {
  const token = await newToken()
  const name = (hours: number) => {
    const stamp = new Date(Date.now() + hours * 3_600_000).toISOString().replaceAll(/[-:]|\.\d+Z/g, '')
    return `exams-${stamp.replace('T', '-')}.csv`
  }
  for (const late of ['exams-26261111-000000.csv', name(14.01)]) {
    const answer = await postFeed(token, late, `${header}\n`)
    expect([late, answer.status]).toEqual([late, 422])
    const message = expect.stringMatching(
      /^By its name, the file was made at \d{4}-\d\d-\d\d \d\d:\d\d:\d\d UTC, which is in the future\. Name it after the moment it was made, in UTC\.$/,
    ) as string
    expect(await answer.json()).toMatchObject({ detail: message, errors: [{ field: 'name', message }] })
  }
  for (const early of [name(0), name(13.9)]) expect((await postFeed(token, early, `${header}\n`)).status).toBe(202)
  const list = await visit('/api/v1/imports', { headers: { Authorization: `Bearer ${token}` } })
  expect(await list.text()).not.toContain('2626')
})
