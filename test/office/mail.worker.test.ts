import { env } from 'cloudflare:workers'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { openBudget } from '../../src/work/budget.ts'
import { sendSomeAnnouncements } from '../../src/work/mail/send-announcements.ts'
import { sendMails } from '../../src/work/mail/send-mails.ts'
import { program as neutral } from '../programs/neutral/index.ts'
import { dropCrowd, mailsOfCrowd, writeCrowd } from '../support/crowd.ts'
import { mailsTo, mailTo } from '../support/mail.ts'
import { goesTo, officeOfTests, pageOf } from '../support/office.ts'
import { newCandidate, origin } from '../support/site.ts'

const { signedIn } = officeOfTests()
const country = 'HM'
const crowds: string[] = []
const words = { subject: 'The harbour moves', text: 'On Monday.\n\nBring <b>boxes</b> & tape.\nAll of them.' }
const at = '/office/mail/announcements'

async function crowdOf(size: number): Promise<string> {
  const prefix = await writeCrowd(size, { country })
  crowds.push(prefix)
  return prefix
}

async function nothingWaits(): Promise<void> {
  await env.DB.batch([
    env.DB.prepare("update announcements set state = 'stopped' where state in ('counting', 'asked', 'sending')"),
    env.DB.prepare("update outbox set handled_at = '2026' where state = 'given-up'"),
  ])
}

beforeEach(nothingWaits)
afterEach(async () => {
  await nothingWaits()
  for (const prefix of crowds.splice(0)) await dropCrowd(prefix)
})

/** The announcements of a minute; their mails wait in the outbox. */
async function work(): Promise<void> {
  const { budget } = openBudget(env, { statements: 1000, milliseconds: 60_000 })
  while (await sendSomeAnnouncements(env, neutral, new Date(), budget));
}

type Office = Awaited<ReturnType<typeof signedIn>>
interface Shown {
  readonly state: string
  readonly people: number
  readonly to: string
  readonly written: number
  readonly sample: readonly { readonly candidateId: string }[]
}

async function draft(office: Office, fields: Record<string, string>): Promise<string> {
  const answer = await office.post(at, { ...words, ...fields })
  expect(answer.status).toBe(303)
  await work()
  return answer.headers.get('Location')!
}

