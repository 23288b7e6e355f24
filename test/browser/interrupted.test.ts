import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { takeIn } from '../support/interrupted.ts'

const people = 60
/** The second where the first has been taken in before it could be killed among its rows. */
const sizes = [4000, 20_000]
const folder = mkdtempSync(join(tmpdir(), 'certification-interrupted-'))

afterAll(() => rmSync(folder, { recursive: true, force: true }))

// At every word with the database: test/work/imports-cut.worker.test.ts. At random moments: test/long.
test('killed before and amid the rows of an import, it finishes by itself, and all is as if undisturbed', async ({
  annotate,
}) => {
  for (const rows of sizes) {
    const [undisturbed, interrupted] = await Promise.all([
      takeIn(join(folder, `undisturbed-${rows}`), { people, rows }, [], annotate),
      takeIn(join(folder, `interrupted-${rows}`), { people, rows }, ['at once', 'amid'], annotate),
    ])
    expect(undisturbed.counts).toMatchObject({ state: 'done', rows, accepted: rows })
    expect(interrupted.counts).toEqual(undisturbed.counts)
    expect(interrupted.contents).toEqual(undisturbed.contents)
    if (interrupted.killedAt[0]! < rows) return
  }
  expect.fail('It was never killed among its rows.')
})
