import { env } from 'cloudflare:workers'
import { describe, expect, test } from 'vitest'
import { linkIn, mailsTo, mailTo } from '../support/mail.ts'
import { cookieOf, newCandidate, newCandidateId, postForm, signIn, testPassword, visit } from '../support/site.ts'
import { good } from '../support/transcripts.ts'

const newAddress = () => `${newCandidateId()}@example.com`
const textOf = async (answer: Response | Promise<Response>) => (await answer).text()
const see = (path: string, cookie: string) => visit(path, { headers: { Cookie: cookie } })
const run = (query: string, ...values: unknown[]) =>
  env.DB.prepare(query)
    .bind(...values)
    .run()

async function newPerson() {
  const id = await newCandidate()
  return { id, email: `${id}@example.com`, cookie: await signIn(id) }
}

/** Somebody who signed in more than ten minutes ago. */
async function stalePerson() {
  const person = await newPerson()
  const then = new Date(Date.now() - 601_000).toISOString()
  await run('update sessions set proved_at = ? where candidate_id = ?', then, person.id)
  return person
}

async function newTranscript(id: string, cookie: string): Promise<string> {
  expect((await postForm('/transcripts', good, { Cookie: cookie })).status).toBe(303)
  const made = await env.DB.prepare('select id from transcripts where candidate_id = ?').bind(id).first<string>('id')
  return `/transcripts/${made}`
}

describe('more than ten minutes after a sign-in', () => {
  test.each([
    ['changing the password', '/personal-info/password'],
    ['adding a passkey', '/personal-info/passkeys'],
    ['connecting an account', '/personal-info/identification/connect/start'],
    ['downloading everything', '/personal-info/data/my-data.zip'],
    ['securing the account', '/personal-info/sessions/secure'],
  ])('%s leads to a page that asks, and back', async (_, path) => {
    const { cookie } = await stalePerson()
    const away = await see(path, cookie)
    expect([away.status, away.headers.get('Location')]).toEqual([
      303,
      expect.stringMatching(/^\/sign-in\/again\?next=/),
    ])
    expect(await textOf(see(away.headers.get('Location')!, cookie))).toContain('Confirm it’s you')
    const next = new URL(away.headers.get('Location')!, 'http://here.invalid').searchParams.get('next')!
    const wrong = await postForm('/sign-in/again', { proof: 'not your password', next }, { Cookie: cookie })
    expect([wrong.status, await textOf(wrong)]).toEqual([422, expect.stringContaining('That’s not your password')])
    expect((await see(path, cookie)).status).toBe(303)
    const right = await postForm('/sign-in/again', { proof: testPassword, next }, { Cookie: cookie })
    expect([right.status, right.headers.get('Location')]).toEqual([303, next])
    expect([200, 404]).toContain((await see(path, cookie)).status)
  })

  test('a new address keeps what was typed, and the deed is done when the password is right', async () => {
    const { cookie, email } = await stalePerson()
    const newEmail = newAddress()
    const asked = await postForm('/personal-info/contact/email', { newEmail }, { Cookie: cookie })
    const html = await asked.text()
    expect([asked.status, html.includes(`name="newEmail" value="${newEmail}"`)]).toEqual([403, true])
    expect(await mailsTo(newEmail)).toEqual([])
    const deed = '/personal-info/contact/email'
    const fields = { newEmail, next: '/personal-info/contact', deed, proof: testPassword }
    const proved = await postForm('/sign-in/again', fields, { Cookie: cookie })
    expect([proved.status, proved.headers.get('Location')]).toEqual([307, deed])
    expect((await postForm(deed, fields, { Cookie: cookie })).status).toBe(303)
    const told = await mailTo(email, 'A new email address was asked for')
    expect(told.text).not.toContain(newEmail)
    expect((await postForm(linkIn(told), {})).status).toBe(200)
    const link = linkIn(await mailTo(newEmail, 'Confirm your email address'))
    expect((await postForm(link, {})).status).toBe(404)
  })

  test('a request to be forgotten and a public link wait for the password too', async () => {
    const { id, cookie } = await newPerson()
    const transcript = await newTranscript(id, cookie)
    await run("update sessions set proved_at = '2026-01-01' where candidate_id = ?", id)
    const forget = await postForm('/personal-info/data/forget', { sure: 'yes', reason: 'Why' }, { Cookie: cookie })
    expect([forget.status, await textOf(forget)]).toEqual([403, expect.stringContaining('name="reason" value="Why"')])
    const opened = await postForm(`${transcript}/open-link/open`, {}, { Cookie: cookie })
    expect([opened.status, await textOf(opened)]).toEqual([
      403,
      expect.stringContaining(`value="${transcript}/open-link/open"`),
    ])
    const rows = await env.DB.prepare('select is_open from transcripts where candidate_id = ?').bind(id).all()
    expect(rows.results).toEqual([{ is_open: 0 }])
    expect((await postForm(`${transcript}/open-link/close`, {}, { Cookie: cookie })).status).toBe(303)
  })

  test('a form that is sent without asking again does nothing', async () => {
    const { cookie, id } = await stalePerson()
    const password = 'three quiet rivers meet'
    const answer = await postForm('/personal-info/password', { password, again: password }, { Cookie: cookie })
    expect(answer.headers.get('Location')).toMatch(/^\/sign-in\/again/)
    expect((await postForm('/personal-info/identification/connect', {}, { Cookie: cookie })).status).toBe(303)
    expect((await postForm('/sign-in', { loginId: id, password })).status).toBe(422)
  })

  test('guesses are counted for the session, twenty at once', async () => {
    const { cookie } = await stalePerson()
    const guess = () => postForm('/sign-in/again', { proof: 'a wrong password' }, { Cookie: cookie })
    const statuses = (await Promise.all(Array.from({ length: 20 }, guess))).map(({ status }) => status)
    expect(statuses.filter((status) => status === 422)).toHaveLength(5)
    expect(statuses.filter((status) => status === 429)).toHaveLength(15)
    expect((await postForm('/sign-in/again', { proof: testPassword }, { Cookie: cookie })).status).toBe(429)
  })

  test('it leads nowhere but to this site', async () => {
    const { cookie } = await stalePerson()
    for (const next of ['https://evil.example', '//evil.example', '/\\evil.example']) {
      const fields = { proof: testPassword, next, deed: next }
      const answer = await postForm('/sign-in/again', fields, { Cookie: cookie })
      expect(answer.headers.get('Location')).toBe('/personal-info/security')
    }
  })
})

