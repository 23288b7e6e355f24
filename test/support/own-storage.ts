import { applyD1Migrations, createExecutionContext, waitOnExecutionContext } from 'cloudflare:test'
import { env } from 'cloudflare:workers'
import { hashPassword } from '../../src/adapters/passwords.ts'
import { hashOfSecret, randomId, randomSecret } from '../../src/adapters/secrets.ts'
import { makeApp } from '../../src/app.ts'
import { openDatabase } from '../../src/data/database.ts'
import { createOperatorToken, scopes } from '../../src/data/operators.ts'
import { createAccount } from '../../src/data/people/accounts.ts'
import type { Bindings } from '../../src/env.ts'
import { defaultSettings } from '../../src/http/settings.ts'
import { importSome } from '../../src/work/imports/import-files.ts'
import { program as neutral } from '../programs/neutral/index.ts'
import { cookieOf, feedName, origin, type Report, testPassword } from './site.ts'

export const forever = { isSpent: () => false }

/** Storage of its own for one file of tests: what goes through all of it need not go through that of all other tests. */
export function ownStorage(name: 'A' | 'B' | 'C' | 'D'): Bindings {
  return { ...env, DB: env[`DB_${name}`], SESSIONS: env[`KEYS_${name}`], FILES: env[`FILES_${name}`] }
}

/** The site on some storage: its pages, its feeds, and logins with the password of the tests. */
export function siteOn(bindings: Bindings) {
  const app = makeApp(neutral, defaultSettings)
  const database = openDatabase(bindings.DB)
  let token = ''

  async function ask(path: string, init: RequestInit = {}): Promise<Response> {
    const context = createExecutionContext()
    const request = new Request(new URL(path, origin), { redirect: 'manual', ...init })
    const answer = await app.fetch(request, bindings, context)
    await waitOnExecutionContext(context)
    return answer
  }

  async function migrate(): Promise<void> {
    await applyD1Migrations(bindings.DB, env.MIGRATIONS)
    token = randomSecret()
    const times = { createdAt: '2026-01-01', expiresAt: '2099-01-01' }
    await createOperatorToken(database, {
      id: randomId(),
      name: 'test',
      hash: await hashOfSecret(token),
      scopes,
      ...times,
    })
  }

  /** Sends a file, and takes it in. */
  async function send(kind: string, text: string): Promise<Report> {
    const headers = {
      Authorization: `Bearer ${token}`,
      'Content-Length': String(new TextEncoder().encode(text).length),
    }
    const sent = await ask(`/api/v1/imports?name=${feedName(kind)}`, { method: 'POST', body: text, headers })
    const { id } = await sent.json<Report>()
    await importSome(bindings, neutral, forever)
    return (await ask(`/api/v1/imports/${id}`, { headers })).json<Report>()
  }

  async function createLogin(candidateId: string, provedEmail = `${candidateId}@example.com`): Promise<void> {
    const passwordHash = await hashPassword(testPassword, { ln: 4, r: 8, p: 1 })
    const login = { candidateId, loginId: candidateId, passwordHash, provedEmail }
    await createAccount(database, { ...login, createdAt: '2026-01-01', askedAt: '2026-01-01' })
  }

  async function signIn(loginId: string): Promise<string> {
    const body = new URLSearchParams({ loginId, password: testPassword }).toString()
    const headers = {
      'Content-Type': 'application/x-www-form-urlencoded',
      Origin: origin,
      'CF-Connecting-IP': randomId(),
    }
    return cookieOf(await ask('/sign-in', { method: 'POST', body, headers }))
  }

  async function read(path: string, Cookie = ''): Promise<readonly [number, string]> {
    const answer = await ask(path, { headers: { ...(Cookie && { Cookie }), Accept: 'text/html' } })
    return [answer.status, (await answer.text()).replaceAll(/<time[^>]*>[^<]*<\/time>/g, '')]
  }

  return { token: () => token, bindings, database, ask, migrate, send, createLogin, signIn, read }
}
