import { createExecutionContext, waitOnExecutionContext } from 'cloudflare:test'
import { env } from 'cloudflare:workers'
import { beforeAll, describe, expect, test } from 'vitest'
import { hashOfSecret } from '../../src/adapters/secrets.ts'
import { makeApp } from '../../src/app.ts'
import { program as neutral } from '../programs/neutral/index.ts'
import { linkIn, mailsTo, mailTo } from '../support/mail.ts'
import {
  cookieOf,
  newCandidate,
  newCandidateId,
  newToken,
  origin,
  postForm,
  sessionTokenOf,
  signIn,
  testPassword,
  visit,
} from '../support/site.ts'
import { countTrips } from '../support/trips.ts'

let token: string
beforeAll(async () => {
  token = await newToken()
})

const [confirm, changed, secured] = [
  'Confirm your email address',
  'Your email address was changed',
  'Your account is secured',
]
const [owners, thiefs] = ['three quiet rivers meet', 'nine loud engines start']
const newAddress = () => `${newCandidateId()}@example.com`
const textOf = async (answer: Response | Promise<Response>) => (await answer).text()
const see = (path: string, cookie: string) => visit(path, { headers: { Cookie: cookie } })
const isIn = async (cookie: string) => (await see('/home', cookie)).status === 200
const run = (query: string, ...values: unknown[]) =>
  env.DB.prepare(query)
    .bind(...values)
    .run()
const all = async (query: string, ...values: unknown[]) =>
  (
    await env.DB.prepare(query)
      .bind(...values)
      .all()
  ).results
const logIn = (loginId: string, password: string, cookie = '') =>
  postForm('/sign-in', { loginId, password }, { Cookie: cookie })
const setPassword = (link: string, password: string) => postForm(link, { password, again: password })
const daysAgo = (days: number) => new Date(Date.now() - days * 86_400_000).toISOString()

async function newPerson() {
  const id = await newCandidate()
  return { id, email: `${id}@example.com`, cookie: await signIn(id) }
}

type Person = Awaited<ReturnType<typeof newPerson>>

/** Whoever has the session gives it another address, and confirms that. */
async function changeEmail({ email, cookie }: Pick<Person, 'email' | 'cookie'>, newEmail = newAddress()) {
  await postForm('/personal-info/contact/email', { newEmail }, { Cookie: cookie })
  expect((await postForm(linkIn(await mailTo(newEmail, confirm)), {})).status).toBe(200)
  return { newEmail, undo: linkIn(await mailTo(email, changed)) }
}

/** A new password by the address on file. */
async function reset(email: string, password: string) {
  await postForm('/first-time/email', { email })
  const link = linkIn(await mailTo(email, 'Set a new password'))
  return { link, answer: await setPassword(link, password) }
}

const addAccount = (id: string, label: string, linkedAt: string) =>
  run(
    'insert into linked_accounts values (?, ?, ?, ?, ?, ?)',
    label,
    'https://login.invalid',
    label,
    id,
    label,
    linkedAt,
  )
const addPasskey = (id: string, name: string, createdAt: string) =>
  run(
    "insert into passkeys values (?, ?, ?, 'a2V5', 'aGFuZGxl', 0, '[]', 'singleDevice', 0, ?, ?, null)",
    name,
    id,
    name,
    name,
    createdAt,
  )
const namesOf = async (table: 'linked_accounts' | 'passkeys', id: string) =>
  (await all(`select id from ${table} where candidate_id = ? order by id`, id)).map((row) => row.id)
const makeStale = (id: string) => run("update sessions set proved_at = '2026-01-01' where candidate_id = ?", id)

