import { env } from 'cloudflare:workers'
import { describe, expect, test } from 'vitest'
import { hashOfSecret } from '../../src/adapters/secrets.ts'
import { sweep } from '../../src/work/sweep.ts'
import { mailsTo } from '../support/mail.ts'
import { newToken, cookieOf, postForm, visit } from '../support/site.ts'
import { browser, holder, open, plain, viewsOf } from '../support/transcripts.ts'

async function shared(more: Record<string, string> = {}) {
  const person = await holder()
  const transcript = await person.create()
  return { ...person, transcript, link: await person.share(transcript, more) }
}

/** Gives what is counted after the answer the time it takes. */
const settled = () => new Promise((resolve) => setTimeout(resolve, 60))

describe('a view', () => {
  test('is counted once for a person and half hour, again for another, and the owner reads when', async () => {
    const { transcript, link, list, get } = await shared()
    const [one, other] = ['192.0.2.1', '192.0.2.2']
    for (const address of [one, one, other, one]) await open(link.path, { 'CF-Connecting-IP': address })
    await open(link.path, { 'CF-Connecting-IP': one, 'User-Agent': browser.replace('Firefox', 'Other') })
    expect(await viewsOf(transcript, 3)).toBe(3)
    expect(await list()).toMatchObject([{ views: 3, lastViewedAt: expect.stringMatching(/T\d\d:[03]0:00/) as string }])
    const html = plain(await (await get(`/transcripts/${transcript}`)).text())
    expect(html).toContain('Viewed 3 times in the last 30 days.')
    expect(html).toMatch(/Opened: 3 Last opened: \d{4}-\w{3}-\d{2}, \d\d:[03]0 to \d\d:[03]0 UTC/)
  })

  test('is one however often it is opened at once', async () => {
    const { transcript, link } = await shared()
    const same = { 'CF-Connecting-IP': '192.0.2.9' }
    await Promise.all(Array.from({ length: 30 }, () => open(link.path, same)))
    await settled()
    expect(await viewsOf(transcript, 1)).toBe(1)
  })

  test('is one for each of many people at once', async () => {
    const { transcript, link } = await shared()
    await Promise.all(Array.from({ length: 200 }, () => open(link.path)))
    expect(await viewsOf(transcript, 200)).toBe(200)
  })

  test.each<[string, Record<string, string>, string?]>([
    ['a request for the head alone', {}, 'HEAD'],
    ['a page loaded in advance', { 'Sec-Purpose': 'prefetch;prerender' }],
    ['an older browser’s preview', { 'X-Purpose': 'preview' }],
    ['a search engine', { 'User-Agent': 'Mozilla/5.0 (compatible; Googlebot/2.1; +http://www.google.com/bot.html)' }],
    ['a chat’s preview', { 'User-Agent': 'WhatsApp/2.23.20.0' }],
    ['a network’s preview', { 'User-Agent': 'facebookexternalhit/1.1' }],
    ['another network’s preview', { 'User-Agent': 'LinkedInBot/1.0 (compatible; Mozilla/5.0)' }],
    ['a script', { 'User-Agent': 'curl/8.5.0' }],
    ['somebody without a browser', { 'User-Agent': '' }],
  ])('is none of %s', async (_, headers, method) => {
    const { transcript, link } = await shared()
    expect((await open(link.path, headers, method)).status).toBe(200)
    await settled()
    expect(await viewsOf(transcript, 0)).toBe(0)
  })

  test('is none of the owner, and none of a link that is closed', async () => {
    const { transcript, link, Cookie, get, post } = await shared()
    expect((await open(link.path, { Cookie })).status).toBe(200)
    await get(`/transcripts/${transcript}/view`)
    await post(`/transcripts/${transcript}/disable`)
    await open(link.path)
    await settled()
    expect(await viewsOf(transcript, 0)).toBe(0)
  })

  test('leaves no address; key and hash are gone after a day, the count stays for two years', async () => {
    const { transcript, link } = await shared()
    await open(link.path, { 'CF-Connecting-IP': '192.0.2.77' })
    expect(await viewsOf(transcript, 1)).toBe(1)
    const row = () => env.DB.prepare('select * from transcript_views where transcript_id = ?').bind(transcript).first()
    expect(JSON.stringify(await row())).not.toContain('192.0.2')
    expect((await row())!.viewer_hash).toMatch(/^[\w-]{43}$/)
    const later = (days: number) => new Date(Date.now() + days * 86_400_000)
    const keys = () => env.DB.prepare('select count(*) as count from view_keys').first('count')
    await sweep(env, new Date())
    expect((await row())!.viewer_hash).not.toBeNull()
    await env.DB.prepare("update transcript_views set seen_at = '2026-01-01T00:00:00.000Z' where transcript_id = ?")
      .bind(transcript)
      .run()
    await sweep(env, new Date())
    expect((await row())!.viewer_hash).toBeNull()
    expect(await keys()).toBe(1)
    await env.DB.prepare("update view_keys set day = '2026-01-01'").run()
    await sweep(env, new Date())
    expect(await keys()).toBe(0)
    await env.DB.prepare('update transcript_views set seen_at = ? where transcript_id = ?')
      .bind(later(-740).toISOString(), transcript)
      .run()
    await sweep(env, new Date())
    expect(await row()).toBeNull()
  })
})

