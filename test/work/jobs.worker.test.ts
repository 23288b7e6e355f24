import { createMessageBatch, createScheduledController } from 'cloudflare:test'
import { env } from 'cloudflare:workers'
import { afterEach, describe, expect, test, vi } from 'vitest'
import { randomId } from '../../src/adapters/secrets.ts'
import { countedDatabase } from '../../src/data/counted-database.ts'
import { claimJob, extendJob, releaseJob } from '../../src/data/jobs.ts'
import { writeMail } from '../../src/data/mail/outbox.ts'
import worker from '../../src/index.ts'
import { runJobs } from '../../src/work/run-jobs.ts'
import { howMany } from '../support/every-way.ts'
import { mailTo, type SentMail } from '../support/mail.ts'
import { db, feedName, newCandidate, newToken, postForm, visit } from '../support/site.ts'
import { patience } from '../support/patience.ts'

const ago = (seconds: number) => new Date(Date.now() - seconds * 1000).toISOString()
const longAgo = '2020-01-01T00:00:00.000Z'
const crowd = 'crowd@example.com'
/** More than a day of wakes would send. */
const very = howMany(5_000, 100_000)

/** The bindings with a platform that notes what it is given, and does with a mail what `send` says. */
function platform(send: () => Promise<void> = () => Promise.resolve()) {
  const [sent, woken]: [string[], unknown[]] = [[], []]
  const { database, asked } = countedDatabase(env.DB)
  const mailer = async (mail: SentMail) => {
    sent.push(mail.to)
    await send()
    return { messageId: randomId() }
  }
  const noted = { DB: database, EMAIL: { send: mailer }, WAKE: { send: (name: unknown) => void woken.push(name) } }
  return { bindings: { ...env, ...noted } as unknown as typeof env, sent, woken, asked }
}

const wake = (bindings: typeof env) => worker.scheduled(createScheduledController(), bindings)

/** So many mails with news that have waited longest. */
async function writeCrowd(size: number): Promise<void> {
  await env.DB.prepare(
    `insert into outbox (id, recipient, template, data, state, created_at, tries, next_at)
      with recursive n(i) as (select 1 union all select i + 1 from n where i < ?)
      select 'crowd-' || i, ?, 'news', '{"subject":"You earned DECK","lines":"[]"}', 'waiting', ?, 0, ? from n`,
  )
    .bind(size, crowd, ago(3600), longAgo)
    .run()
}

function writeAccountMail(recipient: string) {
  const about = { candidateId: null, template: 'email-taken', data: {}, createdAt: ago(0) } as const
  return writeMail(db, { id: randomId(), recipient, ...about })
}

async function leaseOf(job: string) {
  return env.DB.prepare('select holder, lease_until from job_leases where job = ?').bind(job).first()
}

async function lend(job: string, until: string): Promise<void> {
  await env.DB.prepare("insert or replace into job_leases (job, holder, lease_until) values (?, 'somebody', ?)")
    .bind(job, until)
    .run()
}

afterEach(async () => {
  vi.restoreAllMocks()
  await env.DB.batch([
    env.DB.prepare('delete from outbox where lower(recipient) = lower(?)').bind(crowd),
    env.DB.prepare("delete from job_leases where holder in ('somebody', 'mine', 'other')"),
  ])
  await untilNobodyWorks()
})

/** The queue may have woken somebody for what a test has left. */
async function untilNobodyWorks(): Promise<void> {
  const atWork = env.DB.prepare("select job from job_leases where lease_until <> ''")
  await vi.waitFor(async () => expect((await atWork.all()).results).toEqual([]), { timeout: patience })
}

describe('with many mails waiting', () => {
  test('a mail about a login goes first, and a wake stays within its statements and asks for another', async () => {
    await wake(platform().bindings)
    await writeCrowd(very)
    const recipient = `${randomId()}@example.com`
    await writeAccountMail(recipient)
    const { bindings, sent, woken, asked } = platform()
    await wake(bindings)
    expect(sent[0]).toBe(recipient)
    expect(sent.length).toBeGreaterThan(10)
    expect(asked()).toBeLessThan(1000)
    expect(woken).toContain('mails')
  })

  test('a wake of the queue that goes on with them sends what has come for a login first', async () => {
    await writeCrowd(100)
    const recipient = `${randomId()}@example.com`
    await writeAccountMail(recipient)
    const { bindings, sent } = platform()
    await worker.queue(
      createMessageBatch('wake', [{ id: '1', timestamp: new Date(), attempts: 1, body: 'mails' }]),
      bindings,
    )
    expect(sent[0]).toBe(recipient)
    expect(sent.slice(1, 3)).toEqual([crowd, crowd])
  })
})