describe('an announcement', () => {
  test('is shown with its people and as it will look, and then sent to them, once', async () => {
    const id = await newCandidate()
    const owner = await signedIn(['owner'])
    const path = await draft(owner, { candidate: id.toLowerCase(), link: `${origin}/certifications` })
    const html = await pageOf(owner.get(path))
    expect(html).toContain('Send “The harbour moves” to 1 person?')
    expect(html).toContain(`Only ${id}`)
    expect(html).toContain('Bring &lt;b&gt;boxes&lt;/b&gt; &amp; tape.')
    expect(html).toContain(`${origin}/certifications`)
    expect(await owner.json<Shown>(path)).toMatchObject({ state: 'draft', people: 1, sample: [{ candidateId: id }] })
    const twice = await Promise.all([1, 2].map(() => owner.post(`${path}/send`)))
    expect(twice.map(({ status }) => status).toSorted()).toEqual([303, 409])
    await work()
    await work()
    await sendMails(env, neutral)
    const sent = await mailsTo(`${id}@example.com`)
    expect(sent.map(({ subject }) => subject)).toEqual(['The harbour moves'])
    expect(sent[0]!.text).toContain('On Monday.\n\nBring <b>boxes</b> & tape.\nAll of them.')
    expect(sent[0]!.html).toContain('Bring &lt;b&gt;boxes&lt;/b&gt;')
    expect(sent[0]!.text).toContain(`Open the page:\n${origin}/certifications`)
    expect(await owner.json<Shown>(path)).toMatchObject({ state: 'sent', written: 1 })
  })

  test('to more than 100 people waits on another owner’s Today, and is logged', async () => {
    const prefix = await crowdOf(101)
    const [one, other] = [await signedIn(['owner']), await signedIn(['owner'])]
    const path = await draft(one, { country })
    expect(await pageOf(one.get(path))).toContain('Ask a colleague to confirm')
    expect(goesTo(await one.post(`${path}/send`))).toEqual([303, path])
    expect((await one.post(`${path}/send`)).status).toBe(409)
    const today = async (office: Office) =>
      (await office.json<{ waiting: { kind: string; at: string }[] }>('/office')).waiting
    expect(await today(other)).toContainEqual(expect.objectContaining({ kind: 'Announcement', at: path }))
    expect((await today(one)).map(({ kind }) => kind)).not.toContain('Announcement')
    expect((await today(await signedIn(['records']))).map(({ kind }) => kind)).not.toContain('Announcement')
    expect(await pageOf(other.get(path))).toContain('Send to 101 people')
    expect(goesTo(await other.post(`${path}/send`))).toEqual([303, path])
    await work()
    expect(await mailsOfCrowd(prefix, 'announcement')).toEqual({ people: 101, mails: 101, most: 1 })
    const { changes } = await other.json<{ changes: { what: string; actorId: string; count: number }[] }>(
      '/office/log?what=announcement.sent',
    )
    expect(changes[0]).toMatchObject({ actorId: other.id, count: 101 })
  })

  test('is stopped midway, and discarded before', async () => {
    await crowdOf(3)
    const owner = await signedIn(['owner'])
    const [path, second] = [await draft(owner, { country }), await draft(owner, { country })]
    await env.DB.prepare("update announcements set state = 'sending' where id = ?").bind(path.split('/').at(-1)!).run()
    expect(await pageOf(owner.get(path))).toContain('Stop sending')
    expect((await owner.post(`${second}/send`)).status).toBe(409)
    expect(goesTo(await owner.post(`${path}/stop`))).toEqual([303, path])
    expect((await owner.post(`${path}/stop`)).status).toBe(409)
    expect(await pageOf(owner.get(path))).toContain('Stopped after')
    expect(goesTo(await owner.post(`${second}/discard`))).toEqual([303, second])
    expect((await owner.post(`${second}/send`)).status).toBe(409)
    expect(await owner.json<Shown>(second)).toMatchObject({ state: 'discarded' })
  })

  test.each<[string, Record<string, string>, string]>([
    ['no subject', { subject: ' ' }, 'Enter a subject.'],
    ['a subject of two lines', { subject: 'a\nBcc: x' }, 'Use one line of plain text.'],
    ['no text', { text: '' }, 'Enter the text of the email.'],
    ['a link elsewhere', { text: 'See https://evil.example/' }, 'Remove https://evil.example/'],
    ['a host in the subject', { subject: 'evil.example' }, 'Remove evil.example'],
    ['a page elsewhere', { link: 'https://evil.example/' }, 'Enter a page of this site'],
    ['a page elsewhere, hidden', { link: '//evil.example' }, 'Enter a page of this site'],
    ['a certification that is none', { certification: "' or 1" }, 'Choose a certification from the list.'],
    ['a level that is none', { level: 'x' }, 'Choose a level from the list.'],
    ['a country that is none', { country: 'XX' }, 'Choose a country from the list.'],
    ['days that are none', { days: '-1' }, 'Enter a number of days'],
    ['nobody', { candidate: 'HARB1' }, 'No one has this candidate ID.'],
    ['somebody and a group', { candidate: 'HARB1', country }, 'Choose either one person, or a group of people.'],
    ['too much', { text: 'x'.repeat(5001) }, 'Use at most 5000 characters.'],
  ])('with %s comes back as typed', async (_, fields, sentence) => {
    const owner = await signedIn(['owner'])
    const answer = await owner.post(at, { ...words, ...fields })
    const html = await answer.text()
    expect(answer.status).toBe(422)
    expect(html).toContain('There is a problem')
    expect(html).toContain(sentence)
    if (!('subject' in fields)) expect(html).toContain('value="The harbour moves"')
  })

  test('is found by its words, paged, as CSV and JSON, and is the start of another', async () => {
    const owner = await signedIn(['owner'])
    const word = crypto.randomUUID()
    const path = await draft(owner, { country, subject: `=Ships ${word}`, days: '30', certification: 'DECK' })
    const list = await owner.json<{ announcements: { to: string }[] }>(`${at}?q=${word.toUpperCase()}`)
    expect(list.announcements.map(({ to }) => to)).toEqual([
      'People who hold DECK that expires within 30 days and live in Heard Island and McDonald Islands',
    ])
    const csv = await pageOf(owner.get(`${at}?q=${word}&format=csv`))
    expect(csv.split('\n')[0]).toContain('written,subject,to,people')
    expect(csv).toContain(`'=Ships ${word}`)
    expect(await pageOf(owner.get(`${at}?q=nothing${word}`))).toContain('No announcement has these words.')
    const form = await pageOf(owner.get(`${at}/new?like=${path.split('/').at(-1)}`))
    expect(form).toContain(`value="=Ships ${word}"`)
    expect(form).toContain('<option value="HM" selected="">')
    expect((await owner.get(`${at}/NOSUCH`)).status).toBe(404)
  })
})

