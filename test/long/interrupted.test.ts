import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { takeIn } from '../support/interrupted.ts'

const size = { people: 400, rows: 100_000 }
const folder = mkdtempSync(join(tmpdir(), 'certification-interrupted-'))

afterAll(() => rmSync(folder, { recursive: true, force: true }))

test('killed before the first row and at twenty random moments of a long import, it finishes by itself, and all is as if undisturbed', async ({
  annotate,
}) => {
  const kills = ['at once' as const, ...Array.from({ length: 20 }, () => Math.random() * 700)]
  const { interrupted, undisturbed } = await takeIn(folder, size, kills, annotate)
  expect(undisturbed.counts).toMatchObject({ state: 'done', rows: size.rows, accepted: size.rows })
  expect(interrupted).toEqual(undisturbed)
})
