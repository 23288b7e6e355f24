import { createExecutionContext } from 'cloudflare:test'
import { env } from 'cloudflare:workers'
import { describe, expect, test } from 'vitest'
import { addDays, addMonths } from '../../src/core/calendar.ts'
import worker from '../../src/index.ts'
import { sweep } from '../../src/work/sweep.ts'
import { program as neutral } from '../programs/neutral/index.ts'
import { takeInRows } from '../support/candidates.ts'
import { howMany } from '../support/every-way.ts'
import { linkIn, mailsTo } from '../support/mail.ts'
import { newCandidateId, origin } from '../support/site.ts'
import { good, holder, open, plain, today } from '../support/transcripts.ts'
import { countTrips } from '../support/trips.ts'

describe('a transcript', () => {
  test('is created, listed, changed, disabled, enabled and deleted', async () => {
    const { get, post, create, list } = await holder()
    expect(plain(await (await get('/transcripts')).text())).toContain(
      'A transcript shows others the part of your record you choose',
    )
    const id = await create()
    expect(id).toMatch(/^[0-9BCDEFGHJKLMNPQRSTVWXYZ]{16}$/)
    const html = plain(await (await get('/transcripts?created')).text())
    expect(html).toContain('Transcript created')
    for (const words of [
      'Description',
      'Expires after',
      'Display options',
      '# Views',
      'Last viewed',
      'Remarks',
      'Share',
    ])
      expect(html).toContain(words)
    expect(html).toContain('For Northwind')
    expect(html).toContain('Active certifications, both names')

    const changed = await post(`/transcripts/${id}`, { ...good, description: 'For Contoso', expires: 'never' })
    expect(changed.headers.get('Location')).toBe('/transcripts?changed')
    expect(plain(await (await get(`/transcripts/${id}/edit`)).text())).toContain('Edit transcript')
    expect(await list()).toMatchObject([{ description: 'For Contoso', expiresOn: null, state: 'active' }])
    expect((await post(`/transcripts/${id}/disable`)).headers.get('Location')).toBe('/transcripts?disabled')
    expect(await list()).toMatchObject([{ state: 'disabled' }])
    expect((await post(`/transcripts/${id}/enable`)).headers.get('Location')).toBe('/transcripts?enabled')
    expect((await get(`/transcripts/${id}/delete`)).status).toBe(200)
    expect((await post(`/transcripts/${id}/delete`)).headers.get('Location')).toBe('/transcripts?deleted')
    expect(await list()).toEqual([])
    expect((await post(`/transcripts/${id}/delete`)).status).toBe(404)
  })

  test('is read, changed, shared and ended by its owner alone', async () => {
    const [owner, cleo] = [await holder(), await holder()]
    const id = await owner.create()
    const share = await owner.share(id)
    const rowOf = () => env.DB.prepare('select * from transcripts where id = ?').bind(id).first()
    const before = await rowOf()
    for (const path of ['', '/edit', '/view', '/delete'])
      expect((await cleo.get(`/transcripts/${id}${path}`)).status).toBe(404)
    for (const path of ['', '/preview', '/disable', '/enable', '/delete', '/open-link/open', '/open-link/close'])
      expect((await cleo.post(`/transcripts/${id}${path}`, good)).status).toBe(404)
    for (const path of ['/shares', '/shares/preview', `/shares/${share.id}/end`])
      expect((await cleo.post(`/transcripts/${id}${path}`, { to: 'x@example.com' })).status).toBe(404)
    const own = await cleo.create()
    expect((await cleo.post(`/transcripts/${own}/shares/${share.id}/end`)).status).toBe(404)
    expect(await rowOf()).toEqual(before)
    expect((await open(share.path)).status).toBe(200)
    expect(await (await cleo.get('/transcripts/who-saw-me')).text()).not.toContain('For Northwind')
  })

  test('is previewed without being kept', async () => {
    const { post, list } = await holder()
    const answer = await post('/transcripts/preview', { ...good, remarks: 'Only a try', names: 'latin' })
    const html = plain(await answer.text())
    expect(answer.status).toBe(200)
    expect(html).toContain('This shows your changes. They aren’t saved yet.')
    expect(html).toContain('Remarks by Hana Sato Only a try')
    expect(html).not.toContain('佐藤')
    expect(await list()).toEqual([])
  })

  test.each<[string, Record<string, string>, string]>([
    ['no description', { description: ' ' }, 'Enter a description, such as who it’s for.'],
    ['a last day in the past', { expiresOn: addDays(today, -1) }, 'This day is in the past.'],
    ['a last day that does not exist', { expiresOn: '2027-02-30' }, 'or choose Never.'],
    ['neither a day nor never', { expires: 'x' }, 'Choose a day or Never.'],
    [
      'a certification not held',
      { choice: 'these', 'show-CAPT-SEC': 'yes' },
      'Choose from the certifications you hold.',
    ],
    [
      'a made-up certification',
      { choice: 'these', 'show-__proto__': 'yes' },
      'Choose from the certifications you hold.',
    ],
    ['none ticked', { choice: 'these' }, 'Select at least one certification'],
    ['remarks of 5,000 characters', { remarks: '<b>x</b>'.repeat(625) }, 'Use at most 1,000 characters.'],
    ['remarks that turn the direction', { remarks: 'good \u202etxet' }, 'Remove invisible characters'],
    ['a zero byte', { notes: 'a\0b' }, 'Remove invisible characters'],
  ])('comes back for %s, with what was typed', async (_, wrong, sentence) => {
    const { post, list } = await holder()
    const answer = await post('/transcripts', { ...good, ...wrong })
    const html = await answer.text()
    expect(answer.status).toBe(422)
    expect(html).toContain('There is a problem')
    expect(html).toContain(sentence)
    expect(html).toContain('Asked by Kim'.slice(0, wrong.notes ? 0 : undefined))
    expect(html).not.toContain('<b>x</b>')
    expect(await list()).toEqual([])
  })
})

