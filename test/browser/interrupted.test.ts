import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { takeIn } from '../support/interrupted.ts'

const size = { people: 150, rows: 9000 }
const folder = mkdtempSync(join(tmpdir(), 'certification-interrupted-'))

afterAll(() => rmSync(folder, { recursive: true, force: true }))

// At every word with the database: test/work/imports-cut.worker.test.ts. At random moments: test/long.
test('killed before and amid the rows of an import, it finishes by itself, and all is as if undisturbed', async ({
  annotate,
}) => {
  const [undisturbed, interrupted] = await Promise.all([
    takeIn(join(folder, 'undisturbed'), size, [], annotate),
    takeIn(join(folder, 'interrupted'), size, ['at once', 'amid'], annotate),
  ])
  expect(undisturbed.counts).toMatchObject({ state: 'done', rows: size.rows, accepted: size.rows })
  expect(interrupted.counts).toEqual(undisturbed.counts)
  expect(interrupted.contents).toEqual(undisturbed.contents)
  expect(interrupted.killedAt[0]).toBeLessThan(size.rows)
})