describe('“This was not me” ends everything a thief may have', () => {
  test('after a stolen session changed the address and reset the password', async () => {
    const person = await newPerson()
    const { id, email } = person
    await addAccount(id, `new-${id}`, daysAgo(2))
    await addAccount(id, `old-${id}`, daysAgo(31))
    await addPasskey(id, `thief-${id}`, daysAgo(1))
    const { newEmail, undo } = await changeEmail(person)
    await reset(newEmail, thiefs)
    const thief = cookieOf(await logIn(id, thiefs))
    const waiting =
      (await postForm('/first-time/email', { email: newEmail }), await mailTo(newEmail, 'Set a new password'))
    expect(await isIn(thief)).toBe(true)

    const answer = await postForm(undo, {})
    const page = await textOf(answer)
    expect(answer.status).toBe(200)
    for (const line of [
      'password no longer works',
      '1 session ended',
      `new-${id}`,
      `old-${id}`,
      `thief-${id}`,
      'known browser',
    ])
      expect(page).toContain(line)

    expect(await isIn(thief)).toBe(false)
    for (const password of [thiefs, testPassword, ''])
      for (const name of [id, email, newEmail]) expect((await logIn(name, password)).status).toBe(422)
    expect(await all('select * from known_browsers where candidate_id = ?', id)).toEqual([])
    expect([await namesOf('linked_accounts', id), await namesOf('passkeys', id)]).toEqual([[`old-${id}`], []])
    expect((await setPassword(linkIn(waiting), thiefs)).status).toBe(404)
    const mail = await mailTo(email, secured)
    expect(mail.text).toContain(`new-${id}`)
    expect((await mailsTo(newEmail)).at(-1)!.text).toContain('Tell support')
    expect((await mailsTo(newEmail)).at(-1)!.text).not.toContain('/set-password/')
    expect((await setPassword(linkIn(mail), owners)).status).toBe(303)
    expect((await logIn(email, owners)).status).toBe(303)
  })

  test('and a thief who undoes their own change takes nothing from the owner’s way back', async () => {
    const person = await newPerson()
    const first = await changeEmail(person)
    const thief = cookieOf(await logIn(first.newEmail, testPassword))
    const second = await changeEmail({ email: first.newEmail, cookie: thief })
    expect((await postForm(second.undo, {})).status).toBe(200)
    expect((await postForm(first.undo, {})).status).toBe(200)
    expect((await logIn(first.newEmail, thiefs)).status).toBe(422)
    expect(await all('select proved_email as email from accounts where candidate_id = ?', person.id)).toEqual([
      { email: person.email },
    ])
    expect((await postForm(second.undo, {})).status).toBe(404)
  })

  test('brings back contacts and where orders go, and closes requests about name and data; staff are told', async () => {
    const { id, cookie, email } = await newPerson()
    await run("insert into own_contacts values (?, 'city', 'Lund', '', '2026-01-01')", id)
    const order = `O${id}`
    const shipping = (city: string) => JSON.stringify({ city })
    await run(
      "insert into orders (id, candidate_id, state, cents, currency, shipping, placed_at) values (?, ?, 'paid', 0, 'USD', ?, '2026-01-01')",
      order,
      id,
      shipping('Lund'),
    )
    await run(
      'insert into replaced_values values (?, ?, ?, null, ?)',
      id,
      `order ${order}`,
      shipping('Lund'),
      daysAgo(1),
    )
    await run('update orders set shipping = ? where id = ?', shipping('Elsewhere'), order)
    await postForm('/personal-info/contact', { city: 'Elsewhere', phone: '+1 555 0100' }, { Cookie: cookie })
    await postForm('/personal-info/data/forget', { sure: 'yes' }, { Cookie: cookie })
    const [{ reference }] = (await all('select reference from cases where candidate_id = ?', id)) as [
      { reference: string },
    ]
    const { undo } = await changeEmail({ email, cookie })
    await postForm(undo, {})
    expect(await all('select field, value from own_contacts where candidate_id = ?', id)).toEqual([
      { field: 'city', value: 'Lund' },
    ])
    expect(await all('select shipping from orders where id = ?', order)).toEqual([{ shipping: shipping('Lund') }])
    expect(await all('select state from cases where candidate_id = ?', id)).toEqual([{ state: 'closed' }])
    const told = await all(
      "select json_extract(data, '$.cases') as cases from outbox where template = 'secured-for-staff'",
    )
    expect(told).toContainEqual({ cases: reference })
  })

  test('publishes nothing: what was closed to others stays closed', async () => {
    const { id, cookie, email } = await newPerson()
    await run("insert into answers values (?, 'consent', 'no', ?)", id, daysAgo(1))
    await run(
      "insert into transcript_shares values (?, 'T', ?, 'hr@example.com', 0, ?, ?, ?, null)",
      `S${id}`,
      id,
      `M${id}`,
      daysAgo(3),
      daysAgo(1),
    )
    const before = [await all('select * from answers'), await all('select * from transcript_shares')]
    const { undo } = await changeEmail({ email, cookie })
    await postForm(undo, {})
    expect([await all('select * from answers'), await all('select * from transcript_shares')]).toEqual(before)
  })

  test('whoever signs in, resets or connects at the same moment: twenty at once leave nothing behind', async () => {
    const person = await newPerson()
    const { undo } = await changeEmail(person)
    const attacks = Array.from({ length: 20 }, (_, at) =>
      at % 2 === 0 ? logIn(person.id, testPassword) : postForm(undo, {}),
    )
    const answers = await Promise.all(attacks)
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(1)
    for (const answer of answers.filter(({ status }) => status === 303))
      expect(await isIn(cookieOf(answer))).toBe(false)
    expect(await all('select * from known_browsers where candidate_id = ?', person.id)).toEqual([])
    expect((await logIn(person.id, testPassword)).status).toBe(422)
    expect((await mailsTo(person.email)).filter(({ subject }) => subject === secured)).toHaveLength(1)
  })

  test('is offered on Sessions, asks who it is, and brings back the address of 30 days ago', async () => {
    const person = await newPerson()
    const { newEmail } = await changeEmail(person)
    const cookie = cookieOf(await logIn(person.id, testPassword))
    expect(await textOf(see('/personal-info/sessions', cookie))).toContain('Secure my account')
    await makeStale(person.id)
    const secure = '/personal-info/sessions/secure'
    expect((await see(secure, cookie)).headers.get('Location')).toMatch(/^\/sign-in\/again/)
    expect((await postForm(secure, {}, { Cookie: cookie })).status).toBe(403)
    await postForm('/sign-in/again', { proof: testPassword }, { Cookie: cookie })
    const answer = await postForm(secure, {}, { Cookie: cookie })
    expect(await textOf(answer)).toContain(person.email)
    expect(await isIn(cookie)).toBe(false)
    expect((await setPassword(linkIn(await mailTo(person.email, secured)), owners)).status).toBe(303)
    expect((await mailsTo(newEmail)).map(({ subject }) => subject)).toContain(
      'An account with your email address was secured',
    )
  })
})