describe('somebody with a link', () => {
  test('sees what was chosen, and only that: the listed keys', async () => {
    const { id, create, share } = await holder()
    const link = await share(await create({ showsAddress: 'yes' }))
    const answer = await open(link.path, { Accept: 'application/json' })
    const deck = { certification: 'DECK', title: 'DECK', level: 'deckhand', status: 'active' }
    expect(await answer.json()).toEqual({
      transcript: link.id,
      name: 'Hana Sato',
      localizedName: '佐藤 花',
      address: ['3-1 Reidai', 'Kobe 650-0042', 'Japan'],
      on: today,
      linkEndsOn: addDays(today, 90),
      issuer: neutral.issuer.name,
      certifications: [{ ...deck, earnedOn: addMonths(today, -24), expiresOn: addMonths(today, 12) }],
      remarks: 'Reference NW-2214',
    })
    const page = await open(link.path)
    const html = await page.text()
    expect(plain(html)).toContain('Hana Sato has shared their certifications with you')
    expect(plain(html)).toMatch(/This link works until \d{4}-\w{3}-\d\d/)
    expect(plain(html)).toContain('Hana Sato can see when this link is opened')
    expect(html).toMatch(/<title>Transcript –/)
    expect(html).toContain('<meta name="robots" content="noindex"/>')
    expect(page.headers.get('X-Robots-Tag')).toContain('noindex')
    expect(page.headers.get('Cache-Control')).toBe('private, no-store')
    expect(html.slice(0, html.indexOf('<body>'))).not.toMatch(/Sato|佐藤/)
    for (const secret of [id, '@example.com', 'Asked by Kim', 'For Northwind']) expect(html).not.toContain(secret)
  })

  test('sees no dates, no address and one name where the owner wants it so', async () => {
    const { create, share } = await holder()
    const few = { names: 'localized', showsDates: '', showsExpirations: '', remarks: '', expires: 'never' }
    const link = await share(await create(few))
    expect(await (await open(link.path, { Accept: 'application/json' })).json()).toEqual({
      transcript: link.id,
      name: '佐藤 花',
      on: today,
      linkEndsOn: null,
      issuer: neutral.issuer.name,
      certifications: [{ certification: 'DECK', title: 'DECK', level: 'deckhand', status: 'active' }],
    })
  })

  test('sees what is earned later where all new ones join, and expired ones where they are wanted', async () => {
    const { id, create, share } = await holder({ '350-401': addMonths(today, -48) })
    const chosen = await share(await create({ choice: 'these', 'show-DECK': 'yes' }))
    const joining = await share(
      await create({ choice: 'these', addsNew: 'yes', showsExpired: 'yes', 'show-DECK': 'yes' }),
    )
    const codes = async (path: string) =>
      (
        await (await open(path, { Accept: 'application/json' })).json<{ certifications: { certification: string }[] }>()
      ).certifications.map(({ certification }) => certification)
    const header = 'registration_number,candidate_id,exam_code,grade,taken_on'
    await takeInRows('exams', `${header}\nN${id},${id},350-701,pass,${addMonths(today, -1)}\n`)
    expect(await codes(chosen.path)).toEqual(['DECK'])
    const all = await codes(joining.path)
    expect(all).toContain('DECK')
    expect(all.length).toBeGreaterThan(1)
    const early = await share(await create({ showsExpired: 'yes' }))
    const late = await share(await create())
    expect((await codes(early.path)).length).toBeGreaterThan((await codes(late.path)).length)
  })

  test('takes the id in any dress', async () => {
    const { create, share } = await holder()
    const link = await share(await create())
    const typed = link.id.toLowerCase().replace(/(.{4})/g, '$1-')
    expect((await open(`/transcript/${typed}`)).status).toBe(200)
    expect((await open(`/transcript/${link.id.replaceAll('0', 'O').replaceAll('1', 'I')}`)).status).toBe(200)
  })

  test('costs one trip to the database; made-up ids cost none', async () => {
    const { create, share } = await holder()
    const link = await share(await create())
    expect(await countTrips(env.DB, async () => void (await open(link.path, { 'User-Agent': 'x bot' })))).toBe(1)
    const ids = Array.from({ length: howMany(200, 1000) }, (_, at) => `ZZZZ${String(at).padStart(12, '0')}`)
    const statuses = new Set<number>()
    /** One of several visitors who ask for one after another until none is left; some in a browser, most by a program. */
    const askOn = async () => {
      for (let id = ids.pop(); id; id = ids.pop()) {
        const headers = { 'CF-Connecting-IP': id, Accept: ids.length % 10 === 0 ? 'text/html' : 'application/json' }
        const request = new Request(`${origin}/transcript/${id}`, { headers })
        statuses.add((await worker.fetch(request, env, createExecutionContext())).status)
      }
    }
    const trips = await countTrips(env.DB, async () => void (await Promise.all(Array.from({ length: 20 }, askOn))))
    expect(trips).toBe(0)
    expect([...statuses]).toEqual([404])
  })
})

