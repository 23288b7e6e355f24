import { env } from 'cloudflare:workers'
import { describe, expect, test } from 'vitest'
import { sendMails } from '../../src/work/mail/send-mails.ts'
import { program as neutral } from '../programs/neutral/index.ts'
import { takeInRows } from '../support/candidates.ts'
import { linkIn, mailsTo, mailTo } from '../support/mail.ts'
import { cookieOf, newCandidateId, postForm } from '../support/site.ts'
import { signIn, testPassword, visit } from '../support/site.ts'
import { countTrips } from '../support/trips.ts'

const page = '/personal-info/contact'
const ask = 'Confirm your email address'
const changed = 'Your email address was changed'
const secured = 'Your account is secured'
const securedElsewhere = 'An account with your email address was secured'
const otherTold = 'The program has another email address for you'

type Person = Record<'id' | 'email' | 'cookie', string>

const usual = { phone: '+46 8 1111', address_1: 'Storgatan 1', city: 'Lund', postal_code: '223 50', country: 'SE' }

/** What the program's offices tell of a person, later than anything before. */
async function tell(id: string, fields: Record<string, string> = {}): Promise<void> {
  const row = { candidate_id: id, last_name: `Person ${id}`, email: `${id}@example.com`, ...usual, ...fields }
  await takeInRows('candidates', `${Object.keys(row).join()}\n${Object.values(row).join()}\n`)
}

async function newPerson(): Promise<Person> {
  const id = newCandidateId()
  await tell(id)
  return { id, email: `${id}@example.com`, cookie: await signIn(id) }
}

const newAddress = () => `${newCandidateId()}@example.com`
const open = async ({ cookie }: Person) => (await visit(page, { headers: { Cookie: cookie } })).text()
const keep = (person: Person, fields: Record<string, string>) => postForm(page, fields, { Cookie: person.cookie })
const askFor = (person: Person, newEmail: string) => postForm(`${page}/email`, { newEmail }, { Cookie: person.cookie })
/** Opens a link from a network address of its own. */
const follow = (path: string) => visit(path, { headers: { 'CF-Connecting-IP': crypto.randomUUID() } })
const isSignedIn = async ({ cookie }: Person) => (await visit(page, { headers: { Cookie: cookie } })).status === 200
const signInWith = (loginId: string) => postForm('/sign-in', { loginId, password: testPassword })

async function provedEmailOf({ id }: Person): Promise<string> {
  const row = await env.DB.prepare('select proved_email as email from accounts where candidate_id = ?').bind(id).first()
  return row!.email as string
}

/** What is asked for in the address form, as far as a mail was written. */
async function asksOf({ id }: Person): Promise<unknown[]> {
  const select = "select recipient from outbox where template = 'confirm-email' and candidate_id = ?"
  return (await env.DB.prepare(select).bind(id).all()).results
}

async function entriesOf({ id }: Person): Promise<unknown[]> {
  const select = 'select field, value, told from own_contacts where candidate_id = ? order by field'
  return (await env.DB.prepare(select).bind(id).all()).results
}

/** What stands in the fields of the page. */
function fieldsIn(html: string): Record<string, string> {
  const typed = [...html.matchAll(/<input id="(\w+)"[^>]* value="([^"]*)"/g)].map(([, name, value]) => [name, value])
  const country = /<select id="country".*?<option value="([^"]*)" selected/s.exec(html)?.[1] ?? ''
  return { ...Object.fromEntries(typed), country }
}

const subjectsTo = async (email: string) => (await mailsTo(email)).map(({ subject }) => subject)
const countOf = async (email: string, subject: string) =>
  (await subjectsTo(email)).filter((one) => one === subject).length

/** A person whose address was changed, and the link that takes it back. */
async function changedPerson(): Promise<{ person: Person; newEmail: string; undo: string }> {
  const [person, newEmail] = [await newPerson(), newAddress()]
  await askFor(person, newEmail)
  const answer = await postForm(linkIn(await mailTo(newEmail, ask)), {})
  expect(answer.status).toBe(200)
  return { person, newEmail, undo: linkIn(await mailTo(person.email, changed)) }
}

