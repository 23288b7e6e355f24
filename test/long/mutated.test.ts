import { idOf, program } from '../support/chosen.ts'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { afterAll, expect, test } from 'vitest'
import { type DevServer, startBareServer } from '../support/dev-server.ts'
import { mutatedFile } from '../support/mutated.ts'
import { until } from '../support/patience.ts'

const folder = mkdtempSync(join(tmpdir(), 'certification-mutated-'))

afterAll(() => rmSync(folder, { recursive: true, force: true }))

interface Report {
  readonly id: string
  readonly state: string
  readonly rows: number
  readonly [count: string]: number | string
}

test('six hundred damaged files give no fault, each ends with counts that add up, and a rebuild changes nothing after them', async ({
  annotate,
}) => {
  const seed = Math.floor(Math.random() * 2 ** 31)
  await annotate(`seed: ${seed}`)
  const server = await startBareServer({ PERSIST_TO: folder })
  try {
    const people: [string, string] = [idOf(7, 1), idOf(7, 2)]
    let made = 0
    for (const { kind, bytes } of fc.sample(mutatedFile(people, program.certifications[0]!.code), {
      seed,
      numRuns: 600,
    })) {
      const stamp = new Date(Date.UTC(2026, 3, 1) + made * 1000).toISOString().replaceAll(/[-:]|\.\d+Z/g, '')
      const { status, body } = await ask(server, `imports?name=${kind}-${stamp.replace('T', '-')}.csv`, bytes)
      expect(status).toBe(202)
      const report = await ended(server, body.id)
      const { rows, accepted, updated, unchanged, superseded, unmatched, held, rejected } = report
      expect(
        [accepted, updated, unchanged, superseded, unmatched, held, rejected].reduce(
          (sum: number, one) => sum + Number(one),
          0,
        ),
      ).toBe(rows)
      expect(['done', 'failed']).toContain(report.state)
      expect(String(report.reason)).not.toContain('fault of ours')
      if (++made % 100 === 0) await annotate(`${made} files of seed ${seed}`)
    }
    const { body } = await ask(server, 'holdings/rebuild', new Uint8Array())
    expect(body).toMatchObject({ gone: [], written: [], activities: 0 })
  } finally {
    await server.stop()
  }
})

async function ask({ dev }: DevServer, path: string, sent?: Uint8Array<ArrayBuffer>) {
  const headers = { Authorization: `Bearer ${dev.operatorToken}`, 'Content-Type': 'text/csv' }
  const init = sent ? { method: 'POST', body: sent, headers } : { headers }
  const answer = await fetch(`${dev.url}/api/v1/${path}`, init)
  return { status: answer.status, body: (await answer.json()) as Report }
}

function ended(server: DevServer, id: string): Promise<Report> {
  const look = async () => (await ask(server, `imports/${id}`)).body
  return until(look, { isDone: ({ state }) => state === 'done' || state === 'failed', orElse: `${id} did not end` })
}
