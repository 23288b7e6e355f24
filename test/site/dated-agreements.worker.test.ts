import { env } from 'cloudflare:workers'
import { describe, expect, test } from 'vitest'
import { program as neutral } from '../programs/neutral/index.ts'
import { formatDay } from '../../src/ui/words.ts'
import { takeInRows } from '../support/candidates.ts'
import { siteOf, today, tomorrow, yesterday } from '../support/own-site.ts'
import { newCandidate, signIn, testPassword } from '../support/site.ts'

const [v9, v10] = ['/testing-history/agreements/CCA/V9', '/testing-history/agreements/CCA/V10']

/** The default program, whose agreement has a tenth version from a day on. */
function siteWithTenth(from: string) {
  const tenth = { version: 'V10', from, sections: [{ number: '1', title: 'All of it', text: ['Be honest.'] }] }
  const agreements = neutral.agreements.map((one) =>
    one.code === 'CCA' ? { ...one, versions: [...one.versions, tenth] } : one,
  )
  return siteOf({ ...neutral, agreements })
}

/** Somebody who has accepted the ninth version. */
async function newPerson() {
  const id = await newCandidate({ '200-301': '2026-03-02' })
  const row = `candidate_id,agreement,version,accepted_on\n${id},CCA,V9,2026-03-03\n`
  await takeInRows('agreements', row)
  const Cookie = await signIn(id)
  await env.DB.prepare("update accounts set asked_at = '2026-01-01' where candidate_id = ?").bind(id).run()
  return { id, Cookie }
}

const acceptancesOf = async (id: string) => {
  const found = await env.DB.prepare('select version from acceptances where candidate_id = ?').bind(id)
  return (await found.all<{ version: string }>()).results.map(({ version }) => version)
}

describe('a version in force from a day on', () => {
  test.each([
    ['the day before', tomorrow, false],
    ['on the day', today, true],
    ['the day after', yesterday, true],
  ])('%s', async (_, from, isInForce) => {
    const { id, Cookie } = await newPerson()
    const site = siteWithTenth(from)
    expect((await site.read('/home', Cookie)).includes('>Accept the ')).toBe(isInForce)
    expect((await site.read('/fulfillment/claim', Cookie)).includes('Before you can order kits')).toBe(isInForce)
    const title = `Harbour Certification and Confidentiality Agreement (${isInForce ? 'V10' : 'V9'})`
    expect(await site.read('/certifications/agreement', Cookie)).toContain(title)
    const signedIn = await site.post('/sign-in', { loginId: id, password: testPassword })
    expect(signedIn.headers.get('Location')).toBe(isInForce ? `${v10}?next=%2Fhome` : '/home')
  })

  test('can be read before, with its day, and not accepted', async () => {
    const { id, Cookie } = await newPerson()
    const site = siteWithTenth(tomorrow)
    const html = await site.read(v10, Cookie)
    expect(html).toContain('Be honest.')
    expect(html).toContain(`This version is in force from <time datetime="${tomorrow}">${formatDay(tomorrow)}</time>`)
    expect(html).not.toContain('<form method="post" action="/testing-history')
    const accepted = await site.post(v10, { accept: 'yes' }, Cookie)
    expect(accepted.headers.get('Location')).toBe(v9)
    expect(await acceptancesOf(id)).toEqual([])
  })

  test('takes the place of the one whose page was open', async () => {
    const { id, Cookie } = await newPerson()
    const accepted = await siteWithTenth(today).post(v9, { accept: 'yes', next: '/home' }, Cookie)
    expect(accepted.headers.get('Location')).toBe(`${v10}?next=%2Fhome`)
    expect(await acceptancesOf(id)).toEqual([])
    await siteWithTenth(today).post(v10, { accept: 'yes' }, Cookie)
    expect(await acceptancesOf(id)).toEqual(['V10'])
  })
})
