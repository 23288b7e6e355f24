import { expect, test } from 'vitest'
import { addMonths, dayOf } from '../../src/core/calendar.ts'
import { program as neutral } from '../programs/neutral/index.ts'
import { newCandidate, origin, postForm, signIn, visit } from '../support/site.ts'

const today = dayOf(new Date(), neutral.timeZone)

/** The tags by which others show a link, by their names. */
function tagsOf(html: string): ReadonlyMap<string, string> {
  const head = html.slice(0, html.indexOf('<body>'))
  const tags = head.matchAll(/<meta (?:name|property)="([^"]+)" content="([^"]*)"/g)
  return new Map([...tags].map(([, name, content]) => [name!, content!]))
}

async function holder() {
  const id = await newCandidate({ '200-301': addMonths(today, -5) })
  const Cookie = await signIn(id)
  const answers = Object.fromEntries(neutral.questions.map(({ code }) => [code, 'yes']))
  await postForm('/personal-info/settings', answers, { Cookie })
  const get = async (path: string) => (await visit(path, { headers: { Cookie } })).text()
  return { id, Cookie, get }
}

async function sharedTranscript({ Cookie, get }: Awaited<ReturnType<typeof holder>>): Promise<string> {
  const fields = { description: 'For Kim', expires: 'never', names: 'latin', choice: 'active' }
  await postForm('/transcripts', fields, { Cookie })
  const [, own] = /href="(\/transcripts\/[0-9A-Z]+)"/.exec(await get('/transcripts'))!
  await postForm(`${own}/open-link/open`, {}, { Cookie })
  return /\/transcript\/[0-9A-Z]{16}/.exec(await get(own!))![0]
}

test('pages that others see have a title, a description and a picture, and no name in them', async () => {
  const one = await holder()
  const [, code] = /\/verify\/([0-9A-Z]{16})/.exec(await one.get('/certifications/DECK'))!
  const [badge] = /\/badges\/[0-9A-Z]{16}/.exec(await one.get('/digital-badges'))!
  const pages = [`/verify/${code}`, badge, await sharedTranscript(one), '/achievements/DECK']
  for (const path of pages) {
    const html = await (await visit(path)).text()
    const tags = tagsOf(html)
    expect(tags.get('og:image'), path).toBe(`${origin}/achievements/DECK/image.png`)
    expect(tags.get('og:url')).toBe(origin + path)
    expect(tags.get('og:title')!.length).toBeGreaterThan(3)
    expect(tags.get('description')).toBe(tags.get('og:description'))
    expect([...tags.values()].join(' ')).not.toContain(one.id)
  }
  expect(tagsOf(await (await visit(`/verify/${code}`)).text()).get('og:title')).toBe('Active: DECK')
})

test('a page that shows nothing has no preview, nor has a page of somebody’s own', async () => {
  const { get } = await holder()
  for (const html of [await (await visit('/verify/BBBBBBBBBBBBBBBB')).text(), await get('/home')])
    expect([...tagsOf(html).keys()].filter((name) => name.startsWith('og:'))).toEqual([])
})

test('the site has a manifest, named as the program is', async () => {
  const answer = await visit('/manifest.webmanifest')
  expect(answer.headers.get('Content-Type')).toContain('application/manifest+json')
  expect(await answer.json()).toMatchObject({ name: neutral.name, start_url: '/home' })
  expect((await visit('/home', { redirect: 'manual' })).headers.get('Content-Security-Policy')).toContain(
    "manifest-src 'self'",
  )
})
