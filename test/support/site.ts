import { env, exports } from 'cloudflare:workers'
import { hashPassword } from '../../src/adapters/passwords.ts'
import { hashOfSecret, randomId, randomSecret } from '../../src/adapters/secrets.ts'
import { createAccount } from '../../src/data/people/accounts.ts'
import { openDatabase } from '../../src/data/database.ts'
import { createOperatorToken, type Scope, scopes } from '../../src/data/operators.ts'
import { until } from './patience.ts'

export const origin = 'http://test.invalid'
export const db = openDatabase(env.DB)

/** A request through the front door; redirects are not followed. */
export function visit(path: string, init: RequestInit = {}): Promise<Response> {
  return exports.default.fetch(new Request(new URL(path, origin), { redirect: 'manual', ...init }))
}

let counted = 0

/** An id that no other test uses. */
export function newCandidateId(): string {
  return `HARB${70000000 + Math.floor(Math.random() * 900_000) * 10 + (counted++ % 10)}`
}

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

export async function waitForReport(token: string, id: string): Promise<Report> {
  const ask = async () =>
    (await visit(`/api/v1/imports/${id}`, { headers: { Authorization: `Bearer ${token}` } })).json<Report>()
  const isDone = ({ state }: Report) => state === 'done' || state === 'failed'
  return until(ask, { isDone, orElse: `The import ${id} did not end` })
}

/** A candidate with these exams passed, such as `{ '200-301': '2025-04-01' }`. */
export async function newCandidate(token: string, passes: Record<string, string> = {}): Promise<string> {
  const id = newCandidateId()
  await sendFeed(token, feedName('candidates'), `candidate_id,last_name,email\n${id},Person ${id},${id}@example.com\n`)
  const rows = Object.entries(passes).map(([exam, day], at) => `R${id}-${at},${id},${exam},pass,${day}`)
  const header = 'registration_number,candidate_id,exam_code,grade,taken_on'
  if (rows.length > 0) await sendFeed(token, feedName('exams'), [header, ...rows, ''].join('\n'))
  return id
}

/** A name of a file made at some moment that no other file of the run was made at. */
export function feedName(kind: string): string {
  const second = new Date(Date.UTC(2026, 0, 1) + namesGiven++ * 1000).toISOString().replaceAll(/[-:]/g, '')
  return `${kind}-${second.slice(0, 8)}-${second.slice(9, 15)}.csv`
}

let namesGiven = Math.floor(Math.random() * 10_000_000)

const password = 'a password of the tests'

/** Lets a candidate sign in, cheaply, and gives the cookie of their browser. */
export async function signIn(candidateId: string): Promise<string> {
  const passwordHash = await hashPassword(password, { ln: 4, r: 8, p: 1 })
  const provedEmail = `${candidateId}@example.com`
  await createAccount(db, { candidateId, loginId: candidateId, passwordHash, provedEmail, createdAt: '2026-01-01' })
  const answer = await postForm('/sign-in', { loginId: candidateId, password })
  await untilMailIsOut(candidateId)
  return cookieOf(answer)
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
