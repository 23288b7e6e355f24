import { env } from 'cloudflare:workers'
import { beforeAll, describe, expect, test } from 'vitest'
import { mailsTo, watchMail } from '../support/mail.ts'
import { officeOfTests } from '../support/office.ts'
import { takeInRows } from '../support/candidates.ts'
import { newCandidate, newToken, visit } from '../support/site.ts'

const { signedIn } = officeOfTests()
let token: string
let clerk: Awaited<ReturnType<typeof signedIn>>

beforeAll(async () => {
  watchMail()
  token = await newToken()
  clerk = await signedIn(['records'])
})

interface View {
  readonly lede: string
  readonly groups: readonly {
    title: string
    rows: readonly { label: string; from: string; into: string; after: string }[]
  }[]
  readonly factsVersions: readonly [string, number][]
}

const address = (from: string, into: string) => `/office/merges/new?from=${from}&into=${into}`
const versions = ({ factsVersions }: View) => JSON.stringify(factsVersions)

async function standingOf(id: string) {
  const answer = await visit(`/api/v1/candidates/${id}/standing`, { headers: { Authorization: `Bearer ${token}` } })
  const { certifications } = await answer.json<{ certifications: { code: string; status: string }[] }>()
  return certifications
    .filter(({ status }) => status === 'active')
    .map(({ code }) => code)
    .sort()
}

describe('Merging in the office', () => {
  test('shows both records, merges them, tells both addresses, leads to the one person, and undoes it', async () => {
    const [from, into] = [
      await newCandidate({ '350-701': '2025-05-01' }),
      await newCandidate({ '300-710': '2025-06-01' }),
    ]
    const html = await (await clerk.get(address(from, into))).text()
    expect(html).toContain(`Merge ${from} into ${into}?`)
    const view = await clerk.json<View>(address(from, into))
    expect(view.lede).toContain('would hold 3 certifications instead of 1 and 1. Nobody loses anything and no badge')
    const rows = Object.fromEntries(view.groups.flatMap(({ rows: own }) => own.map((row) => [row.label, row])))
    expect(rows['Codes']).toMatchObject({ after: '2, all verify for this person' })
    expect(rows['Exams and credits']).toMatchObject({ after: '2 exams, 0 credits' })

    const fields = { from, into, versions: versions(view), why: 'request', case: 'C-1' }
    const answer = await clerk.post('/office/merges', fields)
    expect([answer.status, answer.headers.get('Location')]).toEqual([303, `/office/people/${into}?done=merged`])
    expect(await standingOf(into)).toEqual(['MATE-SEC', 'SKIL-300-710', 'SKIL-350-701'])
    const old = await clerk.get(`/office/people/${from}`)
    expect([old.status, old.headers.get('Location')]).toEqual([303, `/office/people/${into}`])
    const person = await (await clerk.get(`/office/people/${into}`)).text()
    expect(person).toContain('Also known as')
    expect(person).toContain(`/office/merges/${from}/undo`)
    for (const id of [from, into]) {
      const mails = await mailsTo(`${id}@example.com`)
      expect(mails.map(({ subject }) => subject)).toEqual(['Two records were merged'])
      expect(mails[0]!.text).toContain('/undo-merge/')
    }

    const undo = await clerk.json<View & { mergeId: string }>(`/office/merges/${from}/undo`)
    const undone = await clerk.post(`/office/merges/${from}/undo`, { merge: undo.mergeId, versions: versions(undo) })
    expect([undone.status, undone.headers.get('Location')]).toEqual([303, `/office/people/${from}?done=parted`])
    expect([await standingOf(from), await standingOf(into)]).toEqual([['SKIL-350-701'], ['SKIL-300-710']])
    const again = await clerk.post(`/office/merges/${from}/undo`, { merge: undo.mergeId, versions: versions(undo) })
    expect(again.status).toBe(404)
    const log = await env.DB.prepare(
      "select what, reason from deeds where object_kind = 'merge' and candidate_id = ? order by id",
    )
      .bind(into)
      .all()
    expect(log.results).toEqual([
      { what: 'records.merged', reason: 'request' },
      { what: 'records.parted', reason: null },
    ])
  })

  test('does nothing where a record has changed since, twice at once, or with what the page did not send', async () => {
    const [from, into] = [await newCandidate({ '200-301': '2025-05-01' }), await newCandidate()]
    const view = await clerk.json<View>(address(from, into))
    const send = (fields: Readonly<Record<string, string>>) =>
      clerk.post('/office/merges', { from, into, versions: versions(view), why: 'request', ...fields })
    for (const sent of ['', '[]', '{}', '[["x",1]]', 'null', '[1]'])
      expect((await send({ versions: sent })).status).toBe(409)
    expect((await send({ why: 'nonsense' })).status).toBe(422)
    expect((await send({ from: 'HARB00000000' })).status).toBe(422)
    expect((await send({ from: into })).status).toBe(422)
    expect((await clerk.get(address('<b>', into))).status).toBe(422)
    await takeInRows(
      'exams',
      `registration_number,candidate_id,exam_code,grade,taken_on\nM${from},${from},350-401,pass,2026-02-01\n`,
    )
    const moved = await send({})
    expect(moved.status).toBe(409)
    expect(await moved.text()).toContain('A record has changed since you looked')

    const fresh = await clerk.json<View>(address(from, into))
    const both = await Promise.all([1, 2].map(() => send({ versions: versions(fresh) })))
    expect(both.map(({ status }) => status).filter((status) => status === 303)).toHaveLength(1)
    expect((await clerk.get(address(from, await newCandidate()))).status).toBe(422)
    const count = await env.DB.prepare(
      "select count(*) as n from deeds where what = 'records.merged' and candidate_id = ?",
    )
      .bind(into)
      .first('n')
    expect(count).toBe(1)
  })

  test('lets staff withdraw a fact of a merged record', async () => {
    const [from, into] = [await newCandidate({ '200-301': '2025-05-01' }), await newCandidate()]
    const view = await clerk.json<View>(address(from, into))
    await clerk.post('/office/merges', { from, into, versions: versions(view), why: 'request' })
    const fields = { kind: 'exams', key: `R${from}-0`, why: 'other', reason: 'A test' }
    const preview = await (await clerk.post(`/office/people/${into}/changes/withdraw`, fields)).text()
    const sent = /name="versions" value="([^"]*)"/.exec(preview)![1]!.replaceAll('&quot;', '"')
    const done = await clerk.post(`/office/people/${into}/changes/withdraw/confirm`, { ...fields, versions: sent })
    expect(done.status).toBe(303)
    expect(await standingOf(into)).toEqual([])
  })
})
