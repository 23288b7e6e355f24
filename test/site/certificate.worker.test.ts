import { env } from 'cloudflare:workers'
import { describe, expect, test, vi } from 'vitest'
import type { Document } from '../../src/adapters/signing/data-integrity.ts'
import { findCredentials } from '../../src/checker/contents.ts'
import { addMonths, dayOf } from '../../src/core/calendar.ts'
import { program as neutral } from '../programs/neutral/index.ts'
import { takeInRows } from '../support/candidates.ts'
import { newCandidate, signIn, visit } from '../support/site.ts'
import { didDocument } from '../support/badges.ts'
import { proofHolds } from '../support/signed.ts'
import { countTrips } from '../support/trips.ts'

const today = dayOf(new Date(), neutral.timeZone)
const path = '/certifications/DECK/certificate.pdf'
const candidates = 'candidate_id,first_name,last_name,email,country,localized_first_name,localized_last_name\n'

/** Somebody with a DECK for so many months. */
async function holder(months: number, person = 'Hana,Sato,hana@example.com,JP,花,佐藤') {
  const id = await newCandidate({ '200-301': addMonths(today, -months) })
  const tell = (row: string) => takeInRows('candidates', `${candidates}${id},${row}\n`)
  await tell(person)
  const Cookie = await signIn(id)
  const get = (at = path, headers = {}) => visit(at, { headers: { Cookie, ...headers } })
  return { id, tell, get }
}

const kept = async () => (await env.FILES.list({ prefix: 'documents/' })).objects.map(({ key }) => key)

describe('the PDF certificate', () => {
  test('comes as a file, is kept once made, and is not sent twice', async () => {
    const { id, get } = await holder(12)
    const before = await kept()
    const first = await get()
    expect(first.status).toBe(200)
    expect(first.headers.get('Content-Type')).toBe('application/pdf')
    expect(first.headers.get('Content-Disposition')).toBe(`attachment; filename="DECK-${id}.pdf"`)
    const bytes = new Uint8Array(await first.arrayBuffer())
    expect(new TextDecoder('latin1').decode(bytes.slice(0, 5))).toBe('%PDF-')
    // The certificate, and the badge in it.
    expect(await kept()).toHaveLength(before.length + 2)

    const put = vi.spyOn(env.FILES, 'put')
    const again = await get()
    expect(new Uint8Array(await again.arrayBuffer())).toEqual(bytes)
    expect(put).not.toHaveBeenCalled()
    put.mockRestore()
    const same = await get(path, { 'If-None-Match': first.headers.get('ETag')! })
    expect([same.status, await same.text()]).toEqual([304, ''])
  })

  test('is made anew when the name is corrected, and when it is renewed', async () => {
    const { id, tell, get } = await holder(12)
    const tags = new Set([(await get()).headers.get('ETag')])
    await tell('Hannah,Sato,hana@example.com,JP,花,佐藤')
    tags.add((await get()).headers.get('ETag'))
    await takeInRows(
      'exams',
      `registration_number,candidate_id,exam_code,grade,taken_on\nN${id},${id},350-401,pass,${addMonths(today, -1)}\n`,
    )
    tags.add((await get()).headers.get('ETag'))
    expect(tags.size).toBe(3)
  })

  test('is one trip to the database', async () => {
    const { get } = await holder(12)
    // The first one gives its badge, as a visit to that tab would.
    await get()
    expect(await countTrips(env.DB, async () => void (await get()))).toBe(1)
  })

  test('carries its badge, which others can check', async () => {
    const { get } = await holder(12)
    const pdf = new Uint8Array(await (await get()).arrayBuffer())
    const [text = ''] = (await findCredentials(pdf)).texts
    const credential = JSON.parse(text) as Document & { readonly proof: unknown }
    expect(credential.type).toContain('OpenBadgeCredential')
    expect(text).toContain('Hana')
    expect(await proofHolds(credential, await didDocument())).toBe(true)
    expect(await proofHolds({ ...credential, name: 'Other' }, await didDocument())).toBe(false)
  })

  test('is made all the same while files cannot be kept', async () => {
    const { get } = await holder(12)
    const down = () => Promise.reject(new Error('down'))
    const [read, put] = [
      vi.spyOn(env.FILES, 'get').mockImplementation(down),
      vi.spyOn(env.FILES, 'put').mockImplementation(down),
    ]
    const answer = await get()
    expect(answer.status).toBe(200)
    expect((await answer.arrayBuffer()).byteLength).toBeGreaterThan(10_000)
    read.mockRestore()
    put.mockRestore()
  })

  test('shows the Latin name alone where no font has the other, and logs neither', async () => {
    const lines = vi.spyOn(console, 'error').mockImplementation(() => {})
    const { get } = await holder(12, 'Nino,Beridze,nino@example.com,GE,ნინო,ბერიძე')
    expect((await get()).status).toBe(200)
    const logged = lines.mock.calls.flat().join('\n')
    lines.mockRestore()
    expect(logged).toContain('a certificate lacks characters of a name')
    expect(logged).not.toMatch(/Nino|Beridze|ნინო/)
  })

  test('says so where nothing of a name can be shown', async () => {
    const { get } = await holder(12, ',🎓🎓,x@example.com,GE,,')
    const answer = await get()
    expect(answer.status).toBe(409)
    expect(await answer.text()).toContain('Your record has no name that a certificate can show.')
  })

  test.each([
    ['expired', 60, '', /DECK expired on/],
    ['suspended', 12, 'suspend', /DECK has been suspended since/],
    ['revoked', 12, 'revoke', /DECK was revoked on/],
  ])('of what is %s is a page that says why not', async (_, months, kind, words) => {
    const { id, get } = await holder(months)
    if (kind)
      await takeInRows(
        'adjustments',
        `adjustment_id,candidate_id,certification,kind,on,months,reason\n${id}A,${id},DECK,${kind},${addMonths(today, -1)},,Audit\n`,
      )
    const answer = await get()
    expect(answer.status).toBe(409)
    expect((await answer.text()).replaceAll(/<[^>]+>/g, '')).toMatch(words)
  })

  test.each([
    '/certifications/MATE-ENT/certificate.pdf',
    '/certifications/NONE/certificate.pdf',
    '/certifications/constructor/certificate.pdf',
  ])('of what was never held, %s, is not found', async (at) => {
    expect((await (await holder(12)).get(at)).status).toBe(404)
  })

  test('is listed beside the logo, for what is active today alone', async () => {
    const { get } = await holder(12)
    const html = await (await get('/certifications')).text()
    expect(html).toContain(`<a href="${path}">PDF Certificate</a>`)
    const then = await (await get(`/certifications?on=${addMonths(today, -1)}`)).text()
    expect(then).not.toContain('certificate.pdf')
  })
})
