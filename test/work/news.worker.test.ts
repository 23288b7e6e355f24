import { env } from 'cloudflare:workers'
import * as v from 'valibot'
import { beforeAll, describe, expect, test } from 'vitest'
import { answeredEmailsSchema, heldEmailsSchema } from '../../src/api/schemas/held.ts'
import { addDays, dayOf } from '../../src/core/calendar.ts'
import { tellNews } from '../../src/work/mail/tell-news.ts'
import { importFiles, stepsAfterAnswer } from '../../src/work/imports/import-files.ts'
import { sendMails } from '../../src/work/mail/send-mails.ts'
import { takeUpInbox } from '../../src/work/imports/take-up-inbox.ts'
import { program as neutral } from '../programs/neutral/index.ts'
import { mailsTo, type SentMail } from '../support/mail.ts'
import {
  feedName,
  newCandidate,
  newCandidateId,
  newToken,
  postFeed,
  postForm,
  sendFeed,
  signIn,
  visit,
  waitForReport,
} from '../support/site.ts'

const today = dayOf(new Date(), neutral.timeZone)
const ago = (days: number) => addDays(today, -days)
const header = 'registration_number,candidate_id,exam_code,grade,taken_on\n'
const pass = (id: string, exam: string, day: string, number = exam) => `R${id}-${number},${id},${exam},pass,${day}\n`

/** What a minute brings. */
async function minute(days = 0): Promise<void> {
  await tellNews(env, neutral, new Date(Date.now() + days * 86_400_000))
  // The outbox knows no other day than this.
  await env.DB.prepare(
    "update outbox set next_at = '2020' where template = 'news' and next_at > ? and state = 'waiting'",
  )
    .bind(new Date(Date.now() + 3_600_000).toISOString())
    .run()
  await sendMails(env, neutral)
}

async function told(id: string): Promise<SentMail[]> {
  const mails = await mailsTo(`${id}@example.com`)
  return mails.filter(({ subject }) => /^You earned|changes to your certifications$/.test(subject))
}

const subjects = async (id: string) => (await told(id)).map(({ subject }) => subject)

async function nobodyHeld(token: string): Promise<void> {
  await visit('/api/v1/emails/held/release', { method: 'POST', headers: { Authorization: `Bearer ${token}` } })
}

// Where other tests have left more people to tell than go out unasked, nobody else would be told either.
beforeAll(async () => {
  await env.DB.prepare('update events set settled_at = ? where settled_at is null').bind(new Date().toISOString()).run()
})