test('jobs that do not fit into one run any longer are asked for again', async () => {
  const { bindings, woken } = platform()
  const ran: string[] = []
  const job = (name: string, statements: number) => ({
    name: `fits ${name}`,
    limits: { statements, milliseconds: 1_000 },
    run: async ({ DB }: Pick<typeof env, 'DB'>) => {
      await DB.batch(Array.from({ length: statements }, () => DB.prepare('select 1')))
      ran.push(name)
      return false
    },
  })
  await runJobs(bindings, [job('one', 500), job('another', 400), job('a large one', 300), job('a small one', 20)])
  expect(ran).toEqual(['one', 'another', 'a small one'])
  expect(woken).toEqual(['fits a large one'])
  await env.DB.prepare("delete from job_leases where job like 'fits %'").run()
})

describe('two wakes at once', () => {
  test('leave each other’s job alone, do the other jobs, and the work asked for meanwhile is done again', async () => {
    await writeCrowd(30)
    const hold = Promise.withResolvers<void>()
    const first = platform(() => hold.promise)
    const firstWake = wake(first.bindings)
    await vi.waitFor(() => expect(first.sent).toHaveLength(1), { timeout: patience })
    const second = platform()
    const name = feedName('exams')
    await env.FILES.put(`inbox/${name}`, 'registration_number,candidate_id,exam_code,grade,taken_on\n')
    await wake(second.bindings)
    expect(second.sent).toEqual([])
    expect(await env.FILES.head(`inbox/${name}`)).toBeNull()
    hold.resolve()
    await firstWake
    expect(first.sent.length).toBeGreaterThanOrEqual(10)
    expect(first.woken).toEqual(['mails'])
  })

  test('a job whose worker was lost is left alone until its lease ends, and taken up then', async () => {
    await writeCrowd(1)
    const { bindings, sent } = platform()
    await lend('mails', ago(-60))
    await wake(bindings)
    expect(sent).toEqual([])
    expect(await leaseOf('mails')).toMatchObject({ holder: 'somebody' })
    await lend('mails', ago(1))
    await wake(bindings)
    expect(sent).toEqual([crowd])
    expect(await leaseOf('mails')).toMatchObject({ lease_until: '' })
  })

  test('only who holds a lease extends or ends it', async () => {
    const [mine, other] = [
      { job: 'a job', holder: 'mine' },
      { job: 'a job', holder: 'other' },
    ]
    const done = { at: ago(0), isLeft: false }
    expect(await claimJob(db, mine, ago(0), ago(-60))).toBe(true)
    expect(await claimJob(db, other, ago(0), ago(-60))).toBe(false)
    await extendJob(db, other, ago(-600))
    expect(await releaseJob(db, other, done)).toBe(false)
    expect(await claimJob(db, other, ago(-70), ago(-90))).toBe(true)
    expect(await releaseJob(db, mine, done)).toBe(false)
    expect(await leaseOf('a job')).toMatchObject({ holder: 'other' })
  })
})

test('a job that fails keeps no other back, and the log names it without what the database said', async () => {
  const lines = vi.spyOn(console, 'error').mockImplementation(() => {})
  const token = await newToken()
  const name = feedName('exams')
  await writeCrowd(1)
  await env.FILES.put(`inbox/${name}`, 'registration_number,candidate_id,exam_code,grade,taken_on\n')
  const { bindings, sent } = platform()
  const prepare = bindings.DB.prepare.bind(bindings.DB)
  bindings.DB.prepare = (sql) => {
    if (sql.startsWith('update "orders"')) throw new Error(`D1_ERROR: no such order of ${crowd}: SQLITE_ERROR`)
    return prepare(sql)
  }
  const faulty = { ...bindings, SESSIONS: { put: () => Promise.reject(new Error(crowd)) } } as unknown as typeof env
  await wake(faulty)

  const logged = lines.mock.calls.flat().map((line) => JSON.parse(String(line)) as Record<string, unknown>)
  expect(logged).toContainEqual(
    expect.objectContaining({
      event: 'job failed',
      job: 'payments',
      error: expect.objectContaining({ code: 'SQLITE_ERROR' }),
    }),
  )
  expect(JSON.stringify(logged)).not.toMatch(/no such order|crowd/)
  expect(sent).toEqual([crowd])
  const answer = await visit('/api/v1/imports', { headers: { Authorization: `Bearer ${token}` } })
  const { imports } = await answer.json<{ imports: { name: string; state: string }[] }>()
  expect(imports.find((one) => one.name === name)).toMatchObject({ state: 'done' })
  expect(await leaseOf('payments')).toMatchObject({ lease_until: '' })
})

// Last: what it leaves waiting, the queue goes on with.
test('with very many mails waiting, somebody who asks for a login has the link at once', async () => {
  const id = await newCandidate()
  await writeCrowd(very)
  await postForm('/first-time/email', { email: `${id}@example.com` })
  const waiting = await env.DB.prepare("select count(*) as count from outbox where recipient = ? and state = 'waiting'")
    .bind(crowd)
    .first<{ count: number }>()
  expect((await mailTo(`${id}@example.com`, 'Your login')).to).toBe(`${id}@example.com`)
  expect(waiting!.count).toBeGreaterThan(very * 0.9)
})
