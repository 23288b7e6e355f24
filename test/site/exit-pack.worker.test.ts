import { unzipSync } from 'fflate'
import { describe, expect, test } from 'vitest'
import { checkFile } from '../../src/checker/check.ts'
import { gradeOf } from '../../src/checker/grade.ts'
import { badgeHolder } from '../support/badges.ts'
import { newCandidate, origin, signIn, visit } from '../support/site.ts'

const address = '/personal-info/data/certifications.zip'
const textOf = (bytes: Uint8Array) => new TextDecoder().decode(bytes)

interface Pack {
  readonly origin: string
  readonly timeZone: string
  readonly files: readonly { readonly path: string; readonly base64: string }[]
  readonly documents: Readonly<Record<string, { readonly type: string; readonly text: string }>>
}

async function unpack(answer: Response): Promise<Readonly<Record<string, Uint8Array>>> {
  expect([answer.status, answer.headers.get('Content-Type')]).toEqual([200, 'application/zip'])
  return unzipSync(new Uint8Array(await answer.arrayBuffer()))
}

const packIn = (page: string) =>
  JSON.parse(/<script type="application\/json" id="pack">([^<]*)<\/script>/.exec(page)![1]!) as Pack

/** As the page in the pack does, without asking anybody. */
async function check({ origin: from, timeZone, documents }: Pack, bytes: Uint8Array<ArrayBuffer>): Promise<string> {
  const result = await checkFile(bytes, {
    now: new Date(),
    own: from,
    timeZone,
    allowed: new Set([new URL(from).host]),
    fetch: (url, question) =>
      question === undefined && documents[new URL(url).pathname]
        ? Promise.resolve({ status: 200, ...documents[new URL(url).pathname]! })
        : Promise.reject(new Error('offline')),
  })
  return result.ok ? gradeOf(result.checked) : result.sentence
}

describe('an exit pack', () => {
  test('holds badges, certificates, history and status lists, and a page that checks them without the internet', async () => {
    const { id, get } = await badgeHolder('yes', { first: 'Hana', last: '</script><b>Sato' })
    const files = await unpack(await get(address))
    expect(Object.keys(files)).toEqual(
      expect.arrayContaining([
        'badges/DECK/badge.json',
        'badges/DECK/badge.jwt',
        'certificates/DECK.pdf',
        'history/history.json',
        'history/facts-exams.csv',
        'history/holdings.csv',
        'status/did.json',
        'status/1.json',
        'status/badge-DECK.json',
      ]),
    )
    expect(JSON.parse(textOf(files['history/history.json']!))).toMatchObject({ candidateId: id })
    const page = textOf(files['index.html']!)
    expect(page).not.toContain('<b>Sato')
    expect(page.match(/<\/script>/g)).toHaveLength(2)
    expect(page).not.toMatch(/__[A-Z]+__/)
    const pack = packIn(page)
    expect(pack.origin).toBe(origin)
    for (const { path, base64 } of pack.files) {
      const bytes: Uint8Array<ArrayBuffer> = Uint8Array.from(atob(base64), (sign) => sign.charCodeAt(0))
      expect([path, await check(pack, bytes)]).toEqual([path, 'good'])
      if (path.endsWith('.json'))
        expect(
          await check(pack, Uint8Array.from(new TextEncoder().encode(textOf(bytes).replace('DECK', 'DECX')))),
        ).toBe('bad')
    }
    expect(pack.files.length).toBeGreaterThan(1)
  })

  test('of somebody who holds nothing has their history, and is nobody else’s', async () => {
    const Cookie = await signIn(await newCandidate())
    const files = await unpack(await visit(address, { headers: { Cookie } }))
    expect(Object.keys(files)).toEqual(expect.arrayContaining(['history/history.json', 'index.html']))
    expect(Object.keys(files).some((name) => name.startsWith('badges/'))).toBe(false)
    expect((await visit(address)).status).toBe(303)
  })
})