describe('a passkey that was there for more than 30 days', () => {
  async function securedWithPasskey() {
    const person = await newPerson()
    await addPasskey(person.id, `old-${person.id}`, daysAgo(40))
    const { undo } = await changeEmail(person)
    await postForm(undo, {})
    return { ...person, key: `old-${person.id}`, link: linkIn(await mailTo(person.email, secured)) }
  }
  const waited = (id: string) =>
    run(
      "update accounts set reset_needs_passkey_until = '2026-01-01', secured_at = ? where candidate_id = ?",
      daysAgo(4),
      id,
    )

  test('survives, and the reset link needs it or waits 72 hours', async () => {
    const { id, key, link } = await securedWithPasskey()
    expect(await namesOf('passkeys', id)).toEqual([key])
    expect(await textOf(visit(link))).toContain('A passkey protects this account')
    const early = await setPassword(link, owners)
    expect([early.status, await textOf(early)]).toEqual([
      422,
      expect.stringContaining('Use your passkey with this link'),
    ])
    const [row] = await all(
      'select reset_needs_passkey_until as until, secured_at as at from accounts where candidate_id = ?',
      id,
    )
    expect(Date.parse(row!.until as string) - Date.parse(row!.at as string)).toBe(72 * 3_600_000)
    await waited(id)
    expect((await setPassword(link, owners)).status).toBe(303)
    expect((await logIn(id, owners)).status).toBe(303)
  })

  test('so does a link that is asked for otherwise', async () => {
    const { id, email } = await securedWithPasskey()
    expect((await reset(email, thiefs)).answer.status).toBe(422)
    expect((await logIn(id, thiefs)).status).toBe(422)
  })

  test('stops the reset for good when its holder objects', async () => {
    const { id, key, link, email } = await securedWithPasskey()
    const cookie = await signedInWith(id, key)
    expect(await textOf(see('/personal-info/security', cookie))).toContain('Stop the reset')
    expect((await postForm('/personal-info/security/stop-reset', {}, { Cookie: cookie })).status).toBe(303)
    expect((await setPassword(link, thiefs)).status).toBe(404)
    expect((await mailsTo(email)).map(({ subject }) => subject)).toContain('A password reset was stopped')
    expect((await reset(email, thiefs)).answer.status).toBe(422)
    const change = { password: owners, again: owners }
    expect((await postForm('/personal-info/password', change, { Cookie: cookie })).status).toBe(303)
    expect((await reset(email, thiefs)).answer.status).toBe(303)
  })

  test('cannot be stopped by anybody else', async () => {
    const { id } = await securedWithPasskey()
    await addPasskey(id, `young-${id}`, daysAgo(0))
    const cookie = await signedInWith(id, `young-${id}`)
    expect((await postForm('/personal-info/security/stop-reset', {}, { Cookie: cookie })).status).toBe(404)
  })

  test('is removed by whoever is signed in with one from before, or after the reset has waited', async () => {
    const { id, key, link } = await securedWithPasskey()
    await addAccount(id, `account-${id}`, daysAgo(40))
    await addPasskey(id, `young-${id}`, daysAgo(0))
    const remove = `/personal-info/passkeys/${key}/remove`
    const young = await signedInWith(id, `young-${id}`)
    expect((await postForm(remove, {}, { Cookie: young })).status).toBe(403)
    const accounts = `/personal-info/identification/accounts/account-${id}/remove`
    expect((await postForm(accounts, {}, { Cookie: young })).status).toBe(403)
    const old = await signedInWith(id, key)
    expect((await postForm(accounts, {}, { Cookie: old })).status).toBe(303)
    await waited(id)
    await setPassword(link, owners)
    const cookie = cookieOf(await logIn(id, owners))
    expect((await postForm(remove, {}, { Cookie: cookie })).status).toBe(303)
    expect(await namesOf('passkeys', id)).toEqual([`young-${id}`])
  })

  /** A session as it would be after a sign-in with that passkey. */
  async function signedInWith(id: string, key: string): Promise<string> {
    await run("update accounts set password_hash = password_hash || '' where candidate_id = ?", id)
    const secret = `session-${key}-${crypto.randomUUID()}`
    const hash = await hashOfSecret(secret)
    const now = new Date().toISOString()
    await run(
      "insert into sessions values (?, ?, ?, ?, '2999-01-01', 'Firefox', '', null, 99999, ?, 'passkey', ?, ?)",
      hash,
      id,
      now,
      now,
      now,
      key,
      hash,
    )
    await env.SESSIONS.put(hash, id)
    return `__Host-session=${secret}`
  }
})

