import { createExecutionContext, waitOnExecutionContext } from 'cloudflare:test'
import { env } from 'cloudflare:workers'
import { html } from 'hono/html'
import { describe, expect, test, vi } from 'vitest'
import { makeApp } from '../../src/app.ts'
import { defaultSettings, type Settings } from '../../src/http/settings.ts'
import { program as neutral } from '../programs/neutral/index.ts'
import { takeInRows } from '../support/candidates.ts'
import { linkIn, mailsTo, mailTo } from '../support/mail.ts'
import { cookieOf, newCandidate, newCandidateId, origin } from '../support/site.ts'
import { postForm, signIn, visit } from '../support/site.ts'
import type { FeedKind } from '../../src/core/feeds/kinds.ts'

const [login, reset, told] = ['Your login', 'Set a new password', 'Someone asked for a login with your score report']
const emailOf = (id: string) => `${id}@example.com`
const newEmail = () => emailOf(newCandidateId())
const reportOf = (id: string, newEmail: string, wrong: Record<string, string> = {}) =>
  Object.assign({ lastName: `Person ${id}`, registrationNumber: `R${id}-0`, newEmail }, wrong)
const withExam = async () => newCandidate({ '200-301': '2025-04-01' })

/** Sends one of the two forms, and waits until what it asks for has been looked up. */
async function ask(fields: Record<string, string>, headers: HeadersInit = {}, site = origin): Promise<Response> {
  const answer = await postForm(`${site}/first-time/${'email' in fields ? 'email' : 'score-report'}`, fields, headers)
  const waiting = env.DB.prepare('select id from mapping_requests')
  await expect.poll(async () => (await waiting.all()).results, { interval: 5 }).toEqual([])
  return answer
}

const subjectsTo = async (email: string) => (await mailsTo(email)).map(({ subject }) => subject)
const goesTo = (answer: Response) => [answer.status, answer.headers.get('Location')]
const pageOf = async (answer: Response) => [answer.status, [...answer.headers], await answer.text()]
const password = 'three quiet rivers meet'
const setPassword = (link: string) => postForm(link, { password, again: password })
const logIn = (id: string) => postForm('/sign-in', { loginId: id, password })
/** As from a network address of its own: one may open only so many links. */
const statusOf = async (link: string) =>
  (await visit(link, { headers: { 'CF-Connecting-IP': `10.88.0.${Math.random()}` } })).status
const feed = (kind: FeedKind, header: string, rows: string) => takeInRows(kind, `${header}\n${rows}\n`)
const accountOf = (id: string) =>
  env.DB.prepare('select * from accounts where candidate_id = ?').bind(id).first<Record<string, string | null>>()

/** One address may ask as often as it likes: what it misses is counted by itself. */
const manyRequests: Settings = {
  ...defaultSettings,
  mapping: { ...defaultSettings.mapping, address: { ...defaultSettings.mapping.address, most: 1000 } },
}

/** The same on a site with settings of its own. */
async function postOn(
  app: ReturnType<typeof makeApp>,
  fields: Record<string, string>,
  headers: Record<string, string>,
) {
  const body = new URLSearchParams(fields).toString()
  const type = { 'Content-Type': 'application/x-www-form-urlencoded', Origin: origin, ...headers }
  const context = createExecutionContext()
  const request = new Request(`${origin}/first-time/score-report`, { method: 'POST', body, headers: type })
  const answer = await app.fetch(request, env, context)
  await waitOnExecutionContext(context)
  return answer
}

/** Somebody asks with the score report of a candidate: the links that both addresses get. */
async function askByReport() {
  const [id, email] = [await withExam(), newEmail()]
  await ask(reportOf(id, email))
  return { id, email, link: linkIn(await mailTo(email, login)), undo: linkIn(await mailTo(emailOf(id), told)) }
}

