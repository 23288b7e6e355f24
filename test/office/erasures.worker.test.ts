import { env } from 'cloudflare:workers'
import { beforeAll, describe, expect, test } from 'vitest'
import { checkLog } from '../../src/work/deeds/check-log.ts'
import { eraseSome } from '../../src/work/erasures/erase-some.ts'
import { program as neutral } from '../programs/neutral/index.ts'
import { goesTo, officeOfTests, pageOf } from '../support/office.ts'
import { db, newCandidate, newToken, sendFeed, feedName } from '../support/site.ts'

const { signedIn } = officeOfTests()
type Browser = Awaited<ReturnType<typeof signedIn>>
let [one, other]: Browser[] = []

beforeAll(async () => {
  one = await signedIn(['owner'])
  other = await signedIn(['owner'])
})

const at = (id: string, what = '') => `/office/people/${id}/erase${what}`
const versionIn = (html: string) => /name="version" value="(\d+)"/.exec(html)![1]!
const stateOf = async (id: string) =>
  (await env.DB.prepare('select state from erasures where candidate_id = ?').bind(id).first())?.state
const deedsAbout = async (id: string) =>
  (await env.DB.prepare('select what, actor_id as who from deeds where candidate_id = ? order by id').bind(id).all())
    .results

async function asked(by: Browser, id: string) {
  const version = versionIn(await pageOf(by.get(at(id))))
  expect(goesTo(await by.post(at(id), { version, reason: 'request' }))).toEqual([303, at(id)])
  return version
}

describe('erasing a person from their page', () => {
  test('takes two owners: what goes and stays is shown, and the one who asked cannot confirm it', async () => {
    const id = await newCandidate({ '200-301': '2025-04-01' })
    expect(await pageOf(one!.get(`/office/people/${id}`))).toContain(at(id))
    const preview = await pageOf(one!.get(at(id)))
    for (const words of [
      'What is erased',
      'What stays',
      '2 versions of facts',
      '1 verification code',
      'This can’t be undone',
    ])
      expect(preview).toContain(words)

    const version = await asked(one!, id)
    expect(await pageOf(one!.get(at(id)))).not.toContain('Erase this record for good')
    expect((await one!.post(at(id, '/confirm'), { version })).status).toBe(409)
    expect(await stateOf(id)).toBe('asked')
    expect(await pageOf(other!.get('/office'))).toContain(`asked to erase the record ${id}`)

    expect(await pageOf(other!.get(at(id)))).toContain('Erase this record for good')
    const twice = await Promise.all([1, 2].map(() => other!.post(at(id, '/confirm'), { version })))
    expect(twice.map(({ status }) => status).sort()).toEqual([303, 409].sort())
    // Through the files of other tests it need not go.
    await eraseSome({ ...env, FILES: env.FILES_C }, neutral, { isSpent: () => false })
    expect(await stateOf(id)).toBe('done')
    expect(await deedsAbout(id)).toEqual([
      { what: 'person.erasure-asked', who: one!.id },
      { what: 'person.erased', who: other!.id },
    ])
    expect((await checkLog(db)).problems).toEqual([])

    const erased = await pageOf(one!.get(`/office/people/${id}`))
    expect(erased).toContain('This record was erased')
    expect(erased).toContain('/verify/')
    expect(erased).not.toContain(`Person ${id}`)
    for (const path of [at(id), `/office/people/${id}/login-mail`, `/office/people/${id}/changes/grant`])
      expect([path, (await one!.get(path)).status]).toEqual([path, 404])
    expect(await (await one!.get(`/office/people?q=${id}`)).headers.get('Location')).toBe(`/office/people/${id}`)
  })

  test('asks again where the record has changed, and can be dropped by either', async () => {
    const id = await newCandidate()
    const version = await asked(one!, id)
    await sendFeed(
      await newToken(),
      feedName('exams'),
      `registration_number,candidate_id,exam_code,grade,taken_on\nE${id},${id},200-301,pass,2025-04-01\n`,
    )
    const answer = await other!.post(at(id, '/confirm'), { version })
    expect(answer.status).toBe(409)
    expect(await pageOf(answer)).toContain('The record has changed')
    expect((await other!.post(at(id, '/drop'))).status).toBe(303)
    expect(await stateOf(id)).toBeUndefined()
  })

  test('refuses nonsense, unknown people and every other role', async () => {
    const id = await newCandidate()
    const version = versionIn(await pageOf(one!.get(at(id))))
    expect((await one!.post(at(id), { version, reason: 'because' })).status).toBe(422)
    expect((await one!.post(at(id), { version: '-1', reason: 'request' })).status).toBe(409)
    expect((await one!.post(at(id, '/confirm'), { version })).status).toBe(404)
    expect((await one!.get(at('NOBODY1'))).status).toBe(404)
    const records = await signedIn(['records', 'helpdesk'])
    expect((await records.post(at(id), { version, reason: 'request' })).status).toBe(404)
    expect(await stateOf(id)).toBeUndefined()
  })
})
