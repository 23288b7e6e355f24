import { env } from 'cloudflare:workers'
import { describe, expect, test } from 'vitest'
import { identityHash } from '../../src/adapters/signing/email-hash.ts'
import type { Document } from '../../src/adapters/signing/data-integrity.ts'
import { ask, asJson, badgeHolder, badgesOf, didDocument } from '../support/badges.ts'
import { proofHolds } from '../support/signed.ts'
import { postForm, visit } from '../support/site.ts'
import { countTrips } from '../support/trips.ts'

const path = '/digital-badges'

interface Identifier {
  readonly identityType: string
  readonly identityHash: string
  readonly salt?: string
}

interface Credential extends Document {
  readonly id: string
  readonly validFrom: string
  readonly credentialSubject: { readonly identifier?: readonly Identifier[] }
}

async function holder(consent?: 'yes' | 'no') {
  const person = await badgeHolder(consent)
  const [badge] = await badgesOf(person)
  await env.DB.prepare('update accounts set proved_email = ? where candidate_id = ?')
    .bind(`${person.id}@Example.COM`, person.id)
    .run()
  const credential = async () => (await person.get(`${path}/${badge!.id}/badge.json`)).json<Credential>()
  return {
    ...person,
    badge: badge!,
    credential,
    choose: (email: string) => postForm(path, { email }, { Cookie: person.Cookie }),
    open: async () => (await ask(`/badges/${badge!.id}`, asJson)).json<Credential>(),
  }
}

const emailOn = ({ credentialSubject: { identifier = [] } }: Credential) =>
  identifier.filter(({ identityType }) => identityType === 'emailAddress')

const rowsOf = async (id: string) =>
  (
    await env.DB.prepare('select answer, answered_at, seed from badge_emails where candidate_id = ?')
      .bind(id)
      .all<{ answer: string; answered_at: string; seed: string }>()
  ).results

describe('the email address on badges', () => {
  test('is on none that nobody asked it for', async () => {
    const { credential, get, id } = await holder('yes')
    expect(emailOn(await credential())).toEqual([])
    expect(await (await get(path)).text()).toMatch(/value="no" checked/)
    expect(await rowsOf(id)).toEqual([])
  })

  test('asked for, is a salted hash of the proved address in lower case, beside the name', async () => {
    const { id, choose, credential, get } = await holder('yes')
    const before = await credential()
    const answer = await choose('yes')
    expect([answer.status, answer.headers.get('Location')]).toEqual([303, `${path}?yes`])
    const signed = await credential()
    const [email, ...more] = emailOn(signed)
    expect(more).toEqual([])
    expect(email).toEqual({
      type: 'IdentityObject',
      hashed: true,
      identityHash: await identityHash(`${id}@example.com`.toLowerCase(), email!.salt!),
      identityType: 'emailAddress',
      salt: expect.stringMatching(/^[0-9a-f]{32}$/),
    })
    expect(signed.credentialSubject.identifier).toHaveLength(2)
    expect(signed.id).toBe(before.id)
    expect(signed.validFrom > before.validFrom).toBe(true)
    expect(JSON.stringify(signed)).not.toMatch(/@example\.com/i)
    expect(await proofHolds(signed, await didDocument())).toBe(true)
    expect(await credential()).toEqual(signed)
    expect(await (await get(`${path}?yes`)).text()).toContain('have a hash of your email address.')
  })

  test('taken back, is off the next signing', async () => {
    const { choose, credential } = await holder('yes')
    await choose('yes')
    expect(emailOn(await credential())).toHaveLength(1)
    expect((await choose('no')).headers.get('Location')).toBe(`${path}?no`)
    expect(emailOn(await credential())).toEqual([])
  })

  test('goes with the address: another one proved is on the next signing', async () => {
    const { id, choose, credential } = await holder('yes')
    await choose('yes')
    const [before] = emailOn(await credential())
    await env.DB.prepare("update accounts set proved_email = 'new@example.org' where candidate_id = ?").bind(id).run()
    const [after] = emailOn(await credential())
    expect(after!.identityHash).toBe(await identityHash('new@example.org', after!.salt!))
    expect(after!.salt).toBe(before!.salt)
  })

  test('is told to others with the name alone: with Yes, not unanswered, nothing after No', async () => {
    const { badge, choose, credential, open, answer } = await holder()
    await choose('yes')
    expect(emailOn(await credential())).toHaveLength(1)
    const nameless = await open()
    expect(nameless.credentialSubject).not.toHaveProperty('identifier')
    expect(await proofHolds(nameless, await didDocument())).toBe(true)
    await answer('yes')
    expect(emailOn(await open())).toHaveLength(1)
    await answer('no')
    expect((await ask(`/badges/${badge.id}`, asJson)).status).toBe(404)
  })
})