describe('by email', () => {
  test('a candidate is sent their login, sets a password and signs in', async () => {
    const id = await newCandidate()
    const answer = await ask({ email: ` ${emailOf(id).toUpperCase()} ` })
    expect(goesTo(answer)).toEqual([303, '/first-time?sent'])
    expect(await (await visit('/first-time?sent')).text()).toContain('Check your email')
    const mails = await mailsTo(emailOf(id))
    expect(mails.map(({ subject }) => subject)).toEqual([login])
    expect(mails[0]!.text).toContain(`Login ID: ${id}`)
    expect(linkIn(mails[0]!)).toMatch(/^\/set-password\/[\w-]{43}$/)
    expect(goesTo(await setPassword(linkIn(mails[0]!)))).toEqual([303, '/set-password/complete'])
    expect(await statusOf('/set-password/complete')).toBe(200)
    expect(goesTo(await logIn(id))).toEqual([303, '/personal-info/settings?first'])
    expect(await accountOf(id)).toMatchObject({ proved_email: emailOf(id), locked_until: null })
  })

  test('the answer and what is asked of the database before it are the same, known, unknown or doubled', async () => {
    const [known, doubled, unknown] = [await newCandidate(), newEmail(), newEmail()]
    const rows = [newCandidateId(), newCandidateId()].map((id) => `${id},Person ${id},${doubled}`)
    await feed('candidates', 'candidate_id,last_name,email', rows.join('\n'))
    const app = makeApp(neutral)
    const prepare = vi.spyOn(Object.getPrototypeOf(env.DB) as D1Database, 'prepare')
    const asked = async (email: string) => {
      const ctx = createExecutionContext()
      const type = { 'Content-Type': 'application/x-www-form-urlencoded', Origin: origin }
      const headers = { ...type, 'Content-Length': '30', 'CF-Connecting-IP': '10.99.1.1' }
      const request = new Request(`${origin}/first-time/email`, { method: 'POST', body: `email=${email}`, headers })
      prepare.mockClear()
      const answer = await app.fetch(request, env, ctx)
      const statements = prepare.mock.calls.map(([sql]) => sql)
      await waitOnExecutionContext(ctx)
      return { statements, answer: await pageOf(answer) }
    }
    await asked(newEmail())
    const [first, ...others] = [await asked(emailOf(known)), await asked(unknown), await asked(doubled)]
    prepare.mockRestore()
    expect(first!.answer[0]).toBe(303)
    expect(first!.statements.join()).toContain('insert into "mapping_requests"')
    expect(first!.statements.join()).not.toMatch(/candidates|accounts|outbox/)
    for (const other of others) expect(other).toEqual(first)
    expect([await subjectsTo(emailOf(known)), await subjectsTo(unknown)]).toEqual([[login], []])
    const [mail, ...more] = await mailsTo(doubled)
    expect([mail?.subject, more]).toEqual(['More than one record has your email address', []])
    expect(mail!.text + mail!.html).not.toContain('/set-password/')
    expect(mail!.text).toContain(`${origin}/support`)
  })

  test('somebody with a login is sent a new password at the address they proved, and at no other', async () => {
    const [id, proved] = [await newCandidate(), newEmail()]
    await signIn(id)
    await env.DB.exec(`update accounts set proved_email = '${proved}' where candidate_id = '${id}'`)
    const before = await subjectsTo(emailOf(id))
    await ask({ email: emailOf(id) })
    expect([await subjectsTo(emailOf(id)), await subjectsTo(proved)]).toEqual([before, []])
    await ask({ email: proved })
    expect([await subjectsTo(emailOf(id)), await subjectsTo(proved)]).toEqual([before, [reset]])
  })

  test('one address gets three mails a day at most, whatever is asked', async () => {
    const [id, other, third] = [await newCandidate(), await withExam(), await withExam()]
    for (const email of [emailOf(id), emailOf(id).toUpperCase()]) await ask({ email })
    await ask(reportOf(other, emailOf(id).toLowerCase()))
    expect(await subjectsTo(emailOf(id))).toEqual([login, login, login])
    await ask({ email: emailOf(id) })
    await ask(reportOf(third, emailOf(id)))
    expect(await subjectsTo(emailOf(id))).toHaveLength(3)
    await env.DB.exec(`update outbox set created_at = '2026-01-01' where lower(recipient) = lower('${emailOf(id)}')`)
    await ask({ email: emailOf(id) })
    expect(await subjectsTo(emailOf(id))).toHaveLength(4)
  })
})

