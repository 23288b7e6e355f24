import { env } from 'cloudflare:workers'
import { beforeAll, describe, expect, test } from 'vitest'
import { goesTo, officeOfTests, pageOf } from '../support/office.ts'
import { takeInRows } from '../support/candidates.ts'
import { countTrips } from '../support/trips.ts'
import { newCandidate, newToken, signIn, visit } from '../support/site.ts'
import { db } from '../support/site.ts'
import { checkLog } from '../../src/work/deeds/check-log.ts'

const { signedIn } = officeOfTests()
type Browser = Awaited<ReturnType<typeof signedIn>>
let desk: Browser

interface Person {
  readonly name: string
  readonly certifications?: readonly { readonly code: string; readonly status: string; readonly why: string }[]
  readonly facts?: readonly {
    readonly kind: string
    readonly key: string
    readonly counts: string
    readonly versions: readonly { readonly file: string; readonly says: string; readonly stands: boolean }[]
  }[]
  readonly log?: readonly { readonly text: string }[]
  readonly reads?: readonly { readonly text: string }[]
}

const readPerson = (browser: Browser, id: string) => browser.json<Person>(`/office/people/${id}`)
const deedsAbout = async (id: string) =>
  (await env.DB.prepare('select what, actor_id from deeds where candidate_id = ? order by id').bind(id).all()).results

beforeAll(async () => {
  desk = await signedIn(['helpdesk'])
})

describe('the page of a person', () => {
  test('shows every fact with all its versions, where each came from, and whether it counts', async () => {
    const id = await newCandidate({ '200-301': '2025-04-01' })
    const header = 'registration_number,candidate_id,exam_code,grade,taken_on'
    await takeInRows(
      'exams',
      `${header}\nR${id}-0,${id},200-301,fail,2025-04-01\nR${id}-9,${id},200-301,pass,2025-06-01\n`,
    )
    const { facts, certifications } = await readPerson(desk, id)
    const exams = facts!.filter(({ kind }) => kind === 'exams')
    expect(exams.map(({ key, counts, versions }) => [key, counts, versions.length])).toEqual([
      [`R${id}-9`, 'yes', 1],
      [`R${id}-0`, 'fail', 2],
    ])
    expect(exams[1]!.versions.map(({ stands }) => stands)).toEqual([false, true])
    expect(certifications!.every(({ why }) => why !== '')).toBe(true)
    const html = await pageOf(desk.get(`/office/people/${id}`))
    for (const words of [
      id,
      'Identity',
      'Certifications',
      'Facts',
      'Timeline',
      'Mails',
      'Who saw this record',
      `${id}@example.com`,
    ])
      expect(html).toContain(words)
    expect(html).toContain(', line 2')
  })

  test('strikes through what was taken back, and shows only what matches', async () => {
    const id = await newCandidate()
    const header = 'registration_number,candidate_id,exam_code,grade,taken_on'
    const file = await takeInRows('exams', `${header}\nR${id}-1,${id},200-301,pass,2025-04-01\n`)
    await env.DB.prepare('update facts set taken_back = 2 where import_id = ?').bind(file).run()
    const html = await pageOf(desk.get(`/office/people/${id}`))
    expect(html).toContain('Withdrawn')
    expect(html).toMatch(/<s>[^<]*200-301/)
    expect(await pageOf(desk.get(`/office/people/${id}?find=nothing+such`))).toContain('No facts match.')
    expect(await pageOf(desk.get(`/office/people/${id}?facts=exams&page=999`))).toContain('<s>')
    const csv = await pageOf(desk.get(`/office/people/${id}?format=csv`))
    expect(csv).toContain('withdrawn')
  })

  test('is read in one trip, and one more writes down who read it', async () => {
    const id = await newCandidate({ '200-301': '2025-04-01' })
    expect(await countTrips(env.DB, async () => void (await desk.get(`/office/people/${id}`)))).toBe(2)
    const cookie = await signIn(id)
    const seen = await pageOf(visit('/transcripts/who-saw-me', { headers: { Cookie: cookie } }))
    expect(seen).toContain('Exam office')
    expect(seen).not.toContain('Colleague helpdesk')
    const archive = await env.DB.prepare('select token_id, colleague_id from record_reads where candidate_id = ?')
      .bind(id)
      .first()
    expect(archive).toEqual({ token_id: '', colleague_id: desk.id })
    const other = await signedIn(['records'])
    const { reads } = await readPerson(other, id)
    expect(reads!.map(({ text }) => text)).toEqual(['Colleague helpdesk, this page'])
  })

  test('still says which program read it', async () => {
    const id = await newCandidate({ '200-301': '2025-04-01' })
    const token = await newToken()
    await visit(`/api/v1/candidates/${id}/standing`, { headers: { Authorization: `Bearer ${token}` } })
    expect((await readPerson(desk, id)).reads!.map(({ text }) => text)).toEqual(['test, by API'])
  })

  test('shows fulfilment orders and addresses, and nothing of the record', async () => {
    const id = await newCandidate({ '200-301': '2025-04-01' })
    const fulfilment = await signedIn(['fulfilment'])
    const html = await pageOf(fulfilment.get(`/office/people/${id}`))
    for (const words of ['Identity', 'Orders', `${id}@example.com`]) expect(html).toContain(words)
    for (const words of ['id="login"', 'id="facts"', 'Timeline', 'Who saw this record', '200-301', 'View as'])
      expect(html).not.toContain(words)
    expect(Object.keys(await readPerson(fulfilment, id))).toEqual(['id', 'name', 'identity', 'orders'])
    expect((await fulfilment.get(`/office/people/${id}?format=csv`)).status).toBe(404)
  })

  test('says nothing of whom nobody knows, and takes any nonsense in its address', async () => {
    expect((await desk.get('/office/people/NOBODY')).status).toBe(404)
    const id = await newCandidate()
    for (const query of ['page=-1', 'page=x', 'facts=%00', 'all=nothing', 'find=%25%27%22', 'done=constructor'])
      expect([query, (await desk.get(`/office/people/${id}?${query}`)).status]).toEqual([query, 200])
    expect((await desk.get(`/office/people/${id}?on=2025-99-99`)).status).toBe(422)
  })
})

