import { createScheduledController } from 'cloudflare:test'
import { env } from 'cloudflare:workers'
import { describe, expect, test } from 'vitest'
import { hashOfSecret, randomSecret } from '../../src/adapters/secrets.ts'
import worker from '../../src/index.ts'
import { takeInRows } from '../support/candidates.ts'
import { linkIn, mailsTo, mailTo } from '../support/mail.ts'
import { cookieOf, newCandidate, newCandidateId, postForm, sessionTokenOf, signIn, visit } from '../support/site.ts'

const good = 'three quiet rivers meet'
const emailOf = (id: string) => `${id}@example.com`
const tokenOf = (link: string) => link.split('/').at(-1)!

/** Asks for a login by the address on file, and gives the link that comes. */
async function askForLink(id: string, subject: 'Your login' | 'Set a new password'): Promise<string> {
  await postForm('/first-time/email', { email: emailOf(id) })
  await untilLookedUp()
  return linkIn(await mailTo(emailOf(id), subject))
}

async function untilLookedUp(): Promise<void> {
  const waiting = env.DB.prepare('select id from mapping_requests')
  await expect.poll(async () => (await waiting.all()).results, { interval: 5 }).toEqual([])
}

let opened = 0

/** As from a network address of its own: one may open only so many links. */
function open(link: string, method = 'GET', cookie = ''): Promise<Response> {
  const address = `10.77.${(opened++ >> 8) & 255}.${opened & 255}`
  return visit(link, { method, headers: { 'CF-Connecting-IP': address, Cookie: cookie } })
}

const setPassword = (link: string, password = good, cookie = '') =>
  postForm(link, { password, again: password }, { Cookie: cookie })

const logIn = (id: string, password: string, cookie = '') =>
  postForm('/sign-in', { loginId: id, password }, { Cookie: cookie })

async function accountsOf(id: string) {
  return (await env.DB.prepare('select * from accounts where candidate_id = ?').bind(id).all()).results
}

/** A candidate who has been sent a first link. */
async function newcomer(): Promise<{ id: string; link: string }> {
  const id = await newCandidate()
  return { id, link: await askForLink(id, 'Your login') }
}

/** A candidate with a login who has been sent a link for a new password. */
async function forgetful(): Promise<{ id: string; cookie: string; link: string }> {
  const id = await newCandidate()
  const cookie = await signIn(id)
  return { id, cookie, link: await askForLink(id, 'Set a new password') }
}

/** A candidate who has been told that somebody asked with their score report: the link to undo that. */
async function told(): Promise<{ id: string; undo: string }> {
  const id = await newCandidate({ '200-301': '2025-04-01' })
  const newEmail = emailOf(newCandidateId())
  await postForm('/first-time/score-report', { lastName: `Person ${id}`, registrationNumber: `R${id}-0`, newEmail })
  await untilLookedUp()
  return { id, undo: linkIn(await mailTo(emailOf(id), 'Someone asked for a login with your score report')) }
}

test('a link is spent by POST alone, however often a program opens it before', async () => {
  const { id, link } = await newcomer()
  for (const method of ['GET', 'GET', 'HEAD', 'GET']) expect((await open(link, method)).status).toBe(200)
  expect(await accountsOf(id)).toEqual([])
  expect((await setPassword(link)).status).toBe(303)
  expect((await open(link)).status).toBe(404)
  expect((await setPassword(link, 'four quiet rivers meet')).status).toBe(404)
  expect((await logIn(id, good)).status).toBe(303)
})

describe('a link that does not work', () => {
  const neverSent = `/set-password/${randomSecret()}`
  const pageAt = async (link: string) => {
    const answer = await open(link)
    return { status: answer.status, html: (await answer.text()).replaceAll(tokenOf(link), '') }
  }
  const altered = (link: string) =>
    link.replace(tokenOf(link), (token) => (token.startsWith('A') ? 'B' : 'A') + token.slice(1))

  test('reads the same whether it was used, ran out, was altered, has another purpose or was never sent', async () => {
    const [used, old, fresh, reset] = [await newcomer(), await newcomer(), await newcomer(), await forgetful()]
    const { undo } = await told()
    await setPassword(used.link)
    await env.DB.prepare("update links set ends_at = '2026-01-01T00:00:00.000Z' where candidate_id = ?")
      .bind(old.id)
      .run()
    const page = await pageAt(neverSent)
    expect(page.status).toBe(404)
    expect(page.html).toContain('href="/first-time"')
    expect(page.html).toContain('href="/support"')
    const dead = [used.link, old.link, altered(fresh.link), altered(reset.link), `/set-password/${tokenOf(undo)}`]
    for (const link of dead) {
      expect(await pageAt(link)).toEqual(page)
      const posted = await setPassword(link)
      expect(posted.status).toBe(404)
      expect((await posted.text()).replaceAll(tokenOf(link), '')).toBe(page.html)
    }
    expect([await accountsOf(old.id), await accountsOf(fresh.id)]).toEqual([[], []])
    for (const link of [fresh.link, reset.link, undo]) expect((await open(link)).status).toBe(200)
  })

  test('at one place reads the same as one at another, and does nothing there', async () => {
    const { id, link } = await newcomer()
    for (const place of ['undo', 'confirm-email']) {
      const page = await pageAt(`/${place}/${randomSecret()}`)
      expect(page.status).toBe(404)
      expect(await pageAt(`/${place}/${tokenOf(link)}`)).toEqual(page)
      expect((await postForm(`/${place}/${tokenOf(link)}`, {})).status).toBe(404)
    }
    expect(await accountsOf(id)).toEqual([])
    expect((await setPassword(link)).status).toBe(303)
  })
})