describe('the contact page', () => {
  test('shows the address on file, telephone and post, in one trip', async () => {
    const person = await newPerson()
    let html = ''
    const trips = await countTrips(env.DB, async () => {
      html = await open(person)
    })
    expect(trips).toBe(1)
    expect(html).toContain(`We email you at <span class="address">${person.email}</span>`)
    const { address_1: address1, postal_code: postalCode, ...same } = usual
    expect(fieldsIn(html)).toEqual({ newEmail: '', ...same, address1, address2: '', state: '', postalCode })
  })

  test('is for nobody who is not signed in, and neither are its deeds', async () => {
    const [person, newEmail] = [await newPerson(), newAddress()]
    expect((await visit(page)).headers.get('Location')).toBe('/sign-in?next=%2Fpersonal-info%2Fcontact')
    expect((await postForm(page, { phone: '+1 555 0100' })).headers.get('Location')).toBe('/sign-in')
    expect((await postForm(`${page}/email`, { newEmail })).headers.get('Location')).toBe('/sign-in')
    expect(await mailsTo(newEmail)).toEqual([])
    expect(await entriesOf(person)).toEqual([])
  })

  test('changes one’s own record, whoever else the form or the address names', async () => {
    const [ada, cleo, newEmail] = [await newPerson(), await newPerson(), newAddress()]
    const named = { candidateId: ada.id, candidate_id: ada.id, id: ada.id, loginId: ada.id }
    await postForm(`${page}?candidateId=${ada.id}`, { ...named, phone: '+46 70 2222' }, { Cookie: cleo.cookie })
    await postForm(`${page}/email?id=${ada.id}`, { ...named, newEmail }, { Cookie: cleo.cookie })
    await postForm(linkIn(await mailTo(newEmail, ask)), named)
    expect(await entriesOf(ada)).toEqual([])
    expect(await provedEmailOf(ada)).toBe(ada.email)
    expect(await open(ada)).toContain(usual.phone)
    expect(await provedEmailOf(cleo)).toBe(newEmail)
    expect(await entriesOf(cleo)).toContainEqual({ field: 'phone', value: '+46 70 2222', told: usual.phone })
  })
})

describe('a new email address', () => {
  test('gets a link, and nothing changes before it is used', async () => {
    const [person, newEmail] = [await newPerson(), newAddress()]
    const before = await subjectsTo(person.email)
    const answer = await askFor(person, ` ${newEmail} `)
    expect(answer.status).toBe(303)
    expect(answer.headers.get('Location')).toBe(`${page}?sent`)
    const link = linkIn(await mailTo(newEmail, ask))
    expect(link).toMatch(/^\/confirm-email\/[\w-]{43}$/)
    for (let n = 0; n < 2; n++) expect((await follow(link)).status).toBe(200)
    expect(await provedEmailOf(person)).toBe(person.email)
    expect(await isSignedIn(person)).toBe(true)
    expect(await subjectsTo(person.email)).toEqual([...before, 'A new email address was asked for'])
    expect(await open(person)).toContain(`<span class="address">${person.email}</span>`)
  })

  test('that is confirmed is the one on file: all sessions end, and it alone signs in', async () => {
    const { person, newEmail } = await changedPerson()
    expect(await provedEmailOf(person)).toBe(newEmail)
    expect(await isSignedIn(person)).toBe(false)
    expect((await signInWith(newEmail)).status).toBe(303)
    expect((await signInWith(person.email)).status).toBe(422)
  })

  test('is told to both: the old one masked, with the way back', async () => {
    const { person, newEmail } = await changedPerson()
    const [left, taken] = [await mailTo(person.email, changed), await mailTo(newEmail, changed)]
    expect(linkIn(left)).toMatch(/^\/undo\/[\w-]{43}$/)
    for (const part of [left.text, left.html]) {
      expect(part).toContain('H•••@example.com')
      expect(part).not.toContain(newEmail)
    }
    for (const part of [taken.text, taken.html]) {
      expect(part).not.toContain('/undo/')
      expect(part).not.toContain(person.email)
    }
    expect(await countOf(person.email, changed)).toBe(1)
    expect(await countOf(newEmail, changed)).toBe(1)
  })

  test('is confirmed once, and the newest asked for alone', async () => {
    const [person, first, second] = [await newPerson(), newAddress(), newAddress()]
    await askFor(person, first)
    const old = linkIn(await mailTo(first, ask))
    await askFor(person, second)
    const link = linkIn(await mailTo(second, ask))
    expect((await postForm(old, {})).status).toBe(404)
    expect((await postForm(link, {})).status).toBe(200)
    expect((await postForm(link, {})).status).toBe(404)
    expect(await provedEmailOf(person)).toBe(second)
    expect(await countOf(person.email, changed)).toBe(1)
  })

  test.each<[string, (person: Person) => string, string]>([
    ['the one on file', ({ email }) => email.toUpperCase(), 'This is already the address on file.'],
    ['none', () => ' ', 'Enter the new email address.'],
    ['no address', () => 'nobody', 'Enter one email address, like name@example.com.'],
    ['two addresses', () => 'a@example.com,b@example.com', 'Enter one email address, like name@example.com.'],
    ['one with a line break', () => 'a@example.com\r\nBcc: b@example.com', 'Enter one email address'],
  ])('that is %s comes back', async (_, newEmailOf, sentence) => {
    const person = await newPerson()
    const answer = await askFor(person, newEmailOf(person))
    const html = await answer.text()
    expect(answer.status).toBe(422)
    expect(html).toContain(sentence)
    expect(html).toContain(`value="${newEmailOf(person)}"`)
    expect(await asksOf(person)).toEqual([])
  })

  test('is asked for five times in a day', async () => {
    const person = await newPerson()
    for (let n = 0; n < 5; n++) expect((await askFor(person, newAddress())).status).toBe(303)
    const answer = await askFor(person, newAddress())
    expect(answer.status).toBe(422)
    expect(await answer.text()).toContain('You can’t change your address again today. Try again tomorrow.')
    expect(await asksOf(person)).toHaveLength(5)
  })
})