describe('the choice', () => {
  test.each([{}, { email: '' }, { email: 'maybe' }, { email: 'Yes' }, { answer: 'yes' }])(
    'asks for Yes or No where %o was sent, and changes nothing',
    async (fields) => {
      const { id, Cookie } = await holder()
      const answer = await postForm(path, fields as Record<string, string>, { Cookie })
      expect(answer.status).toBe(422)
      expect(await answer.text()).toContain('Choose Yes or No.')
      expect(await rowsOf(id)).toEqual([])
    },
  )

  test('made twice at once, or again, is made once and keeps its moment and the salt', async () => {
    const { id, choose, credential } = await holder()
    const answers = await Promise.all([choose('yes'), choose('yes'), choose('yes')])
    expect(answers.map(({ status }) => status)).toEqual([303, 303, 303])
    const [first, ...more] = await rowsOf(id)
    expect(more).toEqual([])
    const signed = await credential()
    await choose('yes')
    expect(await rowsOf(id)).toEqual([first])
    expect(await credential()).toEqual(signed)
  })

  test('is refused for three days after a mapping by score report', async () => {
    const { id, choose, get, credential } = await holder()
    await env.DB.prepare("update accounts set locked_until = '2099-01-01T00:00:00.000Z' where candidate_id = ?")
      .bind(id)
      .run()
    expect(await (await get(path)).text()).toContain('You can answer this from')
    expect((await choose('yes')).status).toBe(403)
    expect(await rowsOf(id)).toEqual([])
    expect(emailOn(await credential())).toEqual([])
  })

  test('of somebody who has proved no address is refused, and the page says where to', async () => {
    const { id, choose, get } = await holder()
    await env.DB.prepare('update accounts set proved_email = null where candidate_id = ?').bind(id).run()
    expect(await (await get(path)).text()).toContain('You haven’t confirmed an email address yet.')
    expect((await choose('yes')).status).toBe(409)
    expect(await rowsOf(id)).toEqual([])
  })

  test('is one’s own: others keep theirs, a stranger signs in first, and another site cannot make it', async () => {
    const [ben, cleo] = [await holder('yes'), await holder('yes')]
    await ben.choose('yes')
    expect(emailOn(await cleo.credential())).toEqual([])
    expect(await rowsOf(cleo.id)).toEqual([])
    expect((await postForm(path, { email: 'yes' })).headers.get('Location')).toContain('/sign-in')
    const foreign = { Cookie: cleo.Cookie, 'Sec-Fetch-Site': 'cross-site', Origin: 'https://evil.example' }
    expect((await postForm(path, { email: 'yes' }, foreign)).status).toBe(403)
    expect(await rowsOf(cleo.id)).toEqual([])
  })

  test('leaves the tab a page of one trip', async () => {
    const { get, choose } = await holder()
    await choose('yes')
    expect(await countTrips(env.DB, async () => void (await get(path)))).toBe(1)
    expect((await visit(path)).headers.get('Location')).toBe('/sign-in?next=%2Fdigital-badges')
  })
})