describe('a reset alone', () => {
  test('forgets the browsers and lists what else signs in, with one button each, in that browser only', async () => {
    const { id, email } = await newPerson()
    await addAccount(id, `account-${id}`, daysAgo(100))
    const { link, answer } = await reset(email, owners)
    expect(answer.headers.get('Location')).toBe(`${link}/keys`)
    const known = (await all('select hash from known_browsers where candidate_id = ?', id)) as { hash: string }[]
    expect(known).toHaveLength(1)
    expect((await visit(`${link}/keys`)).status).toBe(404)
    const cookie = cookieOf(answer)
    const page = await textOf(see(`${link}/keys`, cookie))
    expect(page).toContain(`account-${id}`)
    const remove = `${link}/keys/account-${id}/remove`
    expect((await postForm(remove, {})).status).toBe(404)
    expect((await postForm(remove, {}, { Cookie: cookie })).status).toBe(303)
    expect(await namesOf('linked_accounts', id)).toEqual([])
    expect((await mailTo(email, 'An account was removed from your record')).text).toContain(`account-${id}`)
  })
})

/** From a new browser elsewhere; the mail about it has gone out by the time it answers. */
async function signInWithMail(loginId: string): Promise<Response> {
  const context = createExecutionContext()
  const headers = {
    'Content-Type': 'application/x-www-form-urlencoded',
    Origin: origin,
    'User-Agent': 'Firefox/140.0 (Linux)',
    'CF-IPCountry': 'SE',
    'CF-Connecting-IP': '198.51.100.9',
  }
  const body = new URLSearchParams({ loginId, password: testPassword }).toString()
  const answer = await makeApp(neutral).fetch(
    new Request(`${origin}/sign-in`, { method: 'POST', body, headers }),
    env,
    context,
  )
  await waitOnExecutionContext(context)
  return answer
}

