import { env } from 'cloudflare:workers'
import { expect, test } from 'vitest'
import { readJournal } from '../../src/adapters/journal.ts'
import type { JournalEntry } from '../../src/core/journal.ts'
import { writeJournal } from '../../src/work/journal/write-journal.ts'
import { newCandidate } from '../support/site.ts'

const forever = { isSpent: () => false }

async function entriesAbout(...ids: readonly string[]): Promise<string[]> {
  const found: string[] = []
  for await (const entries of readJournal(env.FILES, 'entries/'))
    for (const { kind, about } of entries as JournalEntry[]) if (ids.includes(about)) found.push(`${kind} ${about}`)
  return found.sort()
}

test('what was revoked, ended or answered with "No" is written to the bucket, once', async () => {
  const id = await newCandidate()
  const run = (text: string) => env.DB.prepare(text).bind(id).run()
  await run(
    "insert into badges (id, candidate_id, certification, list, place) values (?1, ?1, 'DECK', 7, abs(random()) % 100000)",
  )
  await run("update badges set revoked_at = '2026-01-01', revoked_for = 'revoked' where id = ?1")
  await run("update badges set says = 'x' where id = ?1")
  await run("insert into answers (candidate_id, question, answer, answered_at) values (?1, 'q', 'no', '2026-01-02')")
  await run("insert into answers (candidate_id, question, answer, answered_at) values (?1, 'q', 'yes', '2026-01-03')")
  await run(
    "insert into operator_tokens (id, name, hash, scopes, created_at, expires_at) values (?1, 't', ?1, '', '2026', '2027')",
  )
  await run("update operator_tokens set revoked_at = '2026-01-04' where id = ?1")

  await writeJournal(env, new Date(), forever)
  await writeJournal(env, new Date(), forever)
  const all = [`badge-revoked ${id}`, `said-no ${id}`, `token-revoked ${id}`]
  expect(await entriesAbout(id)).toEqual(all)
})