describe('the help desk', () => {
  test('sends the login email again, three times in a day at most, and each is in the log', async () => {
    const id = await newCandidate()
    expect(await pageOf(desk.get(`/office/people/${id}/login-mail`))).toContain(`${id}@example.com`)
    const went: (string | null)[] = []
    for (let times = 0; times < 4; times++) {
      const answer = await desk.post(`/office/people/${id}/login-mail`)
      went.push(String(goesTo(answer)[1]).split('done=')[1]!)
    }
    expect(went).toEqual(['login-mail', 'login-mail', 'login-mail', 'login-mail-refused'])
    const mails = await env.DB.prepare('select template from outbox where candidate_id = ?').bind(id).all()
    expect(mails.results).toEqual(Array.from({ length: 3 }, () => ({ template: 'first-login' })))
    expect(await deedsAbout(id)).toEqual(
      Array.from({ length: 3 }, () => ({ what: 'person.login-mail-sent', actor_id: desk.id })),
    )
    expect((await readPerson(desk, id)).log!.map(({ text }) => text)).toContain('You: Sent the login email again')
    expect((await checkLog(db)).problems).toEqual([])
  })

  test('sends several people of one address the email that says so', async () => {
    const [one, other] = [await newCandidate(), await newCandidate()]
    const email = `${one}@shared.invalid`
    for (const id of [one, other])
      await takeInRows('candidates', `candidate_id,last_name,email\n${id},Shared,${email}\n`)
    await desk.post(`/office/people/${one}/login-mail`)
    const mails = await env.DB.prepare('select template from outbox where recipient = ?').bind(email).all()
    expect(mails.results).toEqual([{ template: 'first-login-of-two' }])
  })

  test('signs a person out everywhere: once in the log, and under their Security', async () => {
    const id = await newCandidate()
    const cookies = [await signIn(id), await signIn(id)]
    expect(await pageOf(desk.get(`/office/people/${id}/sign-out`))).toContain('2 devices')
    expect(goesTo(await desk.post(`/office/people/${id}/sign-out`))[0]).toBe(303)
    await desk.post(`/office/people/${id}/sign-out`)
    for (const Cookie of cookies) expect((await visit('/home', { headers: { Cookie } })).status).toBe(303)
    expect(await deedsAbout(id)).toEqual([{ what: 'person.signed-out', actor_id: desk.id }])
    const again = await signIn(id)
    const security = await pageOf(visit('/personal-info/security', { headers: { Cookie: again } }))
    expect(security).toContain('Exam office')
    expect(security).toContain('2 sessions')
  })

  test('does nothing to whom nobody knows', async () => {
    for (const what of ['login-mail', 'sign-out']) {
      expect((await desk.get(`/office/people/NOBODY/${what}`)).status).toBe(404)
      expect((await desk.post(`/office/people/NOBODY/${what}`)).status).toBe(404)
    }
    expect(await deedsAbout('NOBODY')).toEqual([])
  })
})
