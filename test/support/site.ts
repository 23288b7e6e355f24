import { env, exports } from 'cloudflare:workers'
import { hashPassword } from '../../src/adapters/passwords.ts'
import { addToSessionIndex } from '../../src/adapters/session-index.ts'
import { hashOfSecret, randomId, randomSecret } from '../../src/adapters/secrets.ts'
import { createAccount } from '../../src/data/people/accounts.ts'
import { rememberBrowser } from '../../src/data/sign-in/known-browsers.ts'
import { writeEventWhere } from '../../src/data/sign-in/security-events.ts'
import { hasSession, startSession } from '../../src/data/sign-in/sessions.ts'
import { openDatabase } from '../../src/data/database.ts'
import { createOperatorToken, type Scope, scopes } from '../../src/data/operators.ts'
import { until } from './patience.ts'

export { newCandidate } from './candidates.ts'
export { feedName, newCandidateId } from './names.ts'

export const origin = 'http://test.invalid'
export const db = openDatabase(env.DB)

/** A request through the front door; redirects are not followed. */
export function visit(path: string, init: RequestInit = {}): Promise<Response> {
  return exports.default.fetch(new Request(new URL(path, origin), { redirect: 'manual', ...init }))
}

let counted = 0

export async function newToken(granted: readonly Scope[] = scopes, expiresInDays = 1): Promise<string> {
  const token = randomSecret()
  const now = Date.now()
  const days = (count: number) => new Date(now + count * 86_400_000).toISOString()
  const hash = await hashOfSecret(token)
  const row = {
    id: randomId(),
    name: 'test',
    hash,
    scopes: granted,
    createdAt: days(-400),
    expiresAt: days(expiresInDays),
  }
  await createOperatorToken(db, row)
  return token
}

export interface Report {
  id: string
  state: string
  reason: string | null
  rows: number
  accepted: number
  updated: number
  unchanged: number
  superseded: number
  unmatched: number
  held: number
  rejected: number
  warnings: string[]
  errors: { line: number; column: string; message: string }[]
  supersededBy: { line: number; file: string }[]
}

/** Sends a feed file and waits for its report. */
export async function sendFeed(
  token: string,
  name: string,
  body: BodyInit,
  headers: HeadersInit = {},
): Promise<Report> {
  const sent = await postFeed(token, name, body, headers)
  if (sent.status !== 202) throw new Error(`${sent.status} ${await sent.text()}`)
  const { id } = await sent.json<Report>()
  return waitForReport(token, id)
}

export function postFeed(token: string, name: string, body: BodyInit, headers: HeadersInit = {}): Promise<Response> {
  const length: Record<string, string> =
    typeof body === 'string' ? { 'Content-Length': String(new TextEncoder().encode(body).byteLength) } : {}
  return visit(`/api/v1/imports?name=${encodeURIComponent(name)}`, {
    method: 'POST',
    body,
    headers: { Authorization: `Bearer ${token}`, 'Content-Type': 'text/csv', ...length, ...headers },
  })
}

/** Answers the rows of an import that are held: yes to these lines. */
export async function takeHeld(token: string, importId: string, lines: readonly number[]): Promise<void> {
  const answer = await visit(`/api/v1/imports/${importId}/held`, {
    method: 'POST',
    headers: { Authorization: `Bearer ${token}`, 'Content-Type': 'application/json' },
    body: JSON.stringify({ lines, take: true }),
  })
  if (!answer.ok) throw new Error(`${answer.status} ${await answer.text()}`)
}

export async function waitForReport(token: string, id: string): Promise<Report> {
  const ask = async () =>
    (await visit(`/api/v1/imports/${id}`, { headers: { Authorization: `Bearer ${token}` } })).json<Report>()
  const isDone = ({ state }: Report) => state !== 'queued' && state !== 'running'
  return until(ask, { isDone, orElse: `The import ${id} did not end` })
}

const password = 'a password of the tests'

/** Lets a candidate sign in by the form, and gives the cookies of their browser. */
export async function signInByForm(candidateId: string): Promise<string> {
  await createAccount(db, accountOf(candidateId, await passwordHash))
  const answer = await postForm('/sign-in', { loginId: candidateId, password })
  await untilMailIsOut(candidateId)
  return cookieOf(answer)
}

/** What signing in by the form leaves behind, except the mail about it: the cookies of a browser with a session. */
export async function signIn(candidateId: string): Promise<string> {
  const [token, browser, now] = [randomSecret(), randomSecret(), new Date()]
  const [hash, browserHash] = [await hashOfSecret(token), await hashOfSecret(browser)]
  const [startedAt, endsAt] = [now.toISOString(), new Date(now.getTime() + 14 * 86_400_000)]
  const proof = { by: 'password', passwordHash: await passwordHash } as const
  const where = { browser: 'A browser', country: '' }
  const times = { startedAt, provedAt: startedAt, endsAt: endsAt.toISOString(), idleSeconds: 12 * 3600 }
  const event = {
    id: randomId(),
    candidateId,
    at: startedAt,
    kind: 'signed-in',
    ...where,
    detail: { by: 'password' },
  } as const
  await db.batch([
    createAccount(db, { ...accountOf(candidateId, proof.passwordHash), askedAt: startedAt }),
    startSession(db, { hash, candidateId, browserHash, proof, ...times, ...where }),
    rememberBrowser(
      db,
      { hash: browserHash, candidateId, seenAt: startedAt, browser: where.browser },
      hasSession(hash),
    ),
    writeEventWhere(db, event, hasSession(hash)),
  ])
  await addToSessionIndex(env.SESSIONS, hash, candidateId, endsAt)
  return `__Host-browser=${browser}; __Host-session=${token}`
}

const passwordHash = hashPassword(password, { ln: 4, r: 8, p: 1 })

function accountOf(candidateId: string, passwordHash: string) {
  const provedEmail = `${candidateId}@example.com`
  return { candidateId, loginId: candidateId, passwordHash, provedEmail, createdAt: '2026-01-01' }
}

/** Sending the notice of a sign-in goes on after the answer: it must not fall into what a test counts. */
async function untilMailIsOut(candidateId: string): Promise<void> {
  const waiting = env.DB.prepare("select id from outbox where candidate_id = ? and state = 'waiting'").bind(candidateId)
  const isDone = (left: number) => left === 0
  await until(async () => (await waiting.all()).results.length, { isDone, every: 5, orElse: 'A mail still waits' })
}

export const testPassword = password

export function cookieOf(answer: Response): string {
  return answer.headers
    .getSetCookie()
    .map((cookie) => cookie.split(';')[0])
    .join('; ')
}

/** A form sent from a page of the site itself. */
export function postForm(path: string, fields: Record<string, string>, headers: HeadersInit = {}): Promise<Response> {
  const body = new URLSearchParams(fields).toString()
  const type = { 'Content-Type': 'application/x-www-form-urlencoded', 'Content-Length': String(body.length) }
  return visit(path, { method: 'POST', body, headers: { ...type, Origin: origin, ...someAddress(), ...headers } })
}

/** Each form comes from an address of its own unless a test says otherwise: one address is allowed only so much. */
function someAddress(): Record<string, string> {
  return { 'CF-Connecting-IP': `10.${(counted++ >> 8) & 255}.${counted & 255}.${Math.floor(Math.random() * 256)}` }
}

/** The secret in the session cookie, among all that a browser sends. */
export function sessionTokenOf(cookies: string): string {
  return /__Host-session=([\w-]+)/.exec(cookies)![1]!
}