describe('by score report', () => {
  test('the new address gets the link and, once used, is the one on file, locked for 72 hours', async () => {
    const { id, email, link, undo } = await askByReport()
    expect([link, undo]).toEqual([expect.stringMatching(/^\/set-password\//), expect.stringMatching(/^\/undo\//)])
    const { text, html } = await mailTo(emailOf(id), told)
    expect(text).toContain('H•••@example.com')
    expect((text + html).toLowerCase()).not.toContain(email.toLowerCase())
    expect(goesTo(await setPassword(link))).toEqual([303, '/set-password/complete'])
    const { proved_email, created_at, locked_until } = (await accountOf(id))!
    expect(proved_email).toBe(email)
    expect(Date.parse(locked_until!) - Date.parse(created_at!)).toBe(72 * 3_600_000)
    const Cookie = cookieOf(await logIn(email))
    const another = { newEmail: newEmail() }
    const locked = await postForm('/personal-info/contact/email', another, { Cookie })
    expect([locked.status, (await locked.text()).includes('less than 3 days ago')]).toEqual([422, true])
    await env.DB.exec(`update accounts set locked_until = '2026-01-01' where candidate_id = '${id}'`)
    expect((await postForm('/personal-info/contact/email', another, { Cookie })).status).toBe(303)
  })

  test('name and number are taken as people copy them; anything else reads the same and writes no mail', async () => {
    const id = newCandidateId()
    const [person, number] = [`${id},García-Łukasiewicz,${emailOf(id)},田中`, `Ab-${id}-7`]
    await feed('candidates', 'candidate_id,last_name,email,localized_last_name', person)
    const exam = `${number},${id},200-301,pass,2025-04-01`
    await feed('exams', 'registration_number,candidate_id,exam_code,grade,taken_on', exam)
    const pages: unknown[] = []
    const asked = async (lastName: string, registrationNumber: string) => {
      const email = newEmail()
      pages.push(await pageOf(await ask({ lastName, registrationNumber, newEmail: email })))
      const subjects = await subjectsTo(email)
      // Each on a day of its own: the address on file is told three times a day, and without that nobody gets a link.
      await env.DB.exec(`update outbox set created_at = '2026-01-01' where recipient = '${emailOf(id)}'`)
      return subjects
    }
    const names = ['garcia lukasiewicz', 'GARCÍAŁUKASIEWICZ', 'Garcia-Lukasiewicz', '田中', ' García  Łukasiewicz ']
    for (const name of names) expect([name, await asked(name, number)]).toEqual([name, [login]])
    for (const one of [number.toLowerCase(), `AB${id}7`, ` ab ${id} - 7 `])
      expect([one, await asked(names[0]!, one)]).toEqual([one, [login]])
    const before = await subjectsTo(emailOf(id))
    expect(await asked(`Garcia ${id}`, number)).toEqual([])
    for (const one of [`AB-${id}-8`, `AB-${id}-77`]) expect(await asked(names[0]!, one)).toEqual([])
    expect(await subjectsTo(emailOf(id))).toEqual(before)
    for (const page of pages) expect(page).toEqual(pages[0])
  })

  test('a login that there is already is never taken over, and its owner is told', async () => {
    const [id, email] = [await withExam(), newEmail()]
    await signIn(id)
    const before = await accountOf(id)
    await ask(reportOf(id, email))
    expect([await subjectsTo(email), await accountOf(id)]).toEqual([[], before])
    expect((await mailTo(emailOf(id), told)).text).not.toMatch(/\/(undo|set-password)\//)
    const sentBefore = await askByReport()
    await signIn(sentBefore.id)
    expect((await setPassword(sentBefore.link)).status).toBe(404)
    expect(await accountOf(sentBefore.id)).toMatchObject({ proved_email: emailOf(sentBefore.id) })
  })

  const at = (address: string) => ({ 'CF-Connecting-IP': address })
  const anAddress = () => `10.${Math.floor(Math.random() * 250)}.${Math.floor(Math.random() * 250)}.1`
  const paused = 'Too many score reports did not match today.'
  const pausedMail = 'Login by score report is paused for today'

  test('five misses for one name from one address refuse what is right from there, and nobody elsewhere', async () => {
    const [id, early, late, elsewhere] = [await withExam(), newEmail(), newEmail(), newEmail()]
    const here = at(anAddress())
    for (let n = 0; n < 4; n++) await ask(reportOf(id, newEmail(), { registrationNumber: `Wrong ${id} ${n}` }), here)
    expect((await ask(reportOf(id, early), here)).status).toBe(303)
    // However the name is spelled.
    const stretched = { lastName: `Per\u0640son-${id}`, registrationNumber: `Wrong ${id} 4` }
    await ask(reportOf(id, newEmail(), stretched), here)
    for (const registrationNumber of [`R${id}-0`, `Wrong ${id} 5`]) {
      const refused = await ask(reportOf(id, late, { registrationNumber }), here)
      expect([refused.status, (await refused.text()).includes(paused)]).toEqual([429, true])
    }
    expect([await subjectsTo(early), await subjectsTo(late)]).toEqual([[login], []])
    expect((await subjectsTo(emailOf(id))).filter((subject) => subject === pausedMail)).toHaveLength(1)
    await env.DB.exec(`update outbox set created_at = '2026-01-01' where recipient = '${emailOf(id)}'`)
    expect((await ask(reportOf(id, elsewhere), at(anAddress()))).status).toBe(303)
    expect(await subjectsTo(elsewhere)).toEqual([login])
  })

  test.each([0x640, 0x7fa, 0x824, 0x828, 0x1cf2, 0x1cf3, 0xfcf2, 0xfcf3, 0xfcf4, 0xfe71, 0xfe73, 0xfe77, 0xfe7f])(
    'a letter that does not count, U+%x, gives a name no tries of its own',
    async (point) => {
      const [id, email, here] = [await withExam(), newEmail(), at(anAddress())]
      for (let n = 0; n < 5; n++) {
        const lastName = `Person ${id}${String.fromCodePoint(point).repeat(n)}`
        await ask(reportOf(id, newEmail(), { lastName, registrationNumber: `Wrong ${id} ${n}` }), here)
      }
      expect((await ask(reportOf(id, email), here)).status).toBe(429)
      expect(await subjectsTo(email)).toEqual([])
    },
  )

  test('twenty misses of one address over all names refuse it, and no other', async () => {
    const [id, email, here] = [await withExam(), newEmail(), at(anAddress())]
    const app = makeApp(neutral, manyRequests)
    const post = (fields: Record<string, string>, headers: Record<string, string>) => postOn(app, fields, headers)
    for (let n = 0; n < 20; n++) expect((await post(reportOf(`N${n}${id}`, newEmail()), here)).status).toBe(303)
    expect((await post(reportOf(id, email), here)).status).toBe(429)
    expect(await subjectsTo(email)).toEqual([])
    expect((await post(reportOf(id, email), at(anAddress()))).status).toBe(303)
    expect(await subjectsTo(email)).toEqual([login])
  })

  test('thirty misses for one name from all addresses refuse it everywhere, and the address on file hears of it', async () => {
    const [id, email] = [await withExam(), newEmail()]
    for (let n = 0; n < 30; n++)
      await ask(reportOf(id, newEmail(), { registrationNumber: `Wrong ${id} ${n}` }), at(anAddress()))
    expect((await ask(reportOf(id, email), at(anAddress()))).status).toBe(429)
    expect([await subjectsTo(email), await subjectsTo(emailOf(id))]).toEqual([[], [pausedMail]])
    const other = await withExam()
    expect((await ask(reportOf(other, email), at(anAddress()))).status).toBe(303)
    expect(await subjectsTo(email)).toEqual([login])
  })

  test('misses of everybody raise an alarm and refuse nobody', async () => {
    const settings = { ...manyRequests, mapping: { ...manyRequests.mapping } }
    settings.mapping.site = { ...settings.mapping.site, name: `site ${Math.random()}`, most: 10 }
    const alarms = vi.spyOn(console, 'error').mockImplementation(() => {})
    const app = makeApp(neutral, settings)
    const [id, email] = [await withExam(), newEmail()]
    for (let n = 0; n < 12; n++) await postOn(app, reportOf(`S${n}${id}`, newEmail()), at(anAddress()))
    expect(alarms.mock.calls.filter(([line]) => String(line).includes('limit reached'))).toHaveLength(1)
    alarms.mockRestore()
    expect((await postOn(app, reportOf(id, email), at(anAddress()))).status).toBe(303)
    expect(await subjectsTo(email)).toEqual([login])
  })

  test('nobody gets a login by score report while the address on file cannot be told', async () => {
    const [id, email] = [await withExam(), newEmail()]
    for (let at = 0; at < 3; at++) await ask({ email: emailOf(id) })
    await ask(reportOf(id, email))
    const isTold = (await subjectsTo(emailOf(id))).includes(told)
    expect(isTold || (await subjectsTo(email)).length === 0).toBe(true)
  })
})

describe('the link that takes a login back', () => {
  test('does so by POST alone, with its sessions and links, and tells both addresses', async () => {
    const { id, email, link, undo } = await askByReport()
    await setPassword(link)
    const cookie = cookieOf(await logIn(id))
    const home = () => visit('/home', { headers: { Cookie: cookie } })
    await ask({ email })
    const later = linkIn(await mailTo(email, reset))
    for (let at = 0; at < 3; at++) expect(await statusOf(undo)).toBe(200)
    expect([(await home()).status, await statusOf(later)]).toEqual([200, 200])
    expect((await postForm(undo, {})).status).toBe(200)
    expect(await accountOf(id)).toBeNull()
    expect((await home()).headers.get('Location')).toMatch(/^\/sign-in/)
    expect([await statusOf(later), (await setPassword(later)).status]).toEqual([404, 404])
    expect((await logIn(id)).status).toBe(422)
    for (const address of [email, emailOf(id)]) expect(await subjectsTo(address)).toContain('The login was ended')
    expect((await postForm(undo, {})).status).toBe(404)
  })

  test('ends a link that nobody has used yet', async () => {
    const { id, link, undo } = await askByReport()
    expect((await postForm(undo, {})).status).toBe(200)
    expect([await statusOf(link), (await setPassword(link)).status, await accountOf(id)]).toEqual([404, 404, null])
    expect(await subjectsTo(emailOf(id))).toContain('The login was ended')
  })

  test('secures a login that the owner has made by email meanwhile, and leaves it to them', async () => {
    const { id, undo } = await askByReport()
    await ask({ email: emailOf(id) })
    await setPassword(linkIn(await mailTo(emailOf(id), login)))
    expect((await postForm(undo, {})).status).toBe(200)
    expect(await accountOf(id)).toMatchObject({ proved_email: emailOf(id) })
    expect((await logIn(id)).status).toBe(422)
    await setPassword(linkIn(await mailTo(emailOf(id), 'Your account is secured')))
    expect((await logIn(id)).status).toBe(303)
  })
})

describe('a form that cannot be taken', () => {
  const bad: [string, string][] = [
    ['nothing', ''],
    ['ten thousand characters', 'x'.repeat(10_000)],
    ['no address', '"><script>alert(1)</script>'],
    ['two addresses', `${newEmail()}, ${newEmail()}`],
    ['another header', `${newEmail()}\r\nBcc: ${newEmail()}`],
  ]
  const escaped = (text: string) => String(html`${text}`)
  const mails = () => env.DB.prepare('select count(*) as count from outbox').first()
  const comesBack = async (fields: Record<string, string>, wrong: string) => {
    const before = await mails()
    const answer = await ask(fields)
    const shown = await answer.text()
    expect(answer.status).toBe(422)
    expect(shown).toMatch(new RegExp(`id="${wrong}-error"><span[^>]*>Error: </span>[A-Z]`))
    expect(await mails()).toEqual(before)
    return shown
  }

  test.each(bad)('says so beside an address that is %s, and keeps what was typed', async (_, typed) => {
    const report = { lastName: 'O’Hara <b>', registrationNumber: 'R-1', newEmail: typed }
    expect(await comesBack({ email: typed }, 'email')).toContain(`value="${escaped(typed)}"`)
    const shown = await comesBack(report, 'newEmail')
    for (const text of Object.values(report)) expect(shown).toContain(`value="${escaped(text)}"`)
  })

  test.each(['lastName', 'registrationNumber'])('says so beside %s', async (field) => {
    for (const typed of ['', '-- --', 'x'.repeat(10_000)])
      expect(await comesBack(reportOf('', newEmail(), { [field]: typed }), field)).toContain(`value="${typed}"`)
  })

  test.each(['email', 'score-report'])('is none at all: JSON for %s', async (form) => {
    const body = JSON.stringify({ email: newEmail(), ...reportOf('x', newEmail()) })
    const headers = { 'Content-Type': 'application/json', Origin: origin }
    const answer = await visit(`/first-time/${form}`, { method: 'POST', body, headers })
    expect([answer.status, (await answer.text()).includes('-error"')]).toEqual([422, true])
  })
})

test('a mail names the one address of the site, whatever host was asked', async () => {
  const [id, email] = [await withExam(), newEmail()]
  const elsewhere = 'http://evil.example'
  const headers = { Host: 'evil.example', 'X-Forwarded-Host': 'evil.example', Origin: elsewhere }
  expect(goesTo(await ask({ email: emailOf(id) }, headers, elsewhere))).toEqual([303, '/first-time?sent'])
  await ask(reportOf(id, email), headers, elsewhere)
  const mails = [...(await mailsTo(emailOf(id))), ...(await mailsTo(email))]
  expect(mails.map(({ subject }) => subject)).toEqual([login, told, login])
  for (const { text, html } of mails) {
    const addresses = (text + html).match(/https?:[^\s"<]+/g) ?? []
    expect(addresses.length).toBeGreaterThan(2)
    expect(addresses.filter((address) => !address.startsWith(`${origin}/`))).toEqual([])
  }
})
