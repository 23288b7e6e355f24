import { env } from 'cloudflare:workers'
import { beforeAll, describe, expect, test } from 'vitest'
import { paths } from '../../src/paths.ts'
import { program as neutral } from '../programs/neutral/index.ts'
import { newCandidate, postForm, signIn, testPassword, visit } from '../support/site.ts'
import { countTrips } from '../support/trips.ts'

interface Place {
  readonly path: string
  readonly title: string
  readonly tab: string
  readonly subTab?: string
}

/** Each page of the navigation, its title, and where it stands. */
const pages: readonly Place[] = [
  { path: '/home', title: 'Home', tab: 'Home' },
  ...within('Personal Info', {
    '/personal-info/settings': 'Settings',
    '/personal-info/attributes': 'Attributes',
    '/personal-info/identification': 'Identification',
    '/personal-info/contact': 'Contact',
    '/personal-info/name': 'Name',
    '/personal-info/sessions': 'Sessions',
    '/personal-info/mail': 'Emails',
    '/personal-info/data': 'Data',
  }),
  ...within('Testing History', {
    '/testing-history/exams': 'Exams',
    '/testing-history/ce-activities': 'CE Activities',
    '/testing-history/transactions': 'E-commerce Transactions',
  }),
  ...within('Certifications', {
    '/certifications': 'Certifications',
    '/certifications/agreement': 'Certification Agreement',
    '/certifications/logos': 'Download Logos',
  }),
  ...within('Certificates & Plaques', {
    '/fulfillment': 'Fulfillment History',
    '/fulfillment/claim': 'Claim & Purchase Fulfillment',
  }),
  ...within('Transcripts', { '/transcripts': 'Transcripts', '/transcripts/who-saw-me': 'Who saw me' }),
  { path: '/digital-badges', title: 'Digital Badges', tab: 'Digital Badges' },
]

const tabs = [...new Set(pages.map(({ tab }) => tab))]
const openPages = ['/sign-in', '/support', '/user-guide', '/privacy', '/accessibility', '/terms', '/verify']
const footer = ['Verify a certificate', 'Privacy', 'Accessibility', 'Terms', 'Contact']

function within(tab: string, subTabs: Record<string, string>): Place[] {
  return Object.entries(subTabs).map(([path, title]) => ({ path, title, tab, subTab: title }))
}

async function newVisitor() {
  const id = await newCandidate({ '200-301': '2026-01-01' })
  return { id, headers: { Cookie: await signIn(id), Accept: 'text/html' } }
}

let visitor: Awaited<ReturnType<typeof newVisitor>>

beforeAll(async () => {
  visitor = await newVisitor()
  // The first visit to the badges gives them their addresses; every later one only reads.
  await visit('/digital-badges', { headers: visitor.headers })
})

describe.each(pages)('$path', ({ path, title, tab, subTab }) => {
  test('has its title, its place in the navigation and one trip to the database', async () => {
    const { id, headers } = visitor
    let html = ''
    const trips = await countTrips(env.DB, async () => {
      const answer = await visit(path, { headers })
      expect(answer.status).toBe(200)
      html = await answer.text()
    })
    expect(trips).toBe(1)
    expect(titleOf(html)).toBe(`${title} – ${neutral.name}`)
    expect(html.match(/<h1[ >]/g)).toHaveLength(1)
    expect(html).toContain(id)
    expect(linksIn(html, 'Main').map((link) => link.label)).toEqual(tabs)
    expect(currentOf(linksIn(html, 'Main'))).toEqual([{ label: tab, current: subTab ? 'true' : 'page' }])
    expect(subTab ? currentOf(linksIn(html, tab)) : []).toEqual(subTab ? [{ label: subTab, current: 'page' }] : [])
    for (const words of ['Certification Online', 'Support/FAQs', 'User Guide', 'Logout', 'Facts received up to'])
      expect(html).toContain(words)
    expect(linksIn(html, 'About this site').map((link) => link.label)).toEqual(footer)
    expectCalm(html)
  })

  test('sends a stranger to sign in, and back', async () => {
    const answer = await visit(path)
    expect(answer.status).toBe(303)
    expect(answer.headers.get('Location')).toBe(paths.signInThen(path))
  })
})

test('every tab leads to a page at once, without a redirect', async () => {
  const { headers } = visitor
  const html = await (await visit('/home', { headers })).text()
  const known = pages.map(({ path }) => path)
  expect(linksIn(html, 'Main').filter((link) => !known.includes(link.href))).toEqual([])
})

test.each([
  ['/', '/home'],
  ['/personal-info', '/personal-info/settings'],
  ['/testing-history', '/testing-history/exams'],
])('%s leads on to %s', async (path, next) => {
  const { headers } = visitor
  const answer = await visit(path, { headers })
  expect(answer.status).toBe(303)
  expect(answer.headers.get('Location')).toBe(next)
})

test('a session that has ended opens none of the pages', async () => {
  const { id, headers } = await newVisitor()
  const ended = "update sessions set ended_at = '2026-01-01T00:00:00.000Z' where candidate_id = ?"
  await env.DB.prepare(ended).bind(id).run()
  for (const { path } of pages) expect((await visit(path, { headers })).status).toBe(303)
})

test('one certification stands under Certifications, as a part of it', async () => {
  const { headers } = visitor
  const html = await (await visit('/certifications/DECK', { headers })).text()
  expect(currentOf(linksIn(html, 'Main'))).toEqual([{ label: 'Certifications', current: 'true' }])
  expect(currentOf(linksIn(html, 'Certifications'))).toEqual([{ label: 'Certifications', current: 'true' }])
})