describe('a link is closed at once, though the index still has it, when', () => {
  const closings: [string, (all: Awaited<ReturnType<typeof made>>) => Promise<unknown>][] = [
    ['it is ended', ({ post, transcript, link }) => post(`/transcripts/${transcript}/shares/${link.id}/end`)],
    ['the transcript is disabled', ({ post, transcript }) => post(`/transcripts/${transcript}/disable`)],
    ['the transcript is deleted', ({ post, transcript }) => post(`/transcripts/${transcript}/delete`)],
    ['the owner says No', ({ answer }) => answer('no')],
    [
      'its last day is over',
      ({ transcript }) =>
        env.DB.prepare('update transcripts set expires_on = ? where id = ?').bind(addDays(today, -1), transcript).run(),
    ],
  ]
  async function made() {
    const person = await holder()
    const transcript = await person.create()
    return { ...person, transcript, link: await person.share(transcript) }
  }

  test.each(closings)('%s', async (_, close) => {
    const all = await made()
    expect((await open(all.link.path)).status).toBe(200)
    await close(all)
    await env.SESSIONS.put(`transcript:${all.link.id}`, '1')
    const [closed, unknown] = [await open(all.link.path), await open('/transcript/ZZZZZZZZZZZZZZZZ')]
    expect([closed.status, unknown.status]).toEqual([404, 404])
    const withoutAddress = (html: string) => html.replaceAll(/from http\S+/g, '')
    expect(withoutAddress(await closed.text())).toBe(withoutAddress(await unknown.text()))
    expect(await (await open(all.link.path, { Accept: 'application/json' })).text()).not.toContain('Hana')
  })

  test('it comes back with the same link when the owner enables it, says Yes', async () => {
    const { post, transcript, link, answer } = await made()
    await post(`/transcripts/${transcript}/disable`)
    await post(`/transcripts/${transcript}/enable`)
    expect((await open(link.path)).status).toBe(200)
    await answer('no')
    await answer('yes')
    expect((await open(link.path)).status).toBe(200)
  })

  test('one is ended, the other goes on', async () => {
    const { post, transcript, link, share } = await made()
    const other = await share(transcript)
    await post(`/transcripts/${transcript}/shares/${link.id}/end`)
    expect([(await open(link.path)).status, (await open(other.path)).status]).toEqual([404, 200])
  })
})