test('the page of Security says what protects and what happened, in one trip, and is its owner’s alone', async () => {
  const [ada, cleo] = [await newPerson(), await newPerson()]
  await addPasskey(ada.id, `key-${ada.id}`, daysAgo(3))
  await logIn(ada.id, testPassword, ada.cookie)
  const cookie = cookieOf(await signInWithMail(ada.id))
  let html = ''
  const look = async () => void (html = await textOf(see('/personal-info/security', cookie)))
  expect(await countTrips(env.DB, look)).toBe(1)
  for (const said of [`key-${ada.id}`, 'Signed in', 'With your password', 'Firefox on Linux', 'SE', 'Known browsers'])
    expect(html).toContain(said)
  expect(html).not.toContain('198.51')
  expect(await textOf(see('/personal-info/security', cleo.cookie))).not.toContain(ada.id)
  const rows = await all('select detail from security_events where candidate_id = ?', ada.id)
  expect(JSON.stringify(rows)).not.toContain('198.51')
  expect((await postForm('/personal-info/security/forget-browsers', {}, { Cookie: cookie })).status).toBe(303)
  expect(await all('select * from known_browsers where candidate_id = ?', ada.id)).toHaveLength(1)
  expect(await isIn(cookie)).toBe(true)
})

describe('sessions', () => {
  const idle = async (cookie: string, hours: number) =>
    run(
      'update sessions set seen_at = ? where hash = ?',
      daysAgo(hours / 24),
      await hashOfSecret(sessionTokenOf(cookie)),
    )

  test('end after 12 hours without use in a new browser, after 30 days in a known one', async () => {
    const { id, cookie } = await newPerson()
    await idle(cookie, 11.9)
    expect(await isIn(cookie)).toBe(true)
    await idle(cookie, 12.1)
    expect(await isIn(cookie)).toBe(false)
    const again = cookieOf(await logIn(id, testPassword, cookie))
    await idle(again, 29 * 24)
    expect(await isIn(again)).toBe(true)
    await idle(again, 31 * 24)
    expect(await isIn(again)).toBe(false)
  })

  test('of the same browser are one at a time', async () => {
    const { id, cookie } = await newPerson()
    const other = cookieOf(await logIn(id, testPassword))
    const again = cookieOf(await logIn(id, testPassword, cookie))
    expect([await isIn(cookie), await isIn(other), await isIn(again)]).toEqual([false, true, true])
  })

  test('leave nothing in the browser when they are signed out of, and it stays known', async () => {
    const { cookie } = await newPerson()
    const answer = await postForm('/sign-out', {}, { Cookie: cookie })
    expect(answer.headers.get('Clear-Site-Data')).toBe('"cache", "storage"')
    expect(answer.headers.getSetCookie().join()).not.toMatch(/__Host-browser=;/)
  })

  test('have files that nobody keeps, and pages that use nothing of the device', async () => {
    const { cookie } = await newPerson()
    const archive = await see('/personal-info/data/my-data.zip', cookie)
    for (const answer of [archive, await see('/personal-info/security', cookie)]) {
      expect(answer.headers.get('Cache-Control')).toBe('private, no-store')
      expect(answer.headers.get('Permissions-Policy')).toMatch(/camera=\(\).*geolocation=\(\)/)
    }
    expect(archive.headers.get('Permissions-Policy')).toContain('publickey-credentials-get=(self)')
  })
})

test('the scheme of a token is taken in any case', async () => {
  for (const scheme of ['Bearer', 'bearer', 'BEARER'])
    expect((await visit('/api/v1/imports/none', { headers: { Authorization: `${scheme} ${token}` } })).status).toBe(404)
})
