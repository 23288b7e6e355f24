import { env } from 'cloudflare:workers'
import { describe, expect, test } from 'vitest'
import type { Document } from '../../src/adapters/signing/data-integrity.ts'
import { addMonths } from '../../src/core/calendar.ts'
import { endOfDay, secondOf, startOfDay } from '../../src/core/zoned-days.ts'
import { program as neutral } from '../programs/neutral/index.ts'
import {
  ask,
  asJson,
  badgeHolder,
  badgesOf,
  didDocument,
  placesSet,
  putArt,
  smallPng,
  today,
  unpack,
} from '../support/badges.ts'
import { textInPng } from '../support/baked.ts'
import { takeInRows } from '../support/candidates.ts'
import { howMany } from '../support/every-way.ts'
import { payloadOf, proofHolds } from '../support/signed.ts'
import { visit } from '../support/site.ts'
import { countTrips } from '../support/trips.ts'

interface Credential extends Document {
  readonly id: string
  readonly validFrom: string
  readonly validUntil: string
  readonly awardedDate: string
  readonly credentialSubject: {
    readonly id: string
    readonly identifier?: readonly { identityHash: string }[]
    readonly achievement: { readonly image: { readonly id: string } }
  }
  readonly refreshService: { readonly id: string }
  readonly proof: readonly [{ readonly created: string }]
  readonly credentialStatus: { readonly statusListIndex: string; readonly statusListCredential: string }
}

const json = async (answer: Response) => answer.json<Credential>()
const plain = (html: string) => html.replaceAll(/<[^>]+>/g, ' ').replaceAll(/\s+/g, ' ')

async function holderWithBadge(...given: Parameters<typeof badgeHolder>) {
  const person = await badgeHolder(...given)
  const [badge] = await badgesOf(person)
  const file = (type: string) => person.get(`/digital-badges/${badge!.id}/badge.${type}`)
  const credential = async () => json(await file('json'))
  return { ...person, badge: badge!, file, credential, open: () => ask(`/badges/${badge!.id}`, asJson) }
}

