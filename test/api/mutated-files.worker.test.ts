import fc from 'fast-check'
import { expect, test } from 'vitest'
import { mutatedFile } from '../support/mutated.ts'
import { feedName, newCandidate, newToken, postFeed, type Report, visit, waitForReport } from '../support/site.ts'

const files = 60

test('sixty damaged files give no fault, each ends with counts that add up, and a rebuild changes nothing after them', async () => {
  const token = await newToken()
  const people: [string, string] = [await newCandidate(), await newCandidate()]
  const ends = new Map<string, number>()
  for (const { kind, bytes } of fc.sample(mutatedFile(people, 'DECK'), { seed: 20_261_126, numRuns: files })) {
    const answer = await postFeed(token, feedName(kind), bytes, { 'Content-Length': String(bytes.byteLength) })
    expect(answer.status).toBe(202)
    const report = await waitForReport(token, (await answer.json<Report>()).id)
    const { rows, accepted, updated, unchanged, superseded, unmatched, held, rejected } = report
    expect(accepted + updated + unchanged + superseded + unmatched + held + rejected).toBe(rows)
    expect(report.state === 'failed' ? report.reason : 'done').toMatch(/^(done|.+\.)$/)
    expect(report.reason ?? '').not.toContain('fault of ours')
    ends.set(report.state, (ends.get(report.state) ?? 0) + 1)
  }
  expect([...ends.keys()].toSorted()).toEqual(['done', 'failed'])
  expect(await rebuilt(token, people)).toEqual([])
})

/** What a rebuild changes for these people. */
async function rebuilt(token: string, people: readonly string[]): Promise<unknown[]> {
  const changed: { candidateId: string }[] = []
  for (let after: string | undefined = ''; after !== undefined;) {
    const path: string = `/api/v1/holdings/rebuild?after=${after}`
    const answer = await visit(path, { method: 'POST', headers: { Authorization: `Bearer ${token}` } })
    const step: { gone: { candidateId: string }[]; written: { candidateId: string }[]; next?: string } =
      await answer.json()
    changed.push(...step.gone, ...step.written)
    after = step.next
  }
  return changed.filter(({ candidateId }) => people.includes(candidateId))
}