test('“Who saw me” lists openings, codes looked up, reads by tokens and what was said, as page and JSON', async () => {
  const { id, transcript, link, get, answer, post } = await shared()
  const seen = async () =>
    (await get('/transcripts/who-saw-me', { Accept: 'application/json' })).json<
      Record<string, Record<string, string>[]>
    >()
  expect(await seen()).toEqual({ views: [], checks: [], reads: [], changes: [], consent: [] })
  expect(plain(await (await get('/transcripts/who-saw-me')).text())).toContain('Nobody has viewed your record')
  await answer('yes')
  await open(link.path)
  await viewsOf(transcript, 1)
  const code = await env.DB.prepare('select code from codes where candidate_id = ?').bind(id).first<string>('code')
  await open(`/verify/${code}`)
  await visit(`/api/v1/candidates/${id}/standing`, { headers: { Authorization: `Bearer ${await newToken()}` } })
  await settled()
  expect(await seen()).toMatchObject({
    views: [{ transcript: 'For Northwind', by: link.to }],
    checks: [{ certification: 'DECK' }],
    reads: [{ by: 'test' }],
    consent: [{ answer: 'yes' }],
  })
  await post(`/transcripts/${transcript}/delete`)
  expect(await seen()).toMatchObject({ views: [{ transcript: 'A deleted transcript' }] })
})

