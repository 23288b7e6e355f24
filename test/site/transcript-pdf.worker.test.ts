import { env } from 'cloudflare:workers'
import { describe, expect, test, vi } from 'vitest'
import { findInPdf } from '../../src/checker/pdf.ts'
import { inAll } from '../../src/checker/words.ts'
import { hashOfSecret } from '../../src/adapters/secrets.ts'
import { lettersOf } from '../support/checker.ts'
import { checkOn, siteOf } from '../support/keyed-site.ts'
import { cookieOf, postForm } from '../support/site.ts'
import { good, holder, open, viewsOf } from '../support/transcripts.ts'
import { countTrips } from '../support/trips.ts'

async function shared(more: Record<string, string> = {}, changes: Record<string, string> = {}) {
  const person = await holder()
  const transcript = await person.create(changes)
  const link = await person.share(transcript, more)
  return { ...person, transcript, link, pdf: `${link.path}/pdf` }
}

const kept = async () => (await env.FILES.list({ prefix: 'documents/', limit: 1000 })).objects.map(({ key }) => key)
const startOf = (bytes: Uint8Array) => new TextDecoder('latin1').decode(bytes.slice(0, 5))
const isPdf = async (answer: Response) => startOf(new Uint8Array(await answer.arrayBuffer())) === '%PDF-'