describe('for 72 hours after a mapping by score report', () => {
  test('nothing is downloaded and nobody is forgotten', async () => {
    const { id, cookie } = await newPerson()
    await run("update accounts set locked_until = '2999-01-01' where candidate_id = ?", id)
    const archive = await see('/personal-info/data/my-data.zip', cookie)
    expect([archive.status, await textOf(archive)]).toEqual([403, expect.stringContaining('less than 3 days ago')])
    const forget = await postForm('/personal-info/data/forget', { sure: 'yes' }, { Cookie: cookie })
    expect(forget.status).toBe(422)
    const cases = await env.DB.prepare('select * from cases where candidate_id = ?').bind(id).all()
    expect(cases.results).toEqual([])
  })

  test('undoing it closes the thief’s cases, contacts and browsers', async () => {
    const id = await newCandidate({ '200-301': '2025-04-01' })
    const newEmail = newAddress()
    const report = { lastName: `Person ${id}`, registrationNumber: `R${id}-0`, newEmail }
    await postForm('/first-time/score-report', report)
    const undo = linkIn(await mailTo(`${id}@example.com`, 'Someone asked for a login with your score report'))
    const password = 'nine loud engines start'
    await postForm(linkIn(await mailTo(newEmail, 'Your login')), { password, again: password })
    const cookie = cookieOf(await postForm('/sign-in', { loginId: id, password }))
    const message = { topic: 'missing', message: 'Where is it?', replyTo: newEmail }
    await postForm('/support', message, { Cookie: cookie })
    await run("insert into own_contacts values (?, 'city', 'Elsewhere', '', ?)", id, new Date().toISOString())
    expect((await postForm(undo, {})).status).toBe(200)
    const counts = await env.DB.prepare(
      `select (select count(*) from accounts where candidate_id = ?1) + (select count(*) from own_contacts where candidate_id = ?1)
        + (select count(*) from known_browsers where candidate_id = ?1)
        + (select count(*) from cases where candidate_id = ?1 and state = 'open') as count`,
    )
      .bind(id)
      .first()
    expect(counts).toEqual({ count: 0 })
    const own = linkIn(await mailTo(`${id}@example.com`, 'The login was ended'))
    expect((await postForm(own, { password, again: password })).status).toBe(303)
  })
})

describe('a password that is changed while signed in', () => {
  const change = (cookie: string, password: string) =>
    postForm('/personal-info/password', { password, again: password }, { Cookie: cookie })

  test('ends everything else, and is told', async () => {
    const { id, cookie, email } = await newPerson()
    const other = cookieOf(await postForm('/sign-in', { loginId: id, password: testPassword }))
    await postForm('/first-time/email', { email })
    const link = linkIn(await mailTo(email, 'Set a new password'))
    expect((await visit('/.well-known/change-password')).headers.get('Location')).toBe('/personal-info/password')
    const answer = await change(cookie, 'three quiet rivers meet')
    expect([answer.status, answer.headers.get('Location')]).toEqual([303, '/personal-info/security?password'])
    expect([(await see('/home', cookie)).status, (await see('/home', other)).status]).toEqual([200, 303])
    expect((await visit(link)).status).toBe(404)
    expect((await mailTo(email, 'Your password was set')).text).toContain(id)
    expect((await postForm('/sign-in', { loginId: id, password: testPassword })).status).toBe(422)
    const browsers = await env.DB.prepare('select * from known_browsers where candidate_id = ?').bind(id).all()
    expect(browsers.results).toHaveLength(1)
  })

  test.each([
    ['Password123!', 'mostly a common password'],
    ['iloveyou1234', 'mostly a common password'],
    ['short', 'at least 12 characters'],
  ])('to %s is refused in words', async (password, sentence) => {
    const { cookie } = await newPerson()
    const answer = await change(cookie, password)
    expect([answer.status, await textOf(answer)]).toEqual([422, expect.stringContaining(sentence)])
  })

  test('twenty times at once is changed once', async () => {
    const { cookie } = await newPerson()
    const words = (at: number) => `quiet river number ${at} meets`
    const answers = await Promise.all(Array.from({ length: 20 }, (_, at) => change(cookie, words(at))))
    expect(answers.filter(({ status }) => status === 303)).toHaveLength(1)
  })
})