describe('of several links', () => {
  test('the newest alone works', async () => {
    const { id, link: older } = await newcomer()
    const newer = await askForLink(id, 'Your login')
    expect(await mailsTo(emailOf(id))).toHaveLength(2)
    expect(newer).not.toBe(older)
    expect((await open(older)).status).toBe(404)
    expect((await setPassword(older)).status).toBe(404)
    expect((await setPassword(newer)).status).toBe(303)
  })

  test('those of one mail that was sent twice are both good, until a password is set', async () => {
    const { id, link } = await newcomer()
    const again = "update outbox set state = 'waiting', next_at = created_at where candidate_id = ?"
    await env.DB.prepare(again).bind(id).run()
    await worker.scheduled(createScheduledController(), env)
    const [first, second] = await mailsTo(emailOf(id))
    expect(first!.headers).toEqual(second!.headers)
    const other = linkIn(second!)
    expect(other).not.toBe(link)
    for (const one of [link, other]) expect((await open(one)).status).toBe(200)
    expect((await setPassword(link)).status).toBe(303)
    expect((await setPassword(other, 'four quiet rivers meet')).status).toBe(404)
    expect((await logIn(id, good)).status).toBe(303)
  })

  test('a link for a first login works no more once there is one', async () => {
    const { id, link } = await newcomer()
    await signIn(id)
    expect((await open(link)).status).toBe(404)
    expect((await setPassword(link)).status).toBe(404)
    expect((await logIn(id, good)).status).toBe(422)
  })

  test('a link for a new password works no more once the address is another', async () => {
    const { id, link } = await forgetful()
    await env.DB.prepare('update accounts set proved_email = ? where candidate_id = ?')
      .bind(emailOf(newCandidateId()), id)
      .run()
    expect((await open(link)).status).toBe(404)
    expect((await setPassword(link)).status).toBe(404)
    expect((await logIn(id, good)).status).toBe(422)
  })
})

describe('two that use one link at once', () => {
  const passwords = ['one quiet river runs', 'two quiet rivers run'] as const
  const race = async (id: string, link: string) => {
    const answers = await Promise.all(passwords.map((password) => setPassword(link, password)))
    const statuses = answers.map(({ status }) => status)
    const letIn = await Promise.all(passwords.map(async (password) => (await logIn(id, password)).status))
    return statuses.map((status, at) => [status, letIn[at]]).sort()
  }
  const oneWins = [
    [303, 303],
    [404, 422],
  ]

  test('make one login with one password', async () => {
    const { id, link } = await newcomer()
    expect(await race(id, link)).toEqual(oneWins)
    expect(await accountsOf(id)).toHaveLength(1)
  })

  test('set one new password and write one mail', async () => {
    const { id, link } = await forgetful()
    expect(await race(id, link)).toEqual(oneWins)
    const mails = (await mailsTo(emailOf(id))).filter(({ subject }) => subject === 'Your password was set')
    expect(mails).toHaveLength(1)
  })
})

