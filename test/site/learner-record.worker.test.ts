import { env } from 'cloudflare:workers'
import { describe, expect, test } from 'vitest'
import { endOfDay, startOfDay } from '../../src/core/zoned-days.ts'
import type { Document } from '../../src/adapters/signing/data-integrity.ts'
import { addDays } from '../../src/core/calendar.ts'
import { checkFile } from '../../src/checker/check.ts'
import { program as neutral } from '../programs/neutral/index.ts'
import { didDocument, placesSet } from '../support/badges.ts'
import { proofHolds } from '../support/signed.ts'
import { takeInRows } from '../support/candidates.ts'
import { good, holder, open, plain, today, viewsOf } from '../support/transcripts.ts'
import { countTrips } from '../support/trips.ts'

interface LearnerRecord extends Document {
  readonly id: string
  readonly partial: boolean
  readonly validFrom: string
  readonly proof: readonly [{ readonly created: string }]
  readonly credentialStatus: { readonly statusListIndex: string; readonly statusListCredential: string }
  readonly validUntil?: string
  readonly credentialSubject: {
    readonly identifier: readonly { readonly identityHash: string }[]
    readonly verifiableCredential: readonly (Document & { readonly name: string })[]
  }
}

async function shared(changes: Record<string, string> = {}, more: Record<string, string> = {}) {
  // Earned before today: what is suspended on the day itself is not renewed on it, and ends earlier.
  const person = await holder({ '350-401': addDays(today, -1), '300-410': addDays(today, -1) })
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
    expect([...new Set(outcomes)]).toEqual(['yes,yes,yes,yes,yes'])
  })

  test('counts as an opening, is kept, and ends with the link', async () => {
    const { at, transcript } = await shared()
    const first = await read(at)
    expect(await viewsOf(transcript, 1)).toBe(1)
    expect(await read(at)).toEqual(first)
    expect(first.validUntil).toBe(endOfDay(good.expiresOn, neutral.timeZone))
    expect(first.validFrom).toBe(startOfDay(today, neutral.timeZone))
    expect(first.proof[0].created >= first.validFrom).toBe(true)
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
    expect([answer.status, (await answer.text()).includes('isn’t available as a learner record')]).toEqual([409, true])
  })

  test('is what a reader is told to check, and the number of the transcript is told apart from a code', async () => {
    const { link, get, transcript } = await shared()
    for (const page of [await open(link.path), await get(`/transcripts/${transcript}/view`)]) {
      const html = await page.text()
      expect(html).toContain('<a href="/verify#check-a-file">Check a file</a>')
      expect(plain(html)).toContain('Download the signed learner record (CLR), and choose it under')
      expect(plain(html)).toContain('The number above is not a verification code.')
    }
  })

  test('where there is none, a reader is told to ask for the code of a certificate', async () => {
    const { link, post } = await shared({ showsDates: '' })
    const html = await (await open(link.path)).text()
    expect(html).toContain('<a href="/verify">Verify a certificate</a>')
    expect(plain(html)).toContain('Ask Hana Sato for a certificate’s code, and enter it under')
    expect(plain(html)).toContain('The number above is not a verification code.')
    expect(html).not.toContain('Check a file')
    // Before it is made, a transcript has no number to be told of.
    const fresh = plain(await (await post('/transcripts/preview', good)).text())
    expect(fresh).toContain('Download the signed learner record (CLR)')
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

/** Is the place of a record set that was downloaded before? */
const isRevoked = async ({ credentialStatus }: LearnerRecord) =>
  (await placesSet('records-1')).has(Number(credentialStatus.statusListIndex))

describe('the place of a learner record on its list', () => {
  test('is its own, on a list that is signed like that of badges', async () => {
    const { at, transcript, share } = await shared()
    const record = await read(at)
    expect(record.credentialStatus).toMatchObject({
      type: 'BitstringStatusListEntry',
      statusPurpose: 'revocation',
      statusListCredential: 'http://test.invalid/status/records-1',
    })
    const other = await read(`${(await share(transcript)).path}/clr`)
    expect(other.credentialStatus.statusListIndex).not.toBe(record.credentialStatus.statusListIndex)
    expect([await isRevoked(record), await isRevoked(other)]).toEqual([false, false])
    const answer = await open('/status/records-1')
    const list = await answer.json<Document>()
    expect(list).toMatchObject({ id: 'http://test.invalid/status/records-1', issuer: 'did:web:test.invalid' })
    expect(await proofHolds(list, await didDocument())).toBe(true)
    for (const none of ['records-0', 'records-2', 'records-', 'records-1e3', 'records-9999999', 'Records-1'])
      expect((await open(`/status/${none}`)).status).toBe(404)
  })

  test('is set for good once the transcript is disabled; enabled again, it gets another', async () => {
    const { at, transcript, get, post } = await shared()
    const before = await read(at)
    // What can't be undone is said before the button.
    const page = plain(await (await get(`/transcripts/${transcript}`)).text())
    expect(page).toContain('you revoke it for good when you disable or delete the transcript, or end their link.')
    const deleting = plain(await (await get(`/transcripts/${transcript}/delete`)).text())
    expect(deleting).toContain('that is revoked too. You can’t undo this. “Who saw me” still lists')
    await post(`/transcripts/${transcript}/disable`)
    expect(await isRevoked(before)).toBe(true)
    await post(`/transcripts/${transcript}/enable`)
    const after = await read(at)
    expect(after.id).toBe(before.id)
    expect([await isRevoked(before), await isRevoked(after)]).toEqual([true, false])
  })

  test('is set once the transcript is deleted, by its owner alone', async () => {
    const [{ at, transcript, post }, cleo] = [await shared(), await holder()]
    const record = await read(at)
    for (const deed of ['disable', 'delete']) await cleo.post(`/transcripts/${transcript}/${deed}`)
    expect(await isRevoked(record)).toBe(false)
    await post(`/transcripts/${transcript}/delete`)
    expect(await isRevoked(record)).toBe(true)
  })

  test('is set once its link is ended, and not for that of others', async () => {
    const { at, link, transcript, post, share } = await shared()
    const other = await share(transcript)
    const [mine, theirs] = [await read(at), await read(`${other.path}/clr`)]
    await post(`/transcripts/${transcript}/shares/${link.id}/end`)
    expect([await isRevoked(mine), await isRevoked(theirs)]).toEqual([true, false])
  })

  test('is set once a badge in it is revoked for good, and stays free for a record without that badge', async () => {
    const { at, id } = await shared()
    const before = await read(at)
    await takeInRows(
      'adjustments',
      `adjustment_id,candidate_id,certification,kind,on,months,reason\n${id}revoke,${id},DECK,revoke,${today},,Audit\n`,
    )
    expect(await isRevoked(before)).toBe(true)
    const after = await read(at)
    const names = (record: LearnerRecord) => record.credentialSubject.verifiableCredential.map(({ name }) => name)
    expect(names(before)).toContain('Harbour Certified Network Deckhand')
    expect(names(after)).not.toContain('Harbour Certified Network Deckhand')
    expect([await isRevoked(before), await isRevoked(after)]).toEqual([true, false])
  })

  test('stays as it is for a suspension, a consent taken back, another selection and the next day', async () => {
    const { at, id, transcript, post, answer } = await shared()
    const before = await read(at)
    await post(`/transcripts/${transcript}`, { ...good, remarks: 'Other words' })
    expect((await read(at)).credentialStatus).toEqual(before.credentialStatus)
    await takeInRows(
      'adjustments',
      `adjustment_id,candidate_id,certification,kind,on,months,reason\n${id}suspend,${id},DECK,suspend,${today},,Audit\n`,
    )
    expect((await read(at)).credentialStatus).not.toEqual(before.credentialStatus)
    await answer('no')
    expect(await isRevoked(before)).toBe(false)
  })

  test('is one, however many ask at once', async () => {
    const { at } = await shared()
    const records = await Promise.all([read(at), read(at), read(at)])
    expect(new Set(records.map(({ credentialStatus }) => credentialStatus.statusListIndex)).size).toBe(1)
  })
})
