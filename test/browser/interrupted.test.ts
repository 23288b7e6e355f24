import { mkdtempSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { takeIn } from '../support/interrupted.ts'

const people = 60
/** The second where the first has been taken in before it could be killed among its rows. */
const sizes = [4000, 20_000]
const folder = mkdtempSync(join(tmpdir(), 'certification-interrupted-'))

afterAll(() => rmSync(folder, { recursive: true, force: true }))

// At every word with the database: test/work/imports-cut.worker.test.ts. Before any row and at random moments: test/long.
test('killed amid the rows of an import, it finishes by itself, and all is as if undisturbed', async ({ annotate }) => {
  for (const rows of sizes) {
    const stateFolder = join(folder, String(rows))
    const end = await takeIn(stateFolder, { people, rows }, ['amid'], annotate)
    expect(end.undisturbed.counts).toMatchObject({ state: 'done', rows, accepted: rows })
    expect(end.interrupted).toEqual(end.undisturbed)
    expect(end.undisturbed.contents.length).toBeGreaterThan(rows)
    // Each start goes on with the token of the one before, which is for the owner's eyes; the last is gone with all its children.
    expect(end.tokens).toHaveLength(1)
    expect(statSync(join(stateFolder, 'dev.json')).mode & 0o777).toBe(0o600)
    await expect(fetch(`${end.url}/healthz`)).rejects.toThrow()
    if (end.killedAt[0]! < rows) return
  }
  expect.fail('It was never killed among its rows.')
})