describe('who has earned something', () => {
  test('gets one mail, that says by what, until when, and how to get a login', async () => {
    const id = await newCandidate({ '200-301': ago(3) })
    await minute()
    await minute()
    expect(await subjects(id)).toEqual(['You earned DECK'])
    const [mail] = await told(id)
    expect(mail!.text).toContain('You earned DECK. You earned it with exam 200-301. It expires on ')
    expect(mail!.text).toContain('You don’t have a login for this site yet.')
    expect(mail!.text).toMatch(/^https?:\S+\/first-time$/m)
    await minute(1)
    expect(await told(id)).toHaveLength(1)
  })

  test('and has a login, is told how to claim the kit', async () => {
    const token = await newToken()
    const id = await newCandidate()
    await signIn(id)
    await sendFeed(token, feedName('exams'), header + pass(id, '200-301', ago(3)))
    await minute()
    const [mail] = await told(id)
    expect(mail!.text).toContain('Claim your free kit')
    expect(mail!.text).toMatch(/^https?:\S+\/fulfillment\/claim$/m)
  })

  test('gets one naming both where there are two on a day, in one file or in two', async () => {
    const token = await newToken()
    const [one, two] = [await newCandidate(), await newCandidate()]
    await sendFeed(token, feedName('exams'), header + pass(one, '200-301', today) + pass(one, '100-150', today))
    await sendFeed(token, feedName('exams'), header + pass(two, '200-301', today))
    await sendFeed(token, feedName('exams'), header + pass(two, '100-150', today))
    await minute()
    for (const id of [one, two]) {
      const [mail, ...others] = await told(id)
      expect(others).toEqual([])
      expect(mail!.subject).toBe('2 changes to your certifications')
      for (const name of ['DECK', 'Harbour Certified Support Technician Networking'])
        expect(mail!.text).toContain(`You earned ${name}.`)
    }
  })

  test('is told on the next day of what came after the mail', async () => {
    const token = await newToken()
    const id = await newCandidate({ '200-301': ago(1) })
    await minute()
    await sendFeed(token, feedName('exams'), header + pass(id, '100-150', today))
    await minute()
    expect(await told(id)).toHaveLength(1)
    await minute(1)
    await minute(1)
    expect(await told(id)).toHaveLength(2)
    expect((await subjects(id)).filter((subject) => subject.endsWith('DECK'))).toHaveLength(1)
  })

  test('is told up to 60 days later, and not after 61', async () => {
    const [late, tooLate] = [await newCandidate({ '200-301': ago(60) }), await newCandidate({ '200-301': ago(61) })]
    await minute()
    expect(await told(late)).toHaveLength(1)
    expect(await told(tooLate)).toEqual([])
  })

  test('is not told again when the file is sent again or the day is corrected', async () => {
    const token = await newToken()
    const id = await newCandidate()
    const name = feedName('exams')
    await sendFeed(token, name, header + pass(id, '200-301', ago(9)))
    await minute()
    await sendFeed(token, name, header + pass(id, '200-301', ago(9)))
    await minute(1)
    expect(await subjects(id)).toHaveLength(1)
  })

  test('is told when it is taken back, and when it is given again', async () => {
    const token = await newToken()
    const id = await newCandidate()
    await sendFeed(token, feedName('exams'), header + pass(id, '200-301', ago(9)))
    await minute()
    await sendFeed(token, feedName('exams'), header + pass(id, '200-301', ago(9)).replace('pass', 'fail'))
    await minute(1)
    await sendFeed(token, feedName('exams'), header + pass(id, '200-301', ago(9)))
    await minute(2)
    const all = (await mailsTo(`${id}@example.com`)).filter(({ subject }) => subject.endsWith('DECK'))
    expect(all.map(({ subject }) => subject).sort()).toEqual([
      'You earned DECK',
      'You earned DECK',
      'You no longer hold DECK',
    ])
    expect(all.find(({ subject }) => subject.includes('no longer'))!.text).toContain('was corrected to Fail')
  })

  test('is not told of what was taken back before the mail', async () => {
    const token = await newToken()
    const id = await newCandidate({ '200-301': ago(2) })
    const row = pass(id, '200-301', ago(2), '0').replace('pass', 'fail')
    await sendFeed(token, feedName('exams'), header + row)
    await minute()
    expect(await told(id)).toEqual([])
  })

  test('is told of a renewal, by what and until when', async () => {
    const token = await newToken()
    const id = await newCandidate({ '200-301': ago(400) })
    await sendFeed(token, feedName('exams'), header + pass(id, '200-301', ago(1), 'again'))
    await minute()
    const [mail] = (await mailsTo(`${id}@example.com`)).filter(({ subject }) => subject.includes('is renewed until'))
    expect(mail!.text).toMatch(/It was renewed with exam 200-301\. It would have expired on \d{4}-\w{3}-\d\d\./)
  })

  test('gets none after a No to mail', async () => {
    const token = await newToken()
    const id = await newCandidate()
    const Cookie = await signIn(id)
    const answers = neutral.questions.map(({ code, decides }) => [code, decides === 'notifications' ? 'no' : 'yes'])
    const said = await postForm('/personal-info/settings', Object.fromEntries(answers) as Record<string, string>, {
      Cookie,
    })
    expect(said.status).toBe(303)
    await sendFeed(token, feedName('exams'), header + pass(id, '200-301', ago(1)))
    await minute()
    expect(await told(id)).toEqual([])
  })

  test('who arrives after their exam is told then', async () => {
    const token = await newToken()
    const id = newCandidateId()
    await sendFeed(token, feedName('exams'), header + pass(id, '200-301', ago(1)))
    await minute()
    await sendFeed(token, feedName('candidates'), `candidate_id,last_name,email\n${id},Late,${id}@example.com\n`)
    await minute()
    expect(await told(id)).toHaveLength(1)
  })
})

describe('a file of what lies behind', () => {
  test('tells nobody, then or when more comes', async () => {
    const token = await newToken()
    const id = await newCandidate()
    const sent = await visit(`/api/v1/imports?name=${feedName('exams')}&history=1`, {
      method: 'POST',
      body: header + pass(id, '200-301', ago(1)),
      headers: { Authorization: `Bearer ${token}`, 'Content-Length': '999' },
    })
    const { id: importId } = await sent.json<{ id: string }>()
    expect(await waitForReport(token, importId)).toMatchObject({ state: 'done', accepted: 1, isHistory: true })
    await sendFeed(token, feedName('exams'), header + pass(id, '350-401', today).replace('pass', 'fail'))
    await minute()
    expect(await told(id)).toEqual([])
  })

  test('may lie in the drop folder under history/', async () => {
    const token = await newToken()
    const [behind, news] = [await newCandidate(), await newCandidate()]
    const name = feedName('exams')
    await env.FILES.put(`inbox/history/${name}`, header + pass(behind, '200-301', ago(1)))
    await env.FILES.put(`inbox/${feedName('exams')}`, header + pass(news, '200-301', ago(1)))
    await takeUpInbox(env)
    await importFiles(env, neutral, stepsAfterAnswer)
    await minute()
    expect(await told(behind)).toEqual([])
    expect(await told(news)).toHaveLength(1)
    const listed = await visit('/api/v1/imports', { headers: { Authorization: `Bearer ${token}` } })
    const { imports } = await listed.json<{ imports: { name: string; isHistory: boolean }[] }>()
    expect(imports.find((one) => one.name === name)).toMatchObject({ isHistory: true })
  })

  test('is marked in so many words, or refused', async () => {
    const answer = await visit(`/api/v1/imports?name=${feedName('exams')}&history=maybe`, {
      method: 'POST',
      body: header,
      headers: { Authorization: `Bearer ${await newToken()}`, 'Content-Length': String(header.length) },
    })
    expect(answer.status).toBe(422)
    expect(await answer.text()).toContain('history')
  })
})

