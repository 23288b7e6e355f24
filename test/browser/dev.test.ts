import { mkdtempSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { sendFeed } from '../../bin/send.ts'
import { startBareServer } from '../support/dev-server.ts'

// Two starts, each of which makes what it serves.
test('npm run dev keeps every row for the next start, and ends with all its children', async () => {
  const stateFolder = mkdtempSync(join(tmpdir(), 'certification-restart-'))
  const settings = { PERSIST_TO: stateFolder }
  try {
    const first = await startBareServer(settings)
    expect(first.dev.logins).toEqual([])
    expect(statSync(join(stateFolder, 'dev.json')).mode & 0o777).toBe(0o600)
    const site = { url: first.dev.url, token: first.dev.operatorToken }
    const row = 'candidate_id,last_name,email\nCSCO10000009,Kept,kept@example.com\n'
    const report = await sendFeed(site, 'candidates-20260101-000000.csv', new TextEncoder().encode(row))
    expect(report.accepted).toBe(1)
    await first.stop()
    await expect(fetch(`${first.dev.url}/healthz`)).rejects.toThrow()

    const second = await startBareServer(settings)
    const headers = { Authorization: `Bearer ${first.dev.operatorToken}` }
    const answer = await fetch(`${second.dev.url}/api/v1/candidates/CSCO10000009/standing`, { headers })
    await second.stop()
    expect(second.dev.operatorToken).toBe(first.dev.operatorToken)
    expect(answer.status).toBe(200)
  } finally {
    rmSync(stateFolder, { recursive: true, force: true })
  }
})
