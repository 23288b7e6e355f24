import { env } from 'cloudflare:workers'
import { describe, expect, test } from 'vitest'
import { packOf } from '../../src/adapters/packed-files.ts'
import { addMonths, dayOf } from '../../src/core/calendar.ts'
import { program as neutral } from '../programs/neutral/index.ts'
import { newCandidate, postForm, signIn, visit } from '../support/site.ts'
import { countTrips } from '../support/trips.ts'

const today = dayOf(new Date(), neutral.timeZone)
const file = '/certifications/logos/deck-512-light.svg'
const afterwards = '/certifications/logos?accepted=deck-512-light.svg'
const guidelines = '/testing-history/agreements/LOGO/V1'

async function holder() {
  const id = await newCandidate({ '200-301': addMonths(today, -12) })
  const Cookie = await signIn(id)
  const get = (path: string, headers = {}) => visit(path, { headers: { Cookie, ...headers } })
  const accept = (next: string) => postForm(guidelines, { accept: 'yes', next }, { Cookie })
  return { get, accept }
}

const put = () =>
  env.FILES.put(
    'art/deck',
    packOf([
      { name: 'deck-32-light.png', bytes: new TextEncoder().encode('small') },
      { name: 'deck-512-light.svg', bytes: new TextEncoder().encode('<svg/>') },
    ]),
  )

/** The names of the files in an archive. */
async function namesIn(answer: Response): Promise<string[]> {
  const text = new TextDecoder('latin1').decode(await answer.arrayBuffer())
  return [...new Set(text.match(/[a-z\d-]+\/[a-z\d.-]+\.(?:txt|png|svg)/g))]
}

describe('logos', () => {
  test('are shown on their grounds, and come one by one, all of one in a ZIP file, or all in one', async () => {
    await put()
    const { get, accept } = await holder()
    const html = await (await get('/certifications/logos')).text()
    for (const variant of ['light', 'dark', 'mono'])
      expect(html).toContain(`class="ground ${variant}" src="/achievements/DECK/logo-${variant}.png"`)
    const first = await get('/certifications/logos/deck.zip')
    expect(first.headers.get('Location')).toContain(encodeURIComponent('accepted=deck.zip'))
    await accept('/home')
    const one = await get('/certifications/logos/deck.zip')
    expect(one.headers.get('Content-Disposition')).toBe('attachment; filename="deck.zip"')
    expect(await namesIn(one)).toEqual([
      'deck/alternative-text.txt',
      'deck/deck-32-light.png',
      'deck/deck-512-light.svg',
    ])
    expect(await namesIn(await get('/certifications/logos/all-logos.zip'))).toHaveLength(3)
    expect((await get('/certifications/logos/mate-ent.zip')).status).toBe(404)
  })

  test('have pictures that anyone may see', async () => {
    await env.FILES.put('art/deck', packOf([{ name: 'deck-96-dark.png', bytes: new TextEncoder().encode('png') }]))
    const answer = await visit('/achievements/DECK/logo-dark.png')
    expect([answer.status, answer.headers.get('Content-Type'), (await answer.arrayBuffer()).byteLength]).toEqual([
      200,
      'image/png',
      3,
    ])
    expect((await visit('/achievements/DECK/logo-mono.png')).status).toBe(503)
    expect((await visit('/achievements/NONE/logo-dark.png')).status).toBe(404)
    expect((await visit('/achievements/DECK/logo-blue.png')).status).toBe(404)
  })

  test('are those of what is held today, with their alternative text', async () => {
    const { get } = await holder()
    const html = await (await get('/certifications/logos')).text()
    expect(html).toContain('1 logo available.')
    expect(html).toContain(`href="${file}"`)
    expect(html).toContain('Logo: Harbour Certified Network Deckhand, level Deckhand')
    expect(html).not.toContain('mate-ent')
    expect(await (await get('/certifications')).text()).toContain('href="/certifications/logos#DECK"')
    const json = await (
      await get('/certifications/logos', { Accept: 'application/json' })
    ).json<{ logos: { code: string; files: object[] }[] }>()
    expect(json.logos.map(({ code }) => code)).toEqual(['DECK'])
    expect(json.logos[0]!.files).toHaveLength(27)
  })

  test('ask for the guidelines first, then come as a file that no page shows', async () => {
    await put()
    const { get, accept } = await holder()
    const first = await get(file)
    expect(first.headers.get('Location')).toBe(`${guidelines}?next=${encodeURIComponent(afterwards)}`)
    expect((await accept(afterwards)).headers.get('Location')).toBe(afterwards)
    const answer = await get(file)
    expect(answer.status).toBe(200)
    expect(answer.headers.get('Content-Type')).toBe('image/svg+xml')
    expect(answer.headers.get('Content-Disposition')).toBe('attachment; filename="deck-512-light.svg"')
    expect(answer.headers.get('Content-Security-Policy')).toBe("default-src 'none'; sandbox")
    expect(await answer.text()).toBe('<svg/>')
    const again = await get(file, { 'If-None-Match': answer.headers.get('ETag')! })
    expect(again.status).toBe(304)
  })

  test('lead to the guidelines as to a page, and once these are accepted to the files', async () => {
    const { get, accept } = await holder()
    const before = await (await get(afterwards)).text()
    expect(before).toContain(`<a href="${file}">SVG`)
    expect(before).not.toContain('svg" download')
    expect(before).not.toContain('Guidelines accepted')
    await accept(afterwards)
    const after = await (await get(afterwards)).text()
    expect(after).toMatch(new RegExp(`Guidelines accepted.*<a href="${file}" download[^>]*>deck-512-light.svg`, 's'))
    expect(after.match(new RegExp(`<a href="${file}" download`, 'g'))).toHaveLength(2)
    expect(await (await get('/certifications/logos')).text()).not.toContain('Guidelines accepted')
    expect(await (await get('/certifications/logos?accepted=capt-512-light.svg')).text()).not.toContain('capt-512')
  })

  test.each(['mate-ent-512-light.svg', 'deck-513-light.svg', 'capt-10y-512-light.svg', '..%2Fdeck', 'constructor'])(
    'that are not held, or are none, such as %s, are not found',
    async (name) => {
      await put()
      const { get, accept } = await holder()
      await accept('/home')
      expect((await get(`/certifications/logos/${name}`)).status).toBe(404)
    },
  )

  test('that have not been drawn yet say so', async () => {
    await env.FILES.delete('art/deck')
    const { get, accept } = await holder()
    await accept('/home')
    const answer = await get(file)
    expect(answer.status).toBe(503)
    expect(await answer.text()).toContain('This file isn’t ready yet.')
  })

  test('are one trip to the database', async () => {
    const { get } = await holder()
    expect(await countTrips(env.DB, async () => void (await get('/certifications/logos')))).toBe(1)
  })

  test('are none for somebody who holds nothing', async () => {
    const Cookie = await signIn(await newCandidate())
    const html = await (await visit('/certifications/logos', { headers: { Cookie } })).text()
    expect(html).toContain('No logos available.')
    expect((await visit(file, { headers: { Cookie } })).status).toBe(404)
  })
})