test('making everything again tells nobody', async () => {
  const token = await newToken()
  const id = await newCandidate({ '200-301': ago(2) })
  await env.DB.prepare('delete from events where candidate_id = ?').bind(id).run()
  await env.DB.prepare('delete from holdings where candidate_id = ?').bind(id).run()
  for (let after: string | undefined = ''; after !== undefined;) {
    const answer: Response = await visit(`/api/v1/holdings/rebuild?after=${after}`, {
      method: 'POST',
      headers: { Authorization: `Bearer ${token}` },
    })
    after = (await answer.json<{ next?: string }>()).next
  }
  await minute()
  expect(await told(id)).toEqual([])
  const held = await env.DB.prepare('select count(*) as count from holdings where candidate_id = ?')
    .bind(id)
    .first('count')
  expect(held).toBeGreaterThan(0)
})

test('two files at once, and two workers at once, send one mail', async () => {
  const token = await newToken()
  const id = await newCandidate()
  const sent = await Promise.all(
    ['200-301', '100-150'].map((exam) => postFeed(token, feedName('exams'), header + pass(id, exam, ago(1)))),
  )
  for (const answer of sent) await waitForReport(token, (await answer.json<{ id: string }>()).id)
  await Promise.all([minute(), minute(), minute()])
  await minute()
  expect(await told(id)).toHaveLength(1)
  expect(await subjects(id)).toEqual(['2 changes to your certifications'])
})

test('while a file comes in nothing goes out', async () => {
  const id = await newCandidate({ '200-301': ago(2) })
  await env.DB.prepare(
    "update imports set state = 'running', lease_until = '9999' where id = (select id from imports limit 1)",
  ).run()
  await minute()
  expect(await told(id)).toEqual([])
  await env.DB.prepare("update imports set state = 'done', lease_until = null where state = 'running'").run()
  await minute()
  expect(await told(id)).toHaveLength(1)
})

describe('more than a hundred', () => {
  const ids = (count: number) => [...new Set(Array.from({ length: count * 2 }, newCandidateId))].slice(0, count)

  async function earn(token: string, people: readonly string[]): Promise<void> {
    const rows = people.map((id) => `${id},Person,${id}@example.com\n`).join('')
    await sendFeed(token, feedName('candidates'), `candidate_id,last_name,email\n${rows}`)
    await sendFeed(token, feedName('exams'), header + people.map((id) => pass(id, '200-301', ago(1))).join(''))
  }

  const ask = async (token: string, path = '', method = 'GET') =>
    visit(`/api/v1/emails/held${path}`, { method, headers: { Authorization: `Bearer ${token}` } })

  test('go out at a hundred', async () => {
    const token = await newToken()
    await nobodyHeld(token)
    await minute()
    const people = ids(100)
    await earn(token, people)
    await minute()
    for (const id of people) expect(await told(id)).toHaveLength(1)
  })

  test('wait for an operator’s yes, and then go out once each', async () => {
    const token = await newToken()
    await minute()
    const people = ids(101)
    await earn(token, people)
    await minute()
    for (const id of people) expect(await told(id)).toEqual([])
    const { samples, ...counts } = v.parse(heldEmailsSchema, await (await ask(token)).json())
    expect(counts).toEqual({ waiting: 101, held: 101, mostUnasked: 100 })
    expect(samples).toHaveLength(5)
    expect(samples[0]!.says).toEqual(['You earned DECK'])

    expect((await ask(await newToken(['candidates:read']), '/release', 'POST')).status).toBe(403)
    expect((await visit('/api/v1/emails/held/release', { method: 'POST' })).status).toBe(401)
    await minute()
    expect(await told(people[0]!)).toEqual([])

    const answers = await Promise.all([ask(token, '/release', 'POST'), ask(token, '/release', 'POST')])
    const released = await Promise.all(
      answers.map(async (one) => v.parse(answeredEmailsSchema, await one.json()).people),
    )
    expect(released.sort((a, b) => a - b)).toEqual([0, 101])
    await Promise.all([minute(), minute()])
    await minute()
    for (const id of people) expect(await told(id)).toHaveLength(1)
    expect(await (await ask(token)).json()).toEqual({ waiting: 0, held: 0, mostUnasked: 100, samples: [] })
  })

  test('are told to nobody after an operator’s no', async () => {
    const token = await newToken()
    await nobodyHeld(token)
    await minute()
    const people = ids(101)
    await earn(token, people)
    const answer = await ask(token, '/discard', 'POST')
    expect(v.parse(answeredEmailsSchema, await answer.json())).toEqual({ people: 101 })
    await minute()
    for (const id of people) expect(await told(id)).toEqual([])
  })
})