describe('setting a password', () => {
  test('anew ends all sessions, though the index still knows them, and is told by mail', async () => {
    const { id, cookie, link } = await forgetful()
    const other = cookieOf(await logIn(id, 'a password of the tests'))
    for (const one of [cookie, other]) expect((await open('/home', 'GET', one)).status).toBe(200)
    expect((await setPassword(link)).status).toBe(303)
    for (const one of [cookie, other]) {
      expect(await env.SESSIONS.get(await hashOfSecret(sessionTokenOf(one)))).toBe(id)
      expect((await open('/home', 'GET', one)).headers.get('Location')).toMatch(/^\/sign-in/)
    }
    expect((await mailTo(emailOf(id), 'Your password was set')).text).toContain(id)
    expect((await logIn(id, 'a password of the tests')).status).toBe(422)
    expect((await logIn(id, good)).status).toBe(303)
  })

  test('for the first time writes no mail', async () => {
    const { id, link } = await newcomer()
    expect((await setPassword(link)).status).toBe(303)
    expect((await mailsTo(emailOf(id))).map(({ subject }) => subject)).toEqual(['Your login'])
  })

  test('signs nobody in, and a session that was planted in the browser is nobody’s afterwards', async () => {
    for (const { id, link } of [await newcomer(), await forgetful()]) {
      const planted = `__Host-session=${randomSecret()}`
      const set = await setPassword(link, good, planted)
      expect(set.status).toBe(303)
      expect(set.headers.getSetCookie().filter((cookie) => cookie.includes('session='))).toEqual([])
      const signedIn = await logIn(id, good, planted)
      expect(sessionTokenOf(cookieOf(signedIn))).not.toBe(sessionTokenOf(planted))
      expect((await open('/home', 'GET', planted)).headers.get('Location')).toMatch(/^\/sign-in/)
      expect((await open('/home', 'GET', cookieOf(signedIn))).status).toBe(200)
    }
  })
})

describe('a password that may not be', () => {
  test('leaves the link good and is not shown back', async () => {
    const id = newCandidateId()
    const header = 'candidate_id,first_name,last_name,email,localized_first_name,localized_last_name'
    const row = `${id},Anastasia,Person ${id},${emailOf(id)},Анастасия,Готье`
    await takeInRows('candidates', `${header}\n${row}\n`)
    const link = await askForLink(id, 'Your login')
    const refused: [password: string, sentence: string, again?: string][] = [
      ['kq7!vz0pWm2', 'at least 12 characters'],
      ['kq7!vz0pWm2x'.repeat(22), 'at most 256 characters'],
      ['CheeseBurger', 'first passwords that anyone would try'],
      ['xyzxyzxyzxyzxyz', 'first passwords that anyone would try'],
      [`quiet ${id.toLowerCase()} river`, 'Don’t use your login ID'],
      ['quiet ANASTASIA river', 'Don’t use your name'],
      ['a quiet person river', 'Don’t use your name'],
      ['quiet анастасия river', 'Don’t use your name'],
      ['quiet ГОТЬЕ river', 'Don’t use your name'],
      [good, 'Enter the same password again', 'three quiet rivers met'],
      [good, 'Enter the same password again', ''],
      ['', 'Enter a password'],
    ]
    for (const [password, sentence, again = password] of refused) {
      const answer = await postForm(link, { password, again })
      const html = await answer.text()
      expect([answer.status, html.includes(sentence)], sentence).toEqual([422, true])
      for (const typed of [password, again].filter(Boolean)) expect(html).not.toContain(typed)
    }
    const json = { 'Content-Type': 'application/json' }
    expect((await postForm(link, { password: good, again: good }, json)).status).toBe(422)
    expect(await accountsOf(id)).toEqual([])
    expect((await setPassword(link)).status).toBe(303)
  })
})

test('of a link the hash alone is kept', async () => {
  const { link: map } = await newcomer()
  const { link: reset } = await forgetful()
  const { undo } = await told()
  const kept = await Promise.all(
    ['links', 'outbox'].map(async (table) => (await env.DB.prepare(`select * from ${table}`).all()).results),
  )
  for (const token of [map, reset, undo].map(tokenOf)) {
    expect(JSON.stringify(kept[0])).toContain(await hashOfSecret(token))
    expect(JSON.stringify(kept).includes(token)).toBe(false)
  }
})

test('the mail with a link takes a name as text on one line, and never into its subject', async () => {
  const id = newCandidateId()
  const person = `${id},<b>Bold</b>,"Person ${id}\r\nBcc: <i>x</i>",${emailOf(id)}`
  await takeInRows('candidates', `candidate_id,first_name,last_name,email\n${person}\n`)
  await askForLink(id, 'Your login')
  const { subject, text, html } = (await mailsTo(emailOf(id)))[0]!
  expect(subject).toBe('Your login')
  expect(text.split('\n')).toContain(`Hello <b>Bold</b> Person ${id} Bcc: <i>x</i>,`)
  expect(html).toContain(`Hello &lt;b&gt;Bold&lt;/b&gt; Person ${id} Bcc: &lt;i&gt;x&lt;/i&gt;,`)
  expect(html).not.toMatch(/<[bi]>/)
})
