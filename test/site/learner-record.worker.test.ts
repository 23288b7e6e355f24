import { env } from 'cloudflare:workers'
import { describe, expect, test } from 'vitest'
import type { Document } from '../../src/adapters/signing/data-integrity.ts'
import { checkFile } from '../../src/checker/check.ts'
import { didDocument } from '../support/badges.ts'
import { proofHolds } from '../support/signed.ts'
import { good, holder, open, plain, today, viewsOf } from '../support/transcripts.ts'
import { countTrips } from '../support/trips.ts'

type Signed = Document & { readonly proof: unknown }

interface LearnerRecord extends Signed {
  readonly id: string
  readonly partial: boolean
  readonly validUntil?: string
  readonly credentialSubject: {
    readonly identifier: readonly { readonly identityHash: string }[]
    readonly verifiableCredential: readonly (Signed & { readonly name: string })[]
  }
}

async function shared(changes: Record<string, string> = {}, more: Record<string, string> = {}) {
  const person = await holder({ '350-401': today, '300-410': today })
  const transcript = await person.create(changes)
  const link = await person.share(transcript, more)
  return { ...person, transcript, link, at: `${link.path}/clr` }
}

const read = async (at: string) => (await open(at)).json<LearnerRecord>()

describe('a transcript as a learner record', () => {
  test('holds the badge of each active certification, each and all with a proof of their own', async () => {
    const { at, link } = await shared()
    const answer = await open(at)
    expect([answer.status, answer.headers.get('Content-Type')]).toEqual([200, 'application/vc+ld+json'])
    expect(answer.headers.get('Content-Disposition')).toContain(`transcript-${link.id}.json`)
    expect(answer.headers.get('X-Robots-Tag')).toContain('noindex')
    const record = await answer.json<LearnerRecord>()
    const inside = record.credentialSubject.verifiableCredential
    expect(inside.map(({ name }) => name)).toContain('Harbour Certified Network Deckhand')
    expect(inside.length).toBeGreaterThanOrEqual(3)
    const did = await didDocument()
    for (const one of [record, ...inside]) expect(await proofHolds(one, did)).toBe(true)
    expect(await proofHolds({ ...record, partial: false }, did)).toBe(false)
    expect(record.partial).toBe(true)
    expect(record.credentialSubject.identifier[0]!.identityHash).toBe('Hana Sato')
    expect(JSON.stringify(record)).not.toMatch(/registration|Asked by Kim|Kobe/i)
  })

  test('has nothing that its owner wrote: the issuer signs none of their words', async () => {
    const { at, link } = await shared({ remarks: 'The best engineer of all' })
    expect(await (await open(link.path)).text()).toContain('The best engineer of all')
    const record = await read(at)
    expect(record).not.toHaveProperty('description')
    expect(JSON.stringify(record)).not.toContain('The best engineer of all')
  })

  test('is found good by the checker, with all that is in it', async () => {
    const { at } = await shared()
    const bytes = new Uint8Array(await (await open(at)).arrayBuffer())
    const result = await checkFile(bytes, {
      now: new Date(),
      own: 'http://test.invalid',
      allowed: new Set(['test.invalid']),
      fetch: async (url) => {
        const page = await open(new URL(url).pathname, { Accept: 'application/json' })
        return { status: page.status, type: '', text: await page.text() }
      },
    })
    if (!result.ok) throw new Error(result.sentence)
    const outcomes = [result.checked, ...result.checked.inside].map(({ verdicts }) =>
      verdicts.map(({ outcome }) => outcome).join(),
    )
    // The record itself names no list: this site says that its transcript is shared.
    expect([...new Set(outcomes)]).toEqual(['yes,yes,yes,yes,yes'])
  })

  test('counts as an opening, is kept, and ends with the link', async () => {
    const { at, transcript } = await shared()
    const first = await read(at)
    expect(await viewsOf(transcript, 1)).toBe(1)
    expect(await read(at)).toEqual(first)
    expect((first.validUntil ?? '') > today).toBe(true)
    expect(await countTrips(env.DB, async () => void (await open(at)))).toBeLessThanOrEqual(3)
  })

  test.each([
    ['days', { showsDates: '' }],
    ['expirations', { showsExpirations: '' }],
    ['the name', { names: 'localized' }],
  ])('is not offered by a transcript that hides %s, which its badges would tell', async (_, changes) => {
    const { at, link } = await shared(changes)
    expect(await (await open(link.path)).text()).not.toContain('/clr')
    const answer = await open(at)
    expect([answer.status, (await answer.text()).includes('cannot be had as a learner record')]).toEqual([409, true])
  })

  test('is what a reader is told to check, and the number of the transcript is told apart from a code', async () => {
    const { link, get, transcript } = await shared()
    for (const page of [await open(link.path), await get(`/transcripts/${transcript}/view`)]) {
      const html = await page.text()
      expect(html).toContain('<a href="/verify#check-a-file">Check a file</a>')
      expect(plain(html)).toContain('Get its signed learner record (CLR), and choose it under')
      expect(plain(html)).toContain('The number above is that of the transcript, and no code.')
    }
  })

  test('where there is none, a reader is told to ask for the code of a certificate', async () => {
    const { link, post } = await shared({ showsDates: '' })
    const html = await (await open(link.path)).text()
    expect(html).toContain('<a href="/verify">Verify a certificate</a>')
    expect(plain(html)).toContain('Ask Hana Sato for the code of a certificate, and enter it under')
    expect(plain(html)).toContain('The number above is that of the transcript, and no code.')
    expect(html).not.toContain('Check a file')
    // Before it is made, a transcript has no number to be told of.
    const fresh = plain(await (await post('/transcripts/preview', good)).text())
    expect(fresh).toContain('Get its signed learner record (CLR)')
    expect(fresh).not.toContain('The number above')
  })

  test('is none where the page is none, and asks for the code where the page does', async () => {
    const { at, link, post, transcript, answer } = await shared()
    expect(await (await open(link.path)).text()).toContain(`<a href="${at}">Signed learner record (CLR)</a>`)
    await post(`/transcripts/${transcript}/disable`)
    expect((await open(at)).status).toBe(404)
    await answer('no')
    expect((await open(at)).status).toBe(404)
    expect((await open('/transcript/ZZZZZZZZZZZZZZZZ/clr')).status).toBe(404)
    const guarded = await shared({}, { withCode: 'yes' })
    const shut = await open(guarded.at)
    expect(shut.headers.get('Content-Type')).toContain('text/html')
    expect(await shut.text()).not.toContain('Hana')
  })
})