describe('a transcript as PDF', () => {
  test('comes as a file that nobody indexes, is kept once made, and is not sent twice', async () => {
    const { link, pdf } = await shared()
    const before = await kept()
    const first = await open(pdf)
    expect([first.status, first.headers.get('Content-Type')]).toEqual([200, 'application/pdf'])
    expect(first.headers.get('Content-Disposition')).toBe(`attachment; filename="transcript-${link.id}.pdf"`)
    expect(first.headers.get('X-Robots-Tag')).toContain('noindex')
    expect(first.headers.get('Cache-Control')).toBe('private, no-store')
    const bytes = new Uint8Array(await first.arrayBuffer())
    expect(startOf(bytes)).toBe('%PDF-')
    expect(bytes.length).toBeGreaterThan(10_000)
    const added = (await kept()).filter((key) => !before.includes(key))
    // Its badge, the learner record of it, and the paper around both.
    expect(added.map((key) => key.split('/').at(-2)).toSorted()).toEqual(['badge-json-2', 'record-2', 'transcript-2'])

    const put = vi.spyOn(env.FILES, 'put')
    expect(new Uint8Array(await (await open(pdf)).arrayBuffer())).toEqual(bytes)
    expect(put).not.toHaveBeenCalled()
    put.mockRestore()
    const same = await open(pdf, { 'If-None-Match': first.headers.get('ETag')! })
    expect([same.status, await same.text()]).toEqual([304, ''])
  })

  test('carries its learner record: the file that was downloaded is checked like a badge', async () => {
    const { link, pdf, post, transcript } = await shared()
    const file = new Uint8Array(await (await open(pdf)).arrayBuffer())
    const check = async () => checkOn(siteOf(env), file)
    const good = await check()
    expect([good.kind, good.place]).toEqual(['Learner record (CLR)', 'attached to this PDF'])
    expect([good, ...good.inside].map(lettersOf)).toEqual(['yyyyy', 'yyyyy'])
    expect(inAll(good)).toBe(
      'The learner record attached to this PDF is good: issued by this site (test.invalid), unchanged, in date and not revoked. So is the credential in it.',
    )
    const { texts } = await findInPdf(file)
    expect(texts).toEqual([await (await open(`${link.path}/clr`)).text()])
    await post(`/transcripts/${transcript}/disable`)
    expect(inAll(await check())).toMatch(
      /^Ended: the transcript behind the learner record attached to this PDF isn’t shared/,
    )
  })

  test('has none where the transcript hides what its badges would tell, and says what to do instead', async () => {
    const { pdf } = await shared({}, { showsDates: '' })
    const file = new Uint8Array(await (await open(pdf)).arrayBuffer())
    await expect(findInPdf(file)).rejects.toThrow(/carries no credential/)
  })

  test('is on the paper of the country it is read in', async () => {
    const { pdf } = await shared()
    const sizeIn = async (country: string) => {
      const text = new TextDecoder('latin1').decode(await (await open(pdf, { 'CF-IPCountry': country })).arrayBuffer())
      return /MediaBox \[ ?0 0 ([\d.]+ [\d.]+)/.exec(text)?.[1]
    }
    expect([await sizeIn('JP'), await sizeIn('US')]).toEqual(['595.276 841.89', '612 792'])
  })

  test('is made anew when it says something else', async () => {
    const { pdf, post, transcript } = await shared()
    const tag = async () => (await open(pdf)).headers.get('ETag')
    const first = await tag()
    await post(`/transcripts/${transcript}`, { ...good, remarks: 'Other words' })
    expect(await tag()).not.toBe(first)
  })

  test('is two trips to the database, and counts as the page does: once for a person and half hour', async () => {
    const { link, pdf, transcript, Cookie } = await shared()
    const same = { 'CF-Connecting-IP': '192.0.2.40' }
    await open(pdf, { Cookie })
    await open(pdf, same, 'HEAD')
    expect(await viewsOf(transcript, 0)).toBe(0)
    await open(pdf, same)
    await open(link.path, same)
    await open(pdf)
    expect(await viewsOf(transcript, 2)).toBe(2)
    expect(await countTrips(env.DB, async () => void (await open(pdf, { Cookie })))).toBe(2)
    const days = await shared({}, { showsDates: '' })
    await open(days.pdf, { Cookie: days.Cookie })
    // There is no learner record to look for.
    expect(await countTrips(env.DB, async () => void (await open(days.pdf, { Cookie: days.Cookie })))).toBe(1)
  })

  test('is none where the page is none: ended, disabled, deleted, expired, after a No, unknown', async () => {
    const closings: ((one: Awaited<ReturnType<typeof shared>>) => Promise<unknown>)[] = [
      ({ post, transcript, link }) => post(`/transcripts/${transcript}/shares/${link.id}/end`),
      ({ post, transcript }) => post(`/transcripts/${transcript}/disable`),
      ({ post, transcript }) => post(`/transcripts/${transcript}/delete`),
      ({ transcript }) =>
        env.DB.prepare("update transcripts set expires_on = '2026-01-01' where id = ?").bind(transcript).run(),
      ({ answer }) => answer('no'),
    ]
    for (const close of closings) {
      const one = await shared()
      expect(await isPdf(await open(one.pdf))).toBe(true)
      await close(one)
      const shut = await open(one.pdf)
      expect([shut.status, await isPdf(shut)]).toEqual([404, false])
      expect((await open(`${one.link.path}?format=json`)).status).toBe(404)
    }
    expect((await open('/transcript/ZZZZZZZZZZZZZZZZ/pdf')).status).toBe(404)
  })

  test('asks for the code where the page does, and comes with the proof', async () => {
    const { link, pdf, transcript } = await shared({ withCode: 'yes' })
    const before = await kept()
    const shut = await open(pdf)
    expect(shut.headers.get('Content-Type')).toContain('text/html')
    expect(await shut.text()).not.toMatch(/Hana|%PDF/)
    const data = await open(`${link.path}?format=json`)
    expect([data.status, (await data.text()).includes('Hana')]).toEqual([403, false])
    expect(await kept()).toEqual(before)
    expect(await viewsOf(transcript, 0)).toBe(0)
    const Cookie = cookieOf(await postForm(`${link.path}/code`, {}, {}))
    expect(await isPdf(await open(pdf, { Cookie }))).toBe(false)
    await env.DB.prepare("update share_proofs set proved_until = '2099-01-01' where hash = ?")
      .bind(await hashOfSecret(Cookie.split('=')[1]!))
      .run()
    expect(await isPdf(await open(pdf, { Cookie }))).toBe(true)
  })

  test('comes with 5,000 characters of remarks in many scripts and with steering characters', async () => {
    const { pdf, transcript } = await shared()
    const remarks = '<b>\u202ereference\u0007</b>\n渡辺 أمينة '.repeat(200).slice(0, 5000)
    await env.DB.prepare('update transcripts set remarks = ? where id = ?').bind(remarks, transcript).run()
    expect(await isPdf(await open(pdf))).toBe(true)
  })
})

test('the page leads to the PDF and to its data, and both answer what they say', async () => {
  const { link, pdf } = await shared()
  const html = await (await open(link.path)).text()
  expect(html).toContain(`<a href="${pdf}">PDF</a>`)
  expect(html).toContain(`<a href="${link.path}?format=json">Digital record (JSON)</a>`)
  const [asked, accepted] = [
    await open(`${link.path}?format=json`),
    await open(link.path, { Accept: 'application/json' }),
  ]
  expect(asked.headers.get('Content-Type')).toContain('application/json')
  expect(asked.headers.get('X-Robots-Tag')).toContain('noindex')
  expect(await asked.json()).toEqual(await accepted.json())
})