test('a crash between the database and the index is mended by the sweep', async () => {
  const { create, share } = await holder()
  const link = await share(await create())
  await env.SESSIONS.delete(`transcript:${link.id}`)
  await env.DB.prepare("update transcript_shares set published_at = null, created_at = '2026-01-01' where id = ?")
    .bind(link.id)
    .run()
  expect((await open(link.path)).status).toBe(404)
  await sweep(env, new Date())
  expect((await open(link.path)).status).toBe(200)
  const published = env.DB.prepare('select published_at from transcript_shares where id = ?').bind(link.id)
  expect(await published.first('published_at')).not.toBeNull()
})

describe('the open link', () => {
  test('opens nothing until the owner turns it on, and nothing after it is turned off', async () => {
    const { create, post, get } = await holder()
    const id = await create()
    expect((await open(`/transcript/${id}`)).status).toBe(404)
    expect(await (await get(`/transcripts/${id}`)).text()).not.toContain('facebook')
    expect((await post(`/transcripts/${id}/open-link/open`)).headers.get('Location')).toBe(`/transcripts/${id}?opened`)
    expect((await open(`/transcript/${id}`)).status).toBe(200)
    const html = await (await get(`/transcripts/${id}`)).text()
    const address = encodeURIComponent(`http://test.invalid/transcript/${id}`)
    for (const network of ['facebook.com/sharer', 'x.com/intent/post', 'linkedin.com/sharing/share-offsite'])
      expect(html).toMatch(new RegExp(`${network}[^"]*${address}`))
    await post(`/transcripts/${id}/open-link/close`)
    expect((await open(`/transcript/${id}`)).status).toBe(404)
  })

  test('fills in the form of a profile for each certification, with its code', async () => {
    const { id, create, get } = await holder()
    const code = await env.DB.prepare("select code from codes where candidate_id = ? and certification = 'DECK'")
      .bind(id)
      .first<string>('code')
    const html = (await (await get(`/transcripts/${await create()}`)).text()).replaceAll('&amp;', '&')
    const href = /https:\/\/www\.linkedin\.com\/profile\/add\?[^"]+certId=[^"]+/.exec(html)![0]
    expect(Object.fromEntries(new URL(href).searchParams)).toMatchObject({
      startTask: 'CERTIFICATION_NAME',
      organizationName: neutral.issuer.name,
      issueYear: addMonths(today, -24).slice(0, 4),
      expirationMonth: String(Number(addMonths(today, 12).slice(5, 7))),
      certUrl: `http://test.invalid/verify/${code}`,
      certId: code,
    })
    expect(html).toContain(`Credential ID: ${code}`)
  })
})

