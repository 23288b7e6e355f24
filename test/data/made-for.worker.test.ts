import { expect, test } from 'vitest'
import { claimDatabase } from '../../src/data/made-for.ts'
import { db } from '../support/site.ts'

test('a database is that program’s which asked first', async () => {
  expect(await claimDatabase(db, 'first')).toBe('first')
  expect(await claimDatabase(db, 'second')).toBe('first')
  expect(await claimDatabase(db, 'first')).toBe('first')
})
