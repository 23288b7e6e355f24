import { env } from 'cloudflare:workers'
import { describe, expect, test } from 'vitest'
import { sendMails } from '../../src/work/mail/send-mails.ts'
import { program as neutral } from '../programs/neutral/index.ts'
import { mailsTo } from '../support/mail.ts'
import { newCandidate, postForm, signIn, testPassword, visit } from '../support/site.ts'
import { countTrips } from '../support/trips.ts'

const path = '/personal-info/settings'
const all = Object.fromEntries(neutral.questions.map(({ code }) => [code, 'yes']))

async function newPerson(): Promise<{ readonly id: string; readonly Cookie: string }> {
  const id = await newCandidate()
  return { id, Cookie: await signIn(id) }
}

const answersOf = async (id: string) =>
  (
    await env.DB.prepare('select question, answer, answered_at from answers where candidate_id = ? order by 3, 1')
      .bind(id)
      .all<{ question: string; answer: string; answered_at: string }>()
  ).results

const textOf = async (answer: Response | Promise<Response>) => (await answer).text()

describe('the questions of the program', () => {
  test('are put once, after the first sign-in, and never in the way of an address that was asked for', async () => {
    const id = await newCandidate()
    await signIn(id)
    await env.DB.prepare('update accounts set asked_at = null where candidate_id = ?').bind(id).run()
    const form = { loginId: id, password: testPassword }
    const onward = await postForm('/sign-in', { ...form, next: '/certifications' })
    const first = await postForm('/sign-in', form)
    const second = await postForm('/sign-in', form)
    const locations = [onward, first, second].map((answer) => answer.headers.get('Location'))
    expect(locations).toEqual(['/certifications', '/personal-info/settings?first', '/home'])
  })

  test('have all to be answered; what was answered is kept meanwhile, and says so', async () => {
    const { id, Cookie } = await newPerson()
    const answer = await postForm(path, { employee: 'no', partner: 'perhaps' }, { Cookie })
    const html = await answer.text()
    expect(answer.status).toBe(422)
    expect(html).toContain(`There are ${neutral.questions.length - 1} problems`)
    expect(html).toContain('Verification of Certification: Choose Yes or No.')
    expect(html).toMatch(/name="employee" value="no" checked/)
    expect(html).toContain('We’ve saved your other answers.')
    expect(await answersOf(id)).toMatchObject([{ question: 'employee', answer: 'no' }])
    const again = await (await postForm(path, { partner: 'perhaps' }, { Cookie })).text()
    expect(again).not.toContain('We’ve saved')
    expect(await answersOf(id)).toHaveLength(1)
  })

  test('keep every answer with its moment; one that is confirmed is not a new one', async () => {
    const { id, Cookie } = await newPerson()
    const kept = await postForm(path, all, { Cookie })
    expect([kept.status, kept.headers.get('Location')]).toEqual([303, `${path}?yes`])
    expect((await answersOf(id)).map(({ question }) => question).sort()).toEqual(Object.keys(all).sort())
    await env.DB.prepare("update answers set answered_at = '2026-02-03T04:05:06.000Z' where candidate_id = ?")
      .bind(id)
      .run()
    expect(await textOf(visit(path, { headers: { Cookie } }))).toContain('Since <time datetime="2026-02-03">')
    await postForm(path, { ...all, partner: 'no', salary: 'yes', candidateId: 'HARB10000001' }, { Cookie })
    const answers = await answersOf(id)
    expect(answers).toHaveLength(Object.keys(all).length + 1)
    expect(answers.at(-1)).toMatchObject({ question: 'partner', answer: 'no' })
  })

  test('say what No to verification does, before and after, and tell of the change by mail', async () => {
    const { id, Cookie } = await newPerson()
    expect(await textOf(visit(path, { headers: { Cookie } }))).toContain('stop working at once')
    await postForm(path, all, { Cookie })
    const changed = await postForm(path, { ...all, verification: 'no' }, { Cookie })
    const after = await textOf(visit(changed.headers.get('Location')!, { headers: { Cookie } }))
    expect(after).toContain('All pages about you that others could open are now closed.')
    const subjects = (await mailsTo(`${id}@example.com`)).map(({ subject }) => subject)
    expect(subjects.filter((subject) => subject === 'Your answer about verification was changed')).toHaveLength(1)
  })

  test('leave verification alone for three days after a mapping by score report', async () => {
    const { id, Cookie } = await newPerson()
    await env.DB.prepare("update accounts set locked_until = '2099-01-01T00:00:00.000Z' where candidate_id = ?")
      .bind(id)
      .run()
    expect(await textOf(visit(path, { headers: { Cookie } }))).toContain('You can answer this from')
    const { verification: _, ...others } = all
    expect((await postForm(path, { ...others, verification: 'no' }, { Cookie })).status).toBe(303)
    expect((await answersOf(id)).map(({ question }) => question)).not.toContain('verification')
  })

  test('are a page of one trip, for its own candidate alone', async () => {
    const { Cookie } = await newPerson()
    const trips = await countTrips(env.DB, async () => {
      expect((await visit(path, { headers: { Cookie } })).status).toBe(200)
    })
    expect(trips).toBe(1)
    expect((await visit(path)).headers.get('Location')).toBe(`/sign-in?next=${encodeURIComponent(path)}`)
  })
})

test('No to mail stops everything but mail about the login', async () => {
  const { id, Cookie } = await newPerson()
  await postForm(path, { ...all, notifications: 'no' }, { Cookie })
  const write = env.DB.prepare(
    "insert into outbox (id, candidate_id, recipient, template, data, state, created_at, next_at) values (?, ?, ?, ?, '{}', 'waiting', ?, ?)",
  )
  const now = new Date().toISOString()
  for (const template of ['case-for-staff', 'password-set'])
    await write.bind(`${template}-${id}`, id, `${id}@example.com`, template, now, now).run()
  await sendMails(env, neutral)
  const states = await env.DB.prepare(
    "select state, error from outbox where candidate_id = ? and id like '%-' || candidate_id order by id",
  )
    .bind(id)
    .all()
  expect(states.results).toEqual([
    { state: 'given-up', error: 'declined' },
    { state: 'sent', error: null },
  ])
})

describe('attributes and identification', () => {
  test('show what was given, and let the job title alone be entered', async () => {
    const { id, Cookie } = await newPerson()
    await env.DB.prepare('update candidates set outside_ids = ? where id = ?')
      .bind(JSON.stringify({ netacad_id: '8682608', vue_testing_id: '226754252' }), id)
      .run()
    const kept = await postForm(
      '/personal-info/attributes',
      { jobTitle: ' Jester <b>\n', capt_number: '12345', netacad_id: '1' },
      { Cookie },
    )
    expect(kept.status).toBe(303)
    const attributes = await textOf(visit('/personal-info/attributes', { headers: { Cookie } }))
    expect(attributes).toContain('value="Jester &lt;b&gt;"')
    expect(attributes).toContain('8682608')
    expect(attributes).not.toContain('12345')
    expect(attributes.match(/\[Nothing set\]/g)).toHaveLength(2)
    const identification = await textOf(visit('/personal-info/identification', { headers: { Cookie } }))
    for (const shown of [id, '226754252', 'Login ID', 'Vue Testing ID']) expect(identification).toContain(shown)
    const long = await postForm('/personal-info/attributes', { jobTitle: 'x'.repeat(10_000) }, { Cookie })
    expect([long.status, (await long.text()).includes('Use at most 100 characters.')]).toEqual([422, true])
  })
})