describe('a badge', () => {
  test('says who, what, since when, until when and by which exam, signed by the site', async () => {
    const { id, since, badge, credential } = await holderWithBadge()
    const asked = secondOf(new Date())
    const signed = await credential()
    const [{ created }] = signed.proof
    expect([asked <= created, created <= secondOf(new Date())]).toEqual([true, true])
    expect(signed).toMatchObject({
      id: `http://test.invalid/badges/${badge.id}`,
      type: ['VerifiableCredential', 'OpenBadgeCredential'],
      issuer: { id: 'did:web:test.invalid', type: ['Profile'] },
      validFrom: startOfDay(since, neutral.timeZone),
      validUntil: endOfDay(addMonths(since, 36), neutral.timeZone),
      awardedDate: startOfDay(since, neutral.timeZone),
      credentialSubject: {
        id: `http://test.invalid/badges/${badge.id}#holder`,
        identifier: [{ hashed: false, identityHash: 'Hana Sato', identityType: 'name' }],
        achievement: {
          achievementType: 'Certification',
          humanCode: 'DECK',
          criteria: { id: 'http://test.invalid/achievements/DECK' },
          image: { id: 'http://test.invalid/achievements/DECK/image.png', type: 'Image' },
        },
      },
      refreshService: {
        id: `http://test.invalid/badges/${badge.id}/credential.json`,
        type: '1EdTechCredentialRefresh',
      },
      evidence: [{ description: `Passed on ${since}.`, genre: 'Exam' }],
    })
    expect(await proofHolds(signed, await didDocument())).toBe(true)
    const text = JSON.stringify(signed)
    for (const secret of [id, `R${id}`, '@example.com']) expect(text).not.toContain(secret)
  })

  test('changed in any one byte, does not verify', async () => {
    const { file } = await holderWithBadge()
    const [text, did] = [await (await file('json')).text(), await didDocument()]
    const bytes = new TextEncoder().encode(text)
    const held: number[] = []
    for (let at = 0; at < bytes.length; at += howMany(7, 1)) {
      const changed = Uint8Array.from(bytes)
      changed[at] = changed[at] === 0x41 ? 0x42 : 0x41
      const holds = await Promise.resolve()
        .then(() => proofHolds(JSON.parse(new TextDecoder().decode(changed)) as Document, did))
        .catch(() => false)
      if (holds) held.push(at)
    }
    expect(held.map((at) => text.slice(at - 20, at + 20))).toEqual([])
  })

  test('as a JWT says the same with its claims, and changed does not verify', async () => {
    const { file, credential } = await holderWithBadge()
    const answer = await file('jwt')
    expect(answer.headers.get('Content-Type')).toContain('text/plain')
    const [jwt, did, signed] = [await answer.text(), await didDocument(), await credential()]
    const { payload, protectedHeader } = await payloadOf(jwt, did)
    expect(protectedHeader).toEqual({ alg: 'ES256', typ: 'JWT', kid: expect.stringMatching(/^did:web:test\.invalid#/) })
    const { proof: _, ...same } = signed
    expect(payload).toMatchObject(same)
    expect(payload).toMatchObject({
      iss: 'did:web:test.invalid',
      jti: signed.id,
      sub: signed.credentialSubject.id,
      nbf: Date.parse(signed.validFrom) / 1000,
      exp: Date.parse(signed.validUntil) / 1000,
    })
    for (const at of [3, jwt.indexOf('.') + 9, jwt.length - 9]) {
      const changed = `${jwt.slice(0, at)}${jwt[at] === 'A' ? 'B' : 'A'}${jwt.slice(at + 1)}`
      await expect(payloadOf(changed, did)).rejects.toThrow()
    }
  })

  test.each([
    ['Čapek', 'Karel'],
    ['佐藤', '花'],
    ['محمد', 'علي'],
    ['O’Neil "]]>"', '<b>&'],
    ['नेहा', 'शर्मा'],
    ['👩‍🚀', 'Ω'],
  ])('of %s %s is baked into pictures and read back', async (last, first) => {
    await putArt()
    const { file, credential } = await holderWithBadge('yes', { first, last: last.replaceAll('"', '') })
    const signed = await credential()
    expect(signed.credentialSubject.identifier![0]!.identityHash).toContain(first)
    const [text, ...more] = textInPng(new Uint8Array(await (await file('png')).arrayBuffer()), 'openbadgecredential')
    expect(more).toEqual([])
    expect(JSON.parse(text!)).toEqual(signed)
    const svg = await (await file('svg')).text()
    const baked =
      /^<svg [^>]*xmlns:openbadges="https:\/\/purl\.imsglobal\.org\/ob\/v3p0"[^>]*><openbadges:credential><!\[CDATA\[(.*?)\]\]><\/openbadges:credential>/s.exec(
        svg,
      )
    expect(JSON.parse(baked![1]!)).toEqual(signed)
    expect(await proofHolds(signed, await didDocument())).toBe(true)
  })

  test('keeps its id when the name is corrected, and the corrected one is newer', async () => {
    const { credential, rename } = await holderWithBadge()
    const before = await credential()
    await rename('Hannah', 'Sato')
    const after = await credential()
    expect(after.id).toBe(before.id)
    expect(after.credentialSubject.identifier![0]!.identityHash).toBe('Hannah Sato')
    expect(after.validFrom > before.validFrom).toBe(true)
    // Both begin with the same day.
    expect(Date.parse(after.validFrom) - Date.parse(before.validFrom)).toBeLessThan(60_000)
    expect(after.awardedDate).toBe(before.awardedDate)
    expect(await credential()).toEqual(after)
  })

  test('keeps its id when it is renewed', async () => {
    const { credential, pass } = await holderWithBadge()
    const before = await credential()
    await pass('350-401', addMonths(today, -1))
    const after = await credential()
    expect([after.id, after.credentialStatus]).toEqual([before.id, before.credentialStatus])
    expect(after.validUntil > before.validUntil).toBe(true)
    expect(after.validFrom).toBe(startOfDay(addMonths(today, -1), neutral.timeZone))
  })

  test('is refreshed by a wallet at the address that it names, to the newer one with its id', async () => {
    const { credential, pass, open } = await holderWithBadge('yes')
    const { refreshService, id, validFrom } = await credential()
    await pass('350-401', addMonths(today, -1))
    const { pathname } = new URL(refreshService.id)
    const newer = await json(await ask(pathname))
    expect(newer.id).toBe(id)
    expect(newer.validFrom > validFrom).toBe(true)
    expect(await proofHolds(newer, await didDocument())).toBe(true)
    expect(newer).toEqual(await json(await open()))
  })

  test('shows a picture that any site may show, once it is drawn', async () => {
    await putArt()
    const { credential } = await holderWithBadge()
    const { pathname } = new URL((await credential()).credentialSubject.achievement.image.id)
    const answer = await ask(pathname)
    expect([answer.status, answer.headers.get('Content-Type')]).toEqual([200, 'image/png'])
    expect(answer.headers.get('Access-Control-Allow-Origin')).toBe('*')
    expect(answer.headers.get('Cross-Origin-Resource-Policy')).toBe('cross-origin')
    expect(new Uint8Array(await answer.arrayBuffer())).toEqual(smallPng)
    expect((await ask(pathname, { 'If-None-Match': answer.headers.get('ETag')! })).status).toBe(304)
    expect((await ask('/achievements/NONE/image.png')).status).toBe(404)
    await env.FILES.delete('art/deck')
    expect((await ask(pathname)).status).toBe(503)
  })

  test('is signed once: asked for again it is the same, byte for byte', async () => {
    const { file } = await holderWithBadge()
    const [one, other] = [await file('jwt'), await file('jwt')]
    expect(one.headers.get('ETag')).toBe(other.headers.get('ETag'))
    expect(await one.text()).toBe(await other.text())
  })

  test('asked for twice at once is one badge', async () => {
    const person = await badgeHolder()
    const all = await Promise.all([badgesOf(person), badgesOf(person), badgesOf(person)])
    expect(new Set(all.flat().map(({ id }) => id)).size).toBe(1)
    expect(all.map((one) => one.length)).toEqual([1, 1, 1])
  })
})

describe('what is downloaded', () => {
  test('is a file that no page shows', async () => {
    await putArt()
    const { file } = await holderWithBadge()
    const expected = { json: 'application/vc+ld+json', jwt: 'text/plain', svg: 'image/svg+xml', png: 'image/png' }
    for (const [type, media] of Object.entries(expected)) {
      const answer = await file(type)
      expect(answer.headers.get('Content-Type')).toContain(media)
      expect(answer.headers.get('Content-Disposition')).toBe(`attachment; filename="deck-badge.${type}"`)
      expect(answer.headers.get('Content-Security-Policy')).toBe("default-src 'none'; sandbox")
    }
  })

  test('is not there for anybody else, nor for nonsense', async () => {
    const [ben, cleo] = [await holderWithBadge(), await badgeHolder()]
    for (const type of ['json', 'jwt', 'svg', 'png'])
      expect((await cleo.get(`/digital-badges/${ben.badge.id}/badge.${type}`)).status).toBe(404)
    for (const path of ['constructor/badge.json', `${ben.badge.id}/badge.exe`, `${ben.badge.id}/badge.json%00`])
      expect((await ben.get(`/digital-badges/${path}`)).status).toBe(404)
  })

  test('says so where the picture has not been drawn', async () => {
    await env.FILES.delete('art/deck')
    const { file } = await holderWithBadge()
    expect((await file('png')).status).toBe(503)
  })
})

describe('the tab', () => {
  test('shows badges with dates, files, the link, a wallet and the other account', async () => {
    const { id, get, badge } = await holderWithBadge('yes')
    const html = await (await get('/digital-badges')).text()
    expect(html).toContain('You have 1 digital badge.')
    for (const type of ['png', 'svg', 'json', 'jwt'])
      expect(html).toContain(`href="/digital-badges/${badge.id}/badge.${type}"`)
    expect(html).toContain(`href="http://test.invalid/badges/${badge.id}"`)
    expect(html).toContain(`href="http://test.invalid/badges/${badge.id}/credential.json"`)
    expect(html).toContain('as a QR code')
    expect(html).toContain(`Credly (Acclaim) Badging: other-${id}@example.com`)
  })

  test('is one trip to the database once the badges are given', async () => {
    const { get } = await holderWithBadge()
    expect(await countTrips(env.DB, async () => void (await get('/digital-badges')))).toBe(1)
  })

  test('of somebody who holds nothing says so', async () => {
    const { get, adjust, file } = await holderWithBadge()
    await adjust('suspend', addMonths(today, -1))
    const html = await (await get('/digital-badges')).text()
    expect(html).toContain('No badges available.')
    expect(plain(html)).toContain('Suspended since')
    expect((await file('json')).status).toBe(409)
  })
})

describe('the open page', () => {
  test('shows the badge with the name to whoever has the link, once the holder has said Yes', async () => {
    const { id, badge } = await holderWithBadge('yes')
    const answer = await ask(`/badges/${badge.id}`)
    const html = await answer.text()
    expect(plain(html)).toContain('Hana Sato holds DECK.')
    expect(plain(html)).toContain('Active')
    expect(answer.headers.get('X-Robots-Tag')).toBe('noindex')
    for (const secret of [id, '@example.com', `R${id}`]) expect(html).not.toContain(secret)
  })

  test('unanswered, shows and signs it without the name', async () => {
    const { badge, open } = await holderWithBadge()
    expect(await (await ask(`/badges/${badge.id}`)).text()).not.toMatch(/Hana|Sato/)
    const signed = await json(await open())
    expect(JSON.stringify(signed)).not.toMatch(/Hana|Sato/)
    expect(await proofHolds(signed, await didDocument())).toBe(true)
  })

  test('after No reads as unknown, word for word, and sets no bit', async () => {
    const { badge, answer, open, credential } = await holderWithBadge('yes')
    const { credentialStatus } = await credential()
    await answer('no')
    const other = 'B'.repeat(16)
    for (const headers of [{}, asJson] as Record<string, string>[]) {
      const [no, unknown] = [await ask(`/badges/${badge.id}`, headers), await ask(`/badges/${other}`, headers)]
      expect([no.status, unknown.status]).toEqual([404, 404])
      const same = (html: string) => html.replaceAll(badge.id, 'X').replaceAll(other, 'X')
      expect(same(await no.text())).toBe(same(await unknown.text()))
    }
    expect((await ask(`/badges/${badge.id}/credential.json`)).status).toBe(404)
    expect(await placesSet(1)).not.toContain(Number(credentialStatus.statusListIndex))
    await answer('yes')
    expect((await open()).status).toBe(200)
  })

  test.each([
    ['application/json', 'application/vc+ld+json'],
    ['application/ld+json', 'application/vc+ld+json'],
    ['application/vc', 'application/vc+ld+json'],
    ['text/plain', 'text/plain'],
    ['application/vc+jwt', 'text/plain'],
    ['*/*', 'text/html'],
    ['text/html,application/xhtml+xml,*/*;q=0.8', 'text/html'],
  ])('asked for as %s is %s, for any site to read', async (Accept, type) => {
    const { badge } = await holderWithBadge('yes')
    const answer = await ask(`/badges/${badge.id}`, { Accept })
    expect(answer.headers.get('Content-Type')).toContain(type)
    expect(answer.headers.get('Vary')).toContain('Accept')
    if (type === 'text/html') return
    expect(answer.headers.get('Access-Control-Allow-Origin')).toBe('*')
    expect(answer.headers.get('Cross-Origin-Resource-Policy')).toBe('cross-origin')
  })
})

describe('the status list', () => {
  test('is signed, long enough, kept as long as it says, and for any site to read', async () => {
    const answer = await ask('/status/1')
    expect(answer.headers.get('Cache-Control')).toBe('public, max-age=3600')
    expect(answer.headers.get('Access-Control-Allow-Origin')).toBe('*')
    expect(answer.headers.get('Cross-Origin-Resource-Policy')).toBe('cross-origin')
    const list = await answer.json<
      Document & { validFrom: string; validUntil: string; credentialSubject: { encodedList: string; ttl: number } }
    >()
    expect(list).toMatchObject({
      id: 'http://test.invalid/status/1',
      type: ['VerifiableCredential', 'BitstringStatusListCredential'],
      issuer: 'did:web:test.invalid',
      credentialSubject: { type: 'BitstringStatusList', statusPurpose: 'revocation', ttl: 3_600_000 },
    })
    // Whoever keeps a copy as long as it may be kept can still rely on it then.
    const hours = (Date.parse(list.validUntil) - Date.parse(list.validFrom)) / 3_600_000
    expect(hours).toBeGreaterThan(22)
    expect(hours).toBeLessThanOrEqual(24)
    expect((await unpack(list.credentialSubject.encodedList)).length * 8).toBeGreaterThanOrEqual(131_072)
    expect(await proofHolds(list, await didDocument())).toBe(true)
  })

  test('sets the place of a badge that is revoked, and leaves it set when it is earned again, with another badge', async () => {
    const person = await holderWithBadge('yes')
    const { credentialStatus, id } = await person.credential()
    const place = Number(credentialStatus.statusListIndex)
    expect(credentialStatus.statusListCredential).toBe('http://test.invalid/status/1')
    expect(await placesSet(1)).not.toContain(place)
    await person.adjust('revoke', addMonths(today, -2))
    expect(await placesSet(1)).toContain(place)
    expect(plain(await (await ask(`/badges/${person.badge.id}`)).text())).toContain('was revoked on')
    expect((await person.open()).status).toBe(410)

    await person.pass('200-301', addMonths(today, -1))
    const badges = await badgesOf(person)
    expect(badges.map(({ status }) => status).sort()).toEqual(['active', 'revoked'])
    const fresh = badges.find(({ status }) => status === 'active')!
    const again = await json(await person.get(`/digital-badges/${fresh.id}/badge.json`))
    expect(again.id).not.toBe(id)
    const set = await placesSet(1)
    expect(set).toContain(place)
    expect(set).not.toContain(Number(again.credentialStatus.statusListIndex))
  })

  test('says nothing of a suspension, which may end, nor of an expiry, which the badge says itself', async () => {
    const person = await holderWithBadge('yes')
    const place = Number((await person.credential()).credentialStatus.statusListIndex)
    await person.adjust('suspend', addMonths(today, -1))
    expect(await placesSet(1)).not.toContain(place)
    expect((await person.open()).status).toBe(409)
    expect(plain(await (await ask(`/badges/${person.badge.id}`)).text())).toContain('has been suspended since')
  })

  test('sets the place of a badge for what turns out never to have been held', async () => {
    const person = await holderWithBadge('yes')
    const place = Number((await person.credential()).credentialStatus.statusListIndex)
    await person.pass('200-301', person.since)
    const { results } = await env.DB.prepare("select key from facts where candidate_id = ? and kind = 'exams'")
      .bind(person.id)
      .all<{ key: string }>()
    const rows = results.map(({ key }) => `${key},${person.id},200-301,fail,${person.since}`)
    await takeInRows('exams', `registration_number,candidate_id,exam_code,grade,taken_on\n${rows.join('\n')}\n`)
    expect(await placesSet(1)).toContain(place)
    expect((await person.open()).status).toBe(410)
    expect(await badgesOf(person)).toMatchObject([{ id: person.badge.id, status: 'withdrawn' }])
  })

  test.each(['0', '2', '-1', '1e3', '999999', '9999999999', 'constructor', '1%00'])('%s is none', async (list) => {
    expect((await ask(`/status/${list}`)).status).toBe(404)
  })
})

describe('the keys', () => {
  test('are published for any site to read, the public halves alone', async () => {
    const answer = await ask('/.well-known/did.json')
    expect(answer.headers.get('Access-Control-Allow-Origin')).toBe('*')
    expect(answer.headers.get('Cross-Origin-Resource-Policy')).toBe('cross-origin')
    const text = await answer.text()
    expect(text).not.toMatch(/"d":/)
    const did = JSON.parse(text) as Awaited<ReturnType<typeof didDocument>>
    expect(did.id).toBe('did:web:test.invalid')
    expect(did.assertionMethod).toEqual(did.verificationMethod.map(({ id }) => id))
    expect(did.verificationMethod.every(({ controller }) => controller === did.id)).toBe(true)
  })

  test('a stranger at the tab signs in first', async () => {
    expect((await visit('/digital-badges')).headers.get('Location')).toBe('/sign-in?next=%2Fdigital-badges')
  })
})