describe('a share by mail', () => {
  test('says who it is from, the id of its own link and the last day, and nothing that was typed', async () => {
    const { create, share } = await holder()
    const { mail, id } = await share(await create({ expiresOn: '2030-12-10' }))
    expect(mail.subject).toBe(`${neutral.name} - Transcript for Hana Sato`)
    expect(mail.text).toContain(`/transcript/${id}`)
    expect(mail.text).toContain('This transcript currently expires on Tuesday, December 10, 2030.')
    for (const part of [mail.text, mail.html, mail.subject])
      for (const typed of ['Northwind', 'NW-2214', 'Kim']) expect(part).not.toContain(typed)
  })

  test('is shown before it is sent, with what was typed kept', async () => {
    const { create, post } = await holder()
    const answer = await post(`/transcripts/${await create()}/shares/preview`, { to: 'a@example.com', withCode: 'yes' })
    const html = await answer.text()
    expect(plain(html)).toContain(`Subject ${neutral.name} - Transcript for Hana Sato`)
    expect(html).toContain('a@example.com')
    expect(html).toContain('It asks for a code')
    expect(await mailsTo('a@example.com')).toEqual([])
  })

  test('goes to several, each with a link of their own; twice at once is once', async () => {
    const { create, post } = await holder()
    const id = await create()
    const [one, other] = [`${newCandidateId()}@example.com`, `${newCandidateId()}@example.com`]
    const send = () => post(`/transcripts/${id}/shares`, { to: `${one}, ${other}\r\n${one.toUpperCase()}` })
    await Promise.all([send(), send()])
    const links = [...(await mailsTo(one)), ...(await mailsTo(other))].map(linkIn)
    expect(new Set(links).size).toBe(2)
    expect(links).toHaveLength(2)
    expect((await send()).status).toBe(422)
  })

  test('goes out though the sender wants no mail', async () => {
    const { create, post, share } = await holder()
    const answers = Object.fromEntries(neutral.questions.map(({ code }) => [code, 'no']))
    await post('/personal-info/settings', { ...answers, verification: 'yes' })
    expect((await share(await create())).path).toMatch(/^\/transcript\//)
  })

  test('stands not among the mail to the person', async () => {
    const { create, share, get } = await holder()
    const { to } = await share(await create())
    expect(await (await get('/personal-info/mail')).text()).not.toContain(to)
  })

  test.each<[string, string, string]>([
    ['nobody', ' \r\n', 'Enter at least one email address'],
    ['an address with a header in it', 'a@example.com\r\nBcc: b@example.com', '“Bcc:” isn’t an email address'],
    ['a name', 'Kim <kim@example.com>', '“Kim” isn’t an email address'],
    ['200 recipients', Array.from({ length: 200 }, (_, at) => `r${at}@example.com`).join('\n'), 'You entered 200.'],
  ])('to %s comes back', async (_, to, sentence) => {
    const { create, post } = await holder()
    const answer = await post(`/transcripts/${await create()}/shares`, { to })
    expect(answer.status).toBe(422)
    expect(await answer.text()).toContain(sentence)
  })

  test('previews no text that is no address, and the email alone before there is one', async () => {
    const { create, post } = await holder()
    const preview = `/transcripts/${await create()}/shares/preview`
    const wrong = await post(preview, { to: 'not an address' })
    expect(wrong.status).toBe(422)
    expect(await wrong.text()).toContain('“not” isn’t an email address')
    const right = await post(preview, { to: '' })
    expect([right.status, (await right.text()).includes('mail-preview')]).toEqual([200, true])
  })

  test('is one of at most fifty a day, whatever is deleted in between', async () => {
    const { id: person, create, post } = await holder()
    const tag = newCandidateId()
    const to = (from: number, count: number) =>
      Array.from({ length: count }, (_, at) => `${tag}-${from + at}@example.com`).join(' ')
    const first = await create()
    expect((await post(`/transcripts/${first}/shares`, { to: to(0, 40) })).status).toBe(303)
    await post(`/transcripts/${first}/delete`)
    const second = await create()
    const over = await post(`/transcripts/${second}/shares`, { to: to(40, 11) })
    expect(over.status).toBe(422)
    expect(await over.text()).toContain('You have 10 left today.')
    const twice = [0, 1].map((at) => post(`/transcripts/${second}/shares`, { to: to(100 + at * 10, 10) }))
    await Promise.all(twice)
    const count = env.DB.prepare(
      "select count(*) as count from outbox where candidate_id = ? and template = 'transcript-share'",
    )
    expect(await count.bind(person).first('count')).toBe(50)
  })

  test('is refused while the login is young, and so is every other way out', async () => {
    const { id, create, post } = await holder()
    const transcript = await create()
    const tomorrow = new Date(Date.now() + 86_400_000).toISOString()
    await env.DB.prepare('update accounts set locked_until = ? where candidate_id = ?').bind(tomorrow, id).run()
    expect((await post(`/transcripts/${transcript}/shares`, { to: 'x@example.com' })).status).toBe(422)
    expect((await post(`/transcripts/${transcript}/open-link/open`)).status).toBe(403)
    expect((await post(`/transcripts/${transcript}/enable`)).status).toBe(403)
    expect((await post('/transcripts', good)).status).toBe(422)
    expect((await post(`/transcripts/${transcript}`, good)).status).toBe(422)
    expect((await post(`/transcripts/${transcript}/disable`)).status).toBe(303)
  })
})