describe('a link for one recipient alone', () => {
  const ask = (path: string, Cookie = '') => postForm(`${path}/code`, {}, { Cookie })
  const enter = (path: string, code: string, Cookie: string) => postForm(`${path}/proof`, { code }, { Cookie })
  const codeFor = async (to: string) => {
    const mails = (await mailsTo(to)).filter(({ subject }) => subject === 'Your code for a transcript')
    return /Code: (\d{6})/.exec(mails.at(-1)!.text)![1]!
  }

  test('opens with the code that goes to them, in the browser that asked, and is counted then', async () => {
    const { link, transcript } = await shared({ withCode: 'yes' })
    expect(link.mail.text).toContain('It asks for a code')
    const shut = await open(link.path)
    expect(shut.status).toBe(200)
    expect(await shut.text()).not.toContain('Hana')
    expect((await open(link.path, { Accept: 'application/json' })).status).toBe(403)
    expect((await mailsTo(link.to)).length).toBe(1)

    const asked = await ask(link.path)
    expect([asked.status, asked.headers.get('Location')]).toEqual([303, link.path])
    const Cookie = cookieOf(asked)
    expect(asked.headers.getSetCookie()[0]).toMatch(
      /^__Host-transcript-\w{16}=[\w-]{43};.*HttpOnly; Secure; SameSite=Lax/,
    )
    const code = await codeFor(link.to)
    expect((await enter(link.path, code, '')).status).toBe(422)
    expect((await enter(link.path, code, Cookie.replace(/.$/, 'x'))).status).toBe(422)
    expect((await enter(link.path, ` ${code.slice(0, 3)} ${code.slice(3)}`, Cookie)).status).toBe(303)
    expect(await viewsOf(transcript, 0)).toBe(0)
    expect(await (await open(link.path, { Cookie })).text()).toContain('Hana')
    expect(await (await open(link.path)).text()).not.toContain('Hana')
    expect(await viewsOf(transcript, 1)).toBe(1)
    const kept = await env.DB.prepare('select * from share_proofs where share_id = ?').bind(link.id).first()
    expect(JSON.stringify(kept)).not.toContain(code)
    const outbox = await env.DB.prepare('select data from outbox where recipient = ?').bind(link.to).all()
    expect(JSON.stringify(outbox.results)).not.toContain(code)
    expect(JSON.stringify(outbox.results)).not.toContain(link.id)
  })

  test('proves nothing for another link, and nothing after twelve hours', async () => {
    const { link, transcript, share } = await shared({ withCode: 'yes' })
    const other = await share(transcript, { withCode: 'yes' })
    const Cookie = cookieOf(await ask(link.path))
    await enter(link.path, await codeFor(link.to), Cookie)
    const renamed = Cookie.replace(link.id, other.id)
    expect(await (await open(other.path, { Cookie: renamed })).text()).not.toContain('Hana')
    const hash = await hashOfSecret(Cookie.split('=')[1]!)
    const proof = await env.DB.prepare('select proved_until, ends_at from share_proofs where hash = ?')
      .bind(hash)
      .first<{
        proved_until: string
      }>()
    expect(Math.round((Date.parse(proof!.proved_until) - Date.now()) / 3_600_000)).toBe(12)
    await env.DB.prepare("update share_proofs set proved_until = '2026-01-01' where hash = ?").bind(hash).run()
    expect(await (await open(link.path, { Cookie })).text()).not.toContain('Hana')
  })

  test('takes five tries, also all at once, and then not the right one either', async () => {
    const { link } = await shared({ withCode: 'yes' })
    const Cookie = cookieOf(await ask(link.path))
    const code = await codeFor(link.to)
    const wrong = String((Number(code) + 1) % 1_000_000).padStart(6, '0')
    await Promise.all(Array.from({ length: 8 }, () => enter(link.path, wrong, Cookie)))
    const late = await enter(link.path, code, Cookie)
    expect(late.status).toBe(422)
    expect(await late.text()).toContain('too many wrong tries')
    expect(await (await open(link.path, { Cookie })).text()).not.toContain('Hana')
  })

  test('sends five codes a day, then tells the owner, once', async () => {
    const { id, link } = await shared({ withCode: 'yes' })
    const answers = await Promise.all(Array.from({ length: 8 }, () => ask(link.path)))
    expect(answers.filter(({ status }) => status === 303)).toHaveLength(5)
    expect(answers.filter(({ status }) => status === 422)).toHaveLength(3)
    const codes = (await mailsTo(link.to)).filter(({ subject }) => subject === 'Your code for a transcript')
    expect(codes).toHaveLength(5)
    const told = (await mailsTo(`${id}@example.com`)).filter(({ subject }) => subject === 'Many codes were asked for')
    expect(told).toHaveLength(1)
  })

  test('sends no code for a link that is closed, unknown, or has none', async () => {
    const { link, transcript, share, post } = await shared({ withCode: 'yes' })
    const plainLink = await share(transcript)
    for (const path of [plainLink.path, '/transcript/ZZZZZZZZZZZZZZZZ']) {
      expect((await ask(path)).status).toBe(404)
      expect((await enter(path, '123456', '')).status).toBe(404)
    }
    await post(`/transcripts/${transcript}/shares/${link.id}/end`)
    expect((await ask(link.path)).status).toBe(404)
    expect(await mailsTo(link.to)).toHaveLength(1)
  })
})
