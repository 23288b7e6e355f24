import { env } from 'cloudflare:workers'
import { describe, expect, test } from 'vitest'
import { toBeAskedAnew } from '../../src/core/agreements.ts'
import { program as neutral } from '../programs/neutral/index.ts'
import { takeInRows } from '../support/candidates.ts'
import { newCandidate, postForm, signIn, testPassword, visit } from '../support/site.ts'
import { countTrips } from '../support/trips.ts'

const logo = '/testing-history/agreements/LOGO/V1'
const exam = '/testing-history/agreements/CCA/V9'

async function newPerson(accepted?: string) {
  const id = await newCandidate()
  if (accepted)
    await takeInRows('agreements', `candidate_id,agreement,version,accepted_on\n${id},CCA,${accepted},2020-02-03\n`)
  const Cookie = await signIn(id)
  const read = async (path: string) => (await visit(path, { headers: { Cookie } })).text()
  const accept = (path: string, fields: Record<string, string> = { accept: 'yes' }) =>
    postForm(path, fields, { Cookie })
  return { id, Cookie, read, accept }
}

const acceptancesOf = async (id: string) =>
  (
    await env.DB.prepare('select agreement, version, text_hash, accepted_at from acceptances where candidate_id = ?')
      .bind(id)
      .all()
  ).results

describe('an agreement', () => {
  test('shows its text, and how it was accepted as a feed reported it', async () => {
    const { read } = await newPerson('V9')
    const html = await read(exam)
    expect(html).toContain('7. Verification of Certification')
    expect(html).toMatch(
      /You accepted it on <time datetime="2020-02-03">2020-Feb-03<\/time>, as reported in <span class="whole">agreements-/,
    )
    expect(html).not.toContain('<form method="post" action="/testing-history')
    expect(await read('/certifications/agreement')).toContain('You accepted it on')
  })

  test('is accepted here once, with its moment and the hash of its text, and then stands under Exams', async () => {
    const { id, read, accept } = await newPerson()
    expect(await read(logo)).toContain('You haven’t accepted it yet.')
    expect((await accept(logo)).headers.get('Location')).toBe(logo)
    const kept = await acceptancesOf(id)
    expect(kept).toEqual([
      expect.objectContaining({ agreement: 'LOGO', version: 'V1', text_hash: expect.stringMatching(/^[\w-]{43}$/) }),
    ])
    await Promise.all([accept(logo), accept(logo)])
    expect(await acceptancesOf(id)).toEqual(kept)
    expect(await read(logo)).toContain('this is the text you read')
    expect(await read('/testing-history/exams')).toContain(`<a href="${logo}">Logo Guidelines and Agreement (V1)</a>`)
  })

  test('says so where its text is no longer the one that was read', async () => {
    const { id, read, accept } = await newPerson()
    await accept(logo)
    await env.DB.prepare("update acceptances set text_hash = 'another' where candidate_id = ?").bind(id).run()
    expect(await read(logo)).toContain('its text has changed since then')
  })

  test('comes back with a sentence where the box is not ticked', async () => {
    const { id, accept } = await newPerson()
    const answer = await accept(logo, { next: '/certifications/logos' })
    expect(answer.status).toBe(422)
    const html = await answer.text()
    expect(html).toContain('Select the box to accept the agreement.')
    expect(html).toContain('name="next" value="/certifications/logos"')
    expect(await acceptancesOf(id)).toEqual([])
  })

  test.each([
    '/testing-history/agreements/LOGO/V2',
    '/testing-history/agreements/NONE/V1',
    '/testing-history/agreements/constructor/V1',
  ])('that does not exist, %s, is not found, to read or to accept', async (path) => {
    const { id, Cookie, accept } = await newPerson()
    expect((await visit(path, { headers: { Cookie } })).status).toBe(404)
    expect((await accept(path)).status).toBe(404)
    expect(await acceptancesOf(id)).toEqual([])
  })

  test('leads on only within the site', async () => {
    const { accept } = await newPerson()
    expect((await accept(logo, { accept: 'yes', next: 'https://elsewhere.example/' })).headers.get('Location')).toBe(
      logo,
    )
  })

  test('is read in one trip', async () => {
    const { read } = await newPerson('V9')
    expect(await countTrips(env.DB, async () => void (await read(exam)))).toBe(1)
  })
})

describe('a new version', () => {
  const [cca] = neutral.agreements
  test.each([
    ['an older one accepted', [{ agreement: 'CCA', version: 'V8' }], [{ code: 'CCA', version: 'V9' }]],
    [
      'both accepted',
      [
        { agreement: 'CCA', version: 'V8' },
        { agreement: 'CCA', version: 'V9' },
      ],
      [],
    ],
    ['none accepted', [], []],
    ['another agreement accepted', [{ agreement: 'LOGO', version: 'V0' }], []],
  ])('with %s', (_, accepted, asked) => {
    expect(toBeAskedAnew([cca!], accepted, '2026-11-01')).toEqual(asked)
  })

  test('is asked for at the next sign-in, which then leads where it was going', async () => {
    const { id, read } = await newPerson('V8')
    await env.DB.prepare("update accounts set asked_at = '2026-01-01' where candidate_id = ?").bind(id).run()
    const again = () => postForm('/sign-in', { loginId: id, password: testPassword, next: '/testing-history/exams' })
    const to = (await again()).headers.get('Location')!
    expect(to).toBe(`${exam}?next=${encodeURIComponent('/testing-history/exams')}`)
    expect(await read(to)).toContain('<a href="/testing-history/exams">Not now</a>')
    const Cookie = await signInAgain(id)
    const accepted = await postForm(exam, { accept: 'yes', next: '/testing-history/exams' }, { Cookie })
    expect(accepted.headers.get('Location')).toBe('/testing-history/exams')
    expect((await again()).headers.get('Location')).toBe('/testing-history/exams')
  })
})

async function signInAgain(id: string): Promise<string> {
  const answer = await postForm('/sign-in', { loginId: id, password: testPassword })
  return answer.headers
    .getSetCookie()
    .map((cookie) => cookie.split(';')[0])
    .join('; ')
}