describe('the way back', () => {
  test('brings the old address back, ends all sessions and tells both, once', async () => {
    const { person, newEmail, undo } = await changedPerson()
    const thief = { ...person, cookie: cookieOf(await signInWith(newEmail)) }
    expect((await follow(undo)).status).toBe(200)
    expect(await provedEmailOf(person)).toBe(newEmail)
    expect((await postForm(undo, {})).status).toBe(200)
    expect(await provedEmailOf(person)).toBe(person.email)
    expect(await isSignedIn(thief)).toBe(false)
    expect((await signInWith(newEmail)).status).toBe(422)
    expect((await signInWith(person.email)).status).toBe(422)
    expect((await postForm(undo, {})).status).toBe(404)
    expect(await countOf(person.email, secured)).toBe(1)
    expect(await countOf(newEmail, securedElsewhere)).toBe(1)
  })

  test('ends the links that were asked for meanwhile', async () => {
    const { person, newEmail, undo } = await changedPerson()
    const thief = { ...person, cookie: cookieOf(await signInWith(newEmail)) }
    const third = newAddress()
    await askFor(thief, third)
    const link = linkIn(await mailTo(third, ask))
    await postForm(undo, {})
    expect((await postForm(link, {})).status).toBe(404)
    expect(await provedEmailOf(person)).toBe(person.email)
  })

  test('is open for 72 hours', async () => {
    const { person, newEmail, undo } = await changedPerson()
    const where = "purpose = 'undo-email' and candidate_id = ?"
    const select = `select created_at as made, ends_at as ends from links where ${where}`
    const row = (await env.DB.prepare(select).bind(person.id).first<{ made: string; ends: string }>())!
    expect(Date.parse(row.ends) - Date.parse(row.made)).toBe(72 * 3_600_000)
    await env.DB.prepare(`update links set ends_at = ? where ${where}`).bind(new Date().toISOString(), person.id).run()
    expect((await follow(undo)).status).toBe(404)
    expect((await postForm(undo, {})).status).toBe(404)
    expect(await provedEmailOf(person)).toBe(newEmail)
  })
})