describe('an email that could not be sent', () => {
  async function givenUp(error: string, template = 'news'): Promise<{ id: string; mail: string }> {
    const id = await newCandidate()
    const mail = `M${crypto.randomUUID()}`
    await env.DB.prepare(
      "insert into outbox (id, candidate_id, recipient, template, data, state, created_at, next_at, tries, error) values (?, ?, ?, ?, ?, 'given-up', '2026-01-01T00:00:00.000Z', '2026', 9, ?)",
    )
      .bind(mail, id, `${id}@example.com`, template, JSON.stringify({ subject: 'You earned DECK', lines: '[]' }), error)
      .run()
    return { id, mail }
  }

  test('says why, waits on Today, and is sent again once', async () => {
    const { id, mail } = await givenUp('Error')
    const office = await signedIn(['records'])
    expect(await pageOf(office.get('/office'))).toContain('1 email could not be sent')
    const html = await pageOf(office.get('/office/mail/given-up'))
    expect(html).toContain('The mail service refused it for a day, 9 times')
    expect(html).not.toContain('Announcements')
    const again = `/office/mail/given-up/${mail}/again`
    const twice = await Promise.all([1, 2].map(() => office.post(again)))
    expect(twice.map(({ status }) => status).toSorted()).not.toEqual([303, 303])
    await mailTo(`${id}@example.com`, 'You earned DECK')
    expect(await mailsTo(`${id}@example.com`)).toHaveLength(1)
    expect((await office.post(again)).status).toBe(404)
    expect(await pageOf(office.get('/office'))).toContain('No email failed')
  })

  test('is dismissed, and found by its person', async () => {
    const { id, mail } = await givenUp('address')
    const office = await signedIn(['records'])
    const html = await pageOf(office.get(`/office/mail/given-up?q=${id.toLowerCase()}`))
    expect(html).toContain('Sending it again won’t help')
    expect(html).not.toContain('Send again')
    expect((await office.post(`/office/mail/given-up/${mail}/again`)).status).toBe(409)
    const twice = await Promise.all([1, 2].map(() => office.post(`/office/mail/given-up/${mail}/dismiss`)))
    expect(twice.map(({ status }) => status).toSorted()).toEqual([303, 409])
    expect((await office.json<{ open: number }>('/office/mail/given-up')).open).toBe(0)
    const dismissed = await pageOf(office.get('/office/mail/given-up?show=dismissed&format=csv'))
    expect(dismissed).toContain(id)
  })

  test('is not sent to an address that the person has left', async () => {
    const { id, mail } = await givenUp('Error')
    await env.DB.prepare("update candidates set email = 'new@example.com' where id = ?").bind(id).run()
    const office = await signedIn(['records'])
    expect(await pageOf(office.get('/office/mail/given-up'))).toContain('This person has another email address now')
    expect((await office.post(`/office/mail/given-up/${mail}/again`)).status).toBe(409)
  })

  test('is none of those that somebody did not want, or that go to others; a login link is not sent again', async () => {
    const declined = await givenUp('declined')
    const shared = await givenUp('Error', 'transcript-share')
    const link = await givenUp('Error', 'forgotten-password')
    const office = await signedIn(['records'])
    const { emails } = await office.json<{ emails: { id: string }[] }>('/office/mail/given-up')
    expect(emails.map(({ id }) => id)).toEqual([link.mail])
    for (const { mail } of [declined, shared, link])
      expect((await office.post(`/office/mail/given-up/${mail}/again`)).status).not.toBe(303)
    expect((await office.post(`/office/mail/given-up/${shared.mail}/dismiss`)).status).toBe(409)
  })
})
