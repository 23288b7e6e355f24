import { hashOfSecret, randomId, randomSecret } from '../../src/adapters/secrets.ts'
import { career } from './careers.ts'
import { idOf, measured } from './chosen.ts'
import type { Workers } from './workers.ts'

export const idOfBench = idOf(1, 1)
export const codeOfBench = 'BBBBCCCCDDDD0001'
export const transcriptOfBench = 'BBBBCCCCDDDD0002'
const id = idOfBench

/** The one candidate whose pages are measured: 31 dated facts, taken in from feed files by the site itself. */
export async function bringCandidate(workers: Workers): Promise<void> {
  const token = await newOperator(workers)
  for (const [name, text] of feeds()) await sendFile(workers, token, name, text)
  await openTranscript(workers)
}

/** A transcript of theirs with an open link, all of it shown. */
async function openTranscript({ database, sessions }: Workers): Promise<void> {
  const columns = 'shows_dates, shows_expirations, shows_expired, choice, chosen, offered, adds_new, remarks, notes'
  await database
    .prepare(
      `insert into transcripts (id, candidate_id, description, expires_on, names, shows_address, ${columns}, is_disabled,
        is_open, created_at, published_at)
        values (?, ?, 'Bench', null, 'latin', 1, 1, 1, 1, 'active', '[]', '[]', 1, 'Remarks', '', 0, 1, ?, ?)`,
    )
    .bind(transcriptOfBench, id, '2026-01-01T00:00:00.000Z', '2026-01-01T00:00:00.000Z')
    .run()
  await sessions.put(`transcript:${transcriptOfBench}`, '1')
}

/** A token that may send files. */
export async function newOperator(workers: Workers): Promise<string> {
  const token = randomSecret()
  await workers.database
    .prepare(
      'insert into operator_tokens (id, name, hash, scopes, created_at, expires_at, revoked_at) values (?, ?, ?, ?, ?, ?, null)',
    )
    .bind(
      randomId(),
      'bench',
      await hashOfSecret(token),
      'imports:write candidates:write',
      '2026-01-01',
      '2099-01-01T00:00:00.000Z',
    )
    .run()
  return token
}

/** Their session, which is fresh for as long as the run lasts; gives their cookie. */
export async function signIn({ database, sessions }: Workers): Promise<string> {
  const token = randomSecret()
  const hash = await hashOfSecret(token)
  const [now, endsAt] = [new Date().toISOString(), new Date(Date.now() + 86_400_000).toISOString()]
  await database
    .prepare(
      'insert into sessions (hash, candidate_id, started_at, seen_at, ends_at, browser, country, ended_at) values (?, ?, ?, ?, ?, ?, ?, null)',
    )
    .bind(hash, id, now, endsAt, endsAt, 'Firefox on Linux', 'PL')
    .run()
  await sessions.put(hash, id)
  return `__Host-session=${token}`
}

function feeds(): [name: string, text: string][] {
  const { attempts, credits, grants } = career(30)
  const lines = {
    candidates: ['candidate_id,first_name,last_name,email,city,country', `${id},Ada,Nowak,ada@example.com,Kraków,PL`],
    exams: [
      'registration_number,candidate_id,exam_code,grade,taken_on',
      ...attempts.map((one) => [one.registrationNumber, id, one.exam, one.grade, one.takenOn].join()),
    ],
    creq: [
      'external_id,candidate_id,name,provider_name,points,active_on,expires_on',
      ...credits.map((one) =>
        [
          one.externalId,
          id,
          `Course ${one.externalId}`,
          'Example Learning',
          one.hundredths / 100,
          one.activeOn,
          one.expiresOn,
        ].join(),
      ),
    ],
    certificates: [
      'verification_code,candidate_id,certification,issued_on',
      `${codeOfBench},${id},${measured},2025-06-01`,
    ],
    grants: [
      'grant_id,candidate_id,certification,granted_on,reason',
      ...grants.map((one) => [one.id, id, one.certification, one.grantedOn, 'Bench'].join()),
      `2,${id},${measured},2025-06-01,Bench`,
    ],
  }
  return Object.entries(lines).map(([kind, rows]) => [`${kind}-20261101-060000.csv`, `${rows.join('\n')}\n`])
}

/** Sends a file, through another door if need be, and waits until it has been taken in. */
export async function sendFile(
  { site }: Workers,
  token: string,
  name: string,
  text: string,
  door: URL = site,
): Promise<{ readonly rows: number }> {
  const headers = { Authorization: `Bearer ${token}` }
  await fetch(new URL(`/api/v1/imports?name=${name}`, door), { method: 'POST', body: text, headers })
  for (;;) {
    const answer = await fetch(new URL('/api/v1/imports', site), { headers })
    const { imports } = (await answer.json()) as {
      imports: { name: string; state: string; rejected: number; rows: number }[]
    }
    const report = imports.find((one) => one.name === name)
    if (report?.state === 'done' && report.rejected === 0) return report
    if (!report || report.state === 'failed' || report.rejected > 0)
      throw new Error(`${name}: ${JSON.stringify(report)}`)
    await new Promise((resolve) => setTimeout(resolve, 100))
  }
}