describe('telephone and post', () => {
  test('that a person enters win over the feed, until it tells something else of that very field', async () => {
    const person = await newPerson()
    const answer = await keep(person, { ...fieldsIn(await open(person)), phone: ' +46 70  2222 ', city: 'Malmö' })
    expect(answer.headers.get('Location')).toBe(`${page}?kept`)
    expect(await entriesOf(person)).toEqual([
      { field: 'city', value: 'Malmö', told: 'Lund' },
      { field: 'phone', value: '+46 70 2222', told: usual.phone },
    ])
    await tell(person.id, { postal_code: '224 60' })
    expect(fieldsIn(await open(person))).toMatchObject({ phone: '+46 70 2222', city: 'Malmö', postalCode: '224 60' })
    await tell(person.id, { city: 'Uppsala' })
    expect(fieldsIn(await open(person))).toMatchObject({ phone: '+46 70 2222', city: 'Uppsala', country: 'SE' })
  })

  test('that the feed has overtaken do not come back', async () => {
    const person = await newPerson()
    await keep(person, { ...fieldsIn(await open(person)), city: 'Malmö' })
    await tell(person.id, { city: 'Uppsala' })
    await tell(person.id, { city: 'Lund' })
    expect(fieldsIn(await open(person)).city).toBe('Lund')
  })

  test('come back as typed, where the telephone is none', async () => {
    const person = await newPerson()
    const answer = await keep(person, { ...fieldsIn(await open(person)), phone: '"><b>call me', city: 'Malmö' })
    const html = await answer.text()
    expect(answer.status).toBe(422)
    expect(html).toContain('Telephone: Enter a telephone number, such as +1 555 0100.')
    expect(fieldsIn(html)).toMatchObject({ phone: '&quot;&gt;&lt;b&gt;call me', city: 'Malmö' })
    expect(await entriesOf(person)).toEqual([])
  })
})

test('a login by score report changes nothing here in its first three days', async () => {
  const [person, newEmail] = [await newPerson(), newAddress()]
  const lock = env.DB.prepare('update accounts set locked_until = ? where candidate_id = ?')
  await lock.bind('2999-01-01T00:00:00.000Z', person.id).run()
  for (const answer of [await keep(person, { phone: '+46 70 2222' }), await askFor(person, newEmail)]) {
    expect(answer.status).toBe(422)
    expect(await answer.text()).toContain('You can change this when the 3 days are over.')
  }
  expect(await entriesOf(person)).toEqual([])
  expect(await asksOf(person)).toEqual([])
  expect(fieldsIn(await open(person)).phone).toBe(usual.phone)
  await lock.bind('2026-01-01T00:00:00.000Z', person.id).run()
  expect((await keep(person, { phone: '+46 70 2222' })).status).toBe(303)
  expect((await askFor(person, newEmail)).status).toBe(303)
})

test('another address from the feed changes nothing, and is told to both, once', async () => {
  const [person, email] = [await newPerson(), newAddress()]
  for (const city of ['Lund', 'Lund', 'Kiruna']) await tell(person.id, { email, city })
  await sendMails(env, neutral)
  expect(await provedEmailOf(person)).toBe(person.email)
  expect(await countOf(person.email, otherTold)).toBe(1)
  expect(await subjectsTo(email)).toEqual([otherTold])
  const html = await open(person)
  expect(html).toContain(`We email you at <span class="address">${person.email}</span>`)
  expect(html).toContain(`another email address for you, <b class="address">${email}</b>`)
  expect((await signInWith(email)).status).toBe(422)
})

test('the address that was replaced is no other one, until the program sends another', async () => {
  const [person, mine] = [await newPerson(), newAddress()]
  await askFor(person, mine)
  await sendMails(env, neutral)
  await postForm(linkIn(await mailTo(mine, ask)), {})
  const again = { ...person, cookie: await signIn(person.id) }
  const other = 'another email address for you'
  expect(await open(again)).toContain(`We email you at <span class="address">${mine}</span>`)
  expect(await open(again)).not.toContain(other)
  await tell(person.id, { city: 'Kiruna' })
  expect(await open(again)).not.toContain(other)
  const home = async () => (await visit('/home', { headers: { Cookie: again.cookie } })).text()
  expect(await home()).not.toContain('Check your email address')
  const news = newAddress()
  await tell(person.id, { email: news })
  expect(await open(again)).toContain(`${other}, <b class="address">${news}</b>`)
  expect(await home()).toContain('Check your email address')
})