test('Home says what is held, to people and to programs', async () => {
  const { id, headers } = visitor
  expect(await (await visit('/home', { headers })).text()).toContain('You hold 1 certification.')
  const twin = await visit('/home', { headers: { ...headers, Accept: 'application/json' } })
  const held = await twin.json<{ candidate: string; certifications: { code: string; status: string }[] }>()
  expect(held.candidate).toBe(id)
  expect(held.certifications.filter((one) => one.status === 'active').map((one) => one.code)).toEqual(['DECK'])
})

describe.each(openPages)('%s', (path) => {
  test('is open, asks the database nothing, and is the same for everyone', async () => {
    const { id, headers } = visitor
    const trips = await countTrips(env.DB, async () => {
      const answer = await visit(path, { headers: { Accept: 'text/html' } })
      const html = await answer.text()
      expect(answer.status).toBe(200)
      expect(
        linksIn(html, 'Site')
          .map((link) => link.label)
          .slice(0, 2),
      ).toEqual(['Support/FAQs', 'User Guide'])
      expect(linksIn(html, 'About this site').map((link) => link.label)).toEqual(footer)
      expectCalm(html)
      // Its form alone knows the address of whoever is signed in.
      if (path === '/support') return
      const own = await (await visit(path, { headers })).text()
      expect(own).not.toContain(id)
      expect(mainOf(own)).toBe(mainOf(html))
    })
    expect(trips).toBe(0)
  })
})

test('the open pages lead in, or home for who is signed in', async () => {
  const { headers } = visitor
  const wayIn = async (init: RequestInit) => linksIn(await (await visit('/terms', init)).text(), 'Site').at(-1)?.href
  expect(await wayIn({})).toBe('/sign-in')
  expect(await wayIn({ headers })).toBe('/home')
})

test('the operator’s particulars are the program’s', async () => {
  const { operator } = neutral
  const textOf = async (path: string) => (await visit(path)).text()
  expect(await textOf('/support')).toContain(`mailto:${operator.supportEmail}`)
  expect(await textOf('/privacy')).toContain(`mailto:${operator.privacyEmail}`)
  for (const line of [operator.name, ...operator.address]) expect(await textOf('/terms')).toContain(line)
})

test('the privacy notice names every cookie, and for how long', async () => {
  const id = await newCandidate()
  await signIn(id)
  const answer = await postForm('/sign-in', { loginId: id, password: testPassword })
  const html = await (await visit('/privacy')).text()
  const set = answer.headers.getSetCookie()
  expect(set.length).toBeGreaterThan(0)
  for (const cookie of set) {
    const days = Math.round(lifeOf(cookie) / 86_400)
    expect(html).toMatch(new RegExp(`<dt[^>]*>${cookie.split('=')[0]}</dt><dd>[^<]+</dd><dd[^>]*>${days} days`))
  }
  // And the one of a shared transcript, which comes with its code, of a login at the organisation, a passkey, a reset.
  const others = ['__Host-transcript-…', '__Host-organisation', '__Host-passkey', '__Host-reset']
  for (const name of others) expect(html).toContain(name)
  expect(html.match(/<dt class="code">/g)).toHaveLength(set.length + others.length)
})

test('security.txt says whom to tell, until when, and where it stands', async () => {
  const answer = await visit('/.well-known/security.txt')
  expect(answer.status).toBe(200)
  expect(answer.headers.get('Content-Type')).toBe('text/plain; charset=utf-8')
  const lines = (await answer.text()).trimEnd().split('\n')
  const fields = Object.fromEntries(lines.map((line) => line.split(/: (.*)/s).slice(0, 2) as [string, string]))
  expect(fields).toMatchObject({
    Contact: `mailto:${neutral.operator.securityEmail}`,
    Canonical: `${env.BASE_URL}/.well-known/security.txt`,
    'Preferred-Languages': 'en',
  })
  const days = (Date.parse(fields.Expires!) - Date.now()) / 86_400_000
  expect(days).toBeGreaterThan(360)
  expect(days).toBeLessThan(365)
})

interface Link {
  readonly label: string
  readonly href: string
  readonly current: string | undefined
}

/** The links of the first navigation of that name. */
function linksIn(html: string, name: string): Link[] {
  const nav = html.split(`aria-label="${name.replace('&', '&amp;')}"`)[1]?.split('</nav>')[0] ?? ''
  return [...nav.matchAll(/<a href="([^"]*)"(?: aria-current="([^"]*)")?>([^<]*)<\/a>/g)].map(
    ([, href, current, label]) => ({
      label: label!.replace('&amp;', '&'),
      href: href!,
      current,
    }),
  )
}

function currentOf(links: readonly Link[]) {
  return links.flatMap(({ label, current }) => (current ? [{ label, current }] : []))
}

function titleOf(html: string): string | undefined {
  return /<title>([^<]*)<\/title>/.exec(html)?.[1]?.replace('&amp;', '&')
}

function mainOf(html: string): string | undefined {
  return /<main[\s\S]*<\/main>/.exec(html)?.[0]
}

function expectCalm(html: string): void {
  const words = (mainOf(html) ?? '').replaceAll(/<[^>]*>/g, ' ')
  expect(words).not.toMatch(/!|\bplease\b|\bsuccessfully\b|\boops\b|coming soon/i)
}

function lifeOf(cookie: string): number {
  const seconds = /Max-Age=(\d+)/i.exec(cookie)?.[1]
  const until = /Expires=([^;]+)/i.exec(cookie)?.[1]
  return seconds ? Number(seconds) : (Date.parse(until ?? '') - Date.now()) / 1000
}
