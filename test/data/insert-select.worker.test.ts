import { inArray, sql } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { insertEach, insertSelect } from '../../src/data/insert-select.ts'
import { outbox } from '../../src/data/mail/schema-mail.ts'
import { db } from '../support/site.ts'

const at = '2020-01-01T00:00:00.000Z'
const nothing = { candidateId: null, error: null, body: null, messageId: null, sentAt: null }
const usual = {
  ...nothing,
  againAt: null,
  handledAt: null,
  tries: 0,
  deliveredAt: null,
  failedAt: null,
  refusedAt: null,
  createdAt: at,
  nextAt: at,
}
const find = (...ids: string[]) => db.select().from(outbox).where(inArray(outbox.id, ids)).orderBy(outbox.id)

test('what is selected lands under its name, in whatever order; the rest is what the table has for it', async () => {
  // In another order than the table's, with a list, a number beside text, and an expression.
  await insertSelect(
    db,
    outbox,
    {
      state: 'sent',
      nextAt: at,
      recipient: sql`lower('SELECTED@example.com')`,
      data: { to: 'a "list"' },
      id: 'insert-select',
      template: 'earned',
      createdAt: at,
    },
    sql`where 1 = 1`,
  )
  const row = { id: 'insert-select', recipient: 'selected@example.com', template: 'earned', state: 'sent' as const }
  expect(await find('insert-select')).toEqual([{ ...usual, ...row, data: { to: 'a "list"' } }])
})

test('each row gives the named columns, the rest is the same for all, and `where` sees the row', async () => {
  const rows = [
    { recipient: 'one@example.com', tries: 3, id: 'insert-each-1' },
    { recipient: 'two@example.com', tries: 5, id: 'insert-each-2' },
    { recipient: 'not@example.com', tries: 7, id: 'insert-each-3' },
  ]
  const forAll = { data: { for: 'all' }, state: 'sent', nextAt: at, createdAt: at, template: 'earned' } as const
  const where = (valueOf: (name: 'recipient' | 'tries' | 'id') => ReturnType<typeof sql>) =>
    sql`${valueOf('tries')} < 7`
  await insertEach(db, outbox, ['recipient', 'tries', 'id'], rows, forAll, where)
  const wanted = rows.slice(0, 2).map((row) => ({ ...usual, ...forAll, ...row }))
  expect(await find(...rows.map(({ id }) => id))).toEqual(wanted)
})
