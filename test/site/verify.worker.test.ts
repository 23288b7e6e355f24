import { env } from 'cloudflare:workers'
import { describe, expect, test } from 'vitest'
import { addMonths, dayOf } from '../../src/core/calendar.ts'
import { defaultSettings } from '../../src/http/settings.ts'
import { program as neutral } from '../programs/neutral/index.ts'
import { takeInRows } from '../support/candidates.ts'
import { newCandidate, newToken, postForm, signIn, takeHeld, visit } from '../support/site.ts'
import { sweep } from '../../src/work/sweep.ts'
import { badgeHolder, badgesOf } from '../support/badges.ts'
import { holder as withTranscripts } from '../support/transcripts.ts'
import { countTrips } from '../support/trips.ts'

const today = dayOf(new Date(), neutral.timeZone)
const plain = (html: string) => html.replaceAll(/<[^>]+>/g, ' ').replaceAll(/\s+/g, ' ')
const asJson = { Accept: 'application/json' }

/** Each from an address of its own: misses are counted. */
const ask = (path: string, headers: Record<string, string> = {}) =>
  visit(path, { headers: { 'CF-Connecting-IP': crypto.randomUUID(), ...headers } })

async function codeOf(id: string, certification: string): Promise<string> {
  const found = await env.DB.prepare('select code from codes where candidate_id = ? and certification = ?')
    .bind(id, certification)
    .first<string>('code')
  return found!
}

/** Somebody with a DECK since two years ago, and what they have said to the question about verification. */
async function holder(consent?: 'yes' | 'no') {
  const token = await newToken()
  const since = addMonths(today, -24)
  const id = await newCandidate({ '200-301': since })
  await takeInRows(
    'candidates',
    `candidate_id,first_name,last_name,email,localized_first_name,localized_last_name\n${id},Hana,Sato,${id}@example.com,花,佐藤\n`,
  )
  const Cookie = await signIn(id)
  const answer = async (said: 'yes' | 'no') => {
    const answers = Object.fromEntries(neutral.questions.map(({ code }) => [code, said]))
    expect((await postForm('/personal-info/settings', answers, { Cookie })).status).toBe(303)
  }
  if (consent) await answer(consent)
  return { id, token, since, code: await codeOf(id, 'DECK'), answer, Cookie }
}

describe('a code', () => {
  test('is given to each thing held, of sixteen signs, and stays when the name is corrected', async () => {
    const { id, code } = await holder('yes')
    expect(code).toMatch(/^[0-9BCDEFGHJKLMNPQRSTVWXYZ]{16}$/)
    await takeInRows('candidates', `candidate_id,first_name,last_name,email\n${id},Hannah,Sato,${id}@example.com\n`)
    expect(await codeOf(id, 'DECK')).toBe(code)
    const again = await (await ask(`/verify/${code}`, asJson)).json<{ name: string }>()
    expect(again.name).toBe('Hannah Sato')
  })

  test('answers programs with the listed keys and no others', async () => {
    const { code, since } = await holder('yes')
    for (const path of [`/verify/${code}`, `/api/v1/verify/${code}`]) {
      const answer = await ask(path, asJson)
      expect(answer.status).toBe(200)
      expect(await answer.json()).toEqual({
        valid: true,
        status: 'active',
        certification: 'DECK',
        name: 'Hana Sato',
        earnedOn: since,
        expiresOn: addMonths(since, 36),
        on: today,
      })
    }
  })

  test('answers people in words, with a receipt, and no name in the title', async () => {
    const { id, code } = await holder('yes')
    const answer = await ask(`/verify/${code}`)
    const html = await answer.text()
    expect(plain(html)).toMatch(/Active On \d{4}-\w{3}-\d\d , Hana Sato holds DECK\./)
    expect(plain(html)).toContain('Hana Sato, 佐藤 花')
    expect(plain(html)).toMatch(/Checked \d{4}-\w{3}-\d\d, \d\d:\d\d UTC/)
    expect(html).toMatch(/<title>Verify a certificate/)
    expect(html).toContain('<meta name="robots" content="noindex"/>')
    expect(answer.headers.get('X-Robots-Tag')).toBe('noindex')
    expect(html.slice(0, html.indexOf('<body>'))).not.toMatch(/Sato|佐藤/)
    expect(html).not.toContain(id)
    expect(html).not.toContain('@example.com')
  })

  test('is taken in any dress', async () => {
    const { code } = await holder('yes')
    const typed = code.toLowerCase().replace(/(.{4})/g, '$1 - ')
    const entered = await ask(`/verify?code=${encodeURIComponent(typed)}&on=${today}`)
    expect(entered.headers.get('Location')).toBe(`/verify/${code}?on=${today}`)
    expect((await ask(`/verify/${encodeURIComponent(typed)}`)).status).toBe(200)
    const mistaken = code.replaceAll('0', 'O').replaceAll('1', 'I')
    expect((await ask(`/verify/${mistaken}`)).status).toBe(200)
  })

  test('says what was true on another day, and nothing of days to come', async () => {
    const { code, since } = await holder('yes')
    const before = await (await ask(`/verify/${code}?on=${addMonths(since, -1)}`, asJson)).json<object>()
    expect(before).toMatchObject({ valid: false, status: 'not-held', earnedOn: null })
    for (const path of ['/verify/', '/api/v1/verify/']) {
      const future = await ask(`${path}${code}?on=${addMonths(today, 1)}`, asJson)
      expect(future.status).toBe(422)
      expect(await future.text()).not.toContain('Hana')
    }
    const html = await (await ask(`/verify/${code}?on=${addMonths(today, 1)}`)).text()
    expect(html).toContain('This day is in the future.')
    expect((await ask(`/verify/${code}?on=2026-02-30`)).status).toBe(422)
  })

  test.each([
    ['expired', 'extend', undefined, /Expired Hana Sato held DECK until/],
    ['suspended', 'suspend', 'Suspended', /Suspended DECK of Hana Sato has been suspended since/],
    ['revoked', 'revoke', 'Revoked', /Revoked DECK of Hana Sato was revoked on/],
  ])('says %s, and since when', async (status, kind, word, words) => {
    const { id, since, code } = await holder('yes')
    if (word)
      await takeInRows(
        'adjustments',
        `adjustment_id,candidate_id,certification,kind,on,months,reason\n${id}A,${id},DECK,${kind},${addMonths(today, -1)},,Audit\n`,
      )
    else
      await takeInRows(
        'exams',
        `registration_number,candidate_id,exam_code,grade,taken_on\nR${id}-0,${id},200-301,pass,${addMonths(since, -24)}\n`,
      )
    const told = await (await ask(`/verify/${code}`, asJson)).json<object>()
    expect(told).toMatchObject({ valid: false, status })
    expect(plain(await (await ask(`/verify/${code}`)).text())).toMatch(words)
  })
})

describe('consent', () => {
  test('unanswered verifies without the name', async () => {
    const { code } = await holder()
    const told = await (await ask(`/verify/${code}`, asJson)).json<object>()
    expect(told).toMatchObject({ valid: true, status: 'active' })
    expect(told).not.toHaveProperty('name')
    const html = await (await ask(`/verify/${code}`)).text()
    expect(plain(html)).toContain(', the holder holds DECK.')
    expect(html).not.toMatch(/Hana|Sato|佐藤/)
  })

  test('No reads as unknown, word for word, at once, and Yes opens again', async () => {
    const { code, answer } = await holder('yes')
    await answer('no')
    const other = code.replace(/.$/, (last) => (last === 'B' ? 'C' : 'B'))
    for (const path of ['/verify/', '/api/v1/verify/']) {
      const [no, unknown] = [await ask(path + code, asJson), await ask(path + other, asJson)]
      expect([no.status, unknown.status]).toEqual([404, 404])
      expect(await no.text()).toBe(await unknown.text())
    }
    const same = (html: string) =>
      html
        .replaceAll(code, 'X')
        .replaceAll(other, 'X')
        .replaceAll(/(<span>.{1,4}<\/span>)+/g, 'X')
    expect(same(await (await ask(`/verify/${code}`)).text())).toBe(same(await (await ask(`/verify/${other}`)).text()))
    await answer('yes')
    expect((await ask(`/verify/${code}`)).status).toBe(200)
  })

  test('that may be the number of a transcript or a badge is not found, and that is told', async () => {
    const answer = await ask('/verify/15KDEQ4K1BV1133H')
    expect(answer.status).toBe(404)
    expect(plain(await answer.text())).toContain('If it’s the number of a transcript or a badge')
  })

  test('that is the id of a badge or a transcript leads to its page, as far as that shows anything', async () => {
    const person = await badgeHolder('yes')
    const [badge] = await badgesOf(person)
    const typed = `Badge ${badge!.id.toLowerCase()}`
    expect((await ask(`/verify?code=${encodeURIComponent(typed)}`)).headers.get('Location')).toBe(
      `/verify/${badge!.id}`,
    )
    const led = await ask(`/verify/${badge!.id}`)
    expect([led.status, led.headers.get('Location')]).toEqual([303, `/badges/${badge!.id}`])
    expect((await ask(`/verify/${badge!.id}`, asJson)).status).toBe(404)
    const owner = await withTranscripts()
    const { id } = await owner.share(await owner.create())
    expect((await ask(`/verify/${id}`)).headers.get('Location')).toBe(`/transcript/${id}`)
    await person.answer('no')
    await owner.answer('no')
    for (const one of [badge!.id, id]) expect((await ask(`/verify/${one}`)).status).toBe(404)
    const addresses = [`https://test.invalid/badges/${badge!.id}`, `test.invalid/transcript/${id}/clr`]
    const led2 = await Promise.all(addresses.map((one) => ask(`/verify?code=${encodeURIComponent(one)}`)))
    expect(led2.map(({ headers }) => headers.get('Location'))).toEqual([`/badges/${badge!.id}`, `/transcript/${id}`])
  })

  test.each<[string, (code: string) => string]>([
    ['its label', (code) => `Certificate ${code.replaceAll(/(.{4})/g, '$1 ')}`],
    ['its address', (code) => `https://test.invalid/verify/${code}?on=2026-01-01`],
    ['a dot behind it', (code) => `${code}.`],
    ['wide letters', (code) => code.replaceAll(/./g, (one) => String.fromCodePoint(one.codePointAt(0)! + 0xfee0))],
    ['soft hyphens and signs without width', (code) => code.replaceAll(/(.{4})/g, '$1\u00ad\u200b')],
  ])('is taken with %s', async (_, dress) => {
    const { code } = await holder('yes')
    const typed = encodeURIComponent(dress(code))
    expect((await ask(`/verify?code=${typed}`)).headers.get('Location')).toBe(`/verify/${code}`)
    expect((await ask(`/api/v1/verify/${typed}`)).status).toBe(200)
  })
})

describe('codes issued before', () => {
  test('keep resolving as they were written, and follow a correction', async () => {
    const { id } = await holder('yes')
    const header = 'verification_code,candidate_id,certification,issued_on\n'
    const short = `V7${id.slice(-6)}`
    await takeInRows(
      'certificates',
      `${header}${short},${id},DECK,2025-01-01\nOI${id.slice(-7)},${id},DECK,2025-01-01\n`,
    )
    expect((await ask(`/verify/${short}`, asJson)).status).toBe(200)
    expect((await ask(`/verify/OI${id.slice(-7)}`, asJson)).status).toBe(200)
    const other = await holder('no')
    const correction = await takeInRows('certificates', `${header}${short},${other.id},DECK,2025-01-01\n`)
    expect((await ask(`/verify/${short}`, asJson)).status).toBe(200)
    await takeHeld(await newToken(), correction, [2])
    expect((await ask(`/verify/${short}`, asJson)).status).toBe(404)
  })

  test('wait for a candidate who has not arrived', async () => {
    await holder()
    const id = `HARB${8000000 + Math.floor(Math.random() * 999_999)}`
    const code = `WAIT${id.slice(4)}`
    await takeInRows(
      'certificates',
      `verification_code,candidate_id,certification,issued_on\n${code},${id},DECK,2025-01-01\n`,
    )
    expect((await ask(`/verify/${code}`)).status).toBe(404)
    await takeInRows('candidates', `candidate_id,last_name,email\n${id},Late,${id}@example.com\n`)
    expect((await ask(`/verify/${code}`)).status).toBe(200)
  })

  test('never take over a code that the site has given', async () => {
    const { code } = await holder('yes')
    const thief = await newCandidate()
    await takeInRows(
      'certificates',
      `verification_code,candidate_id,certification,issued_on\n${code},${thief},DECK,2025-01-01\n`,
    )
    expect(await (await ask(`/verify/${code}`, asJson)).json()).toMatchObject({ name: 'Hana Sato' })
  })
})

describe('many codes at once', () => {
  const post = (token: string, body: unknown) =>
    visit('/api/v1/verify', {
      method: 'POST',
      body: typeof body === 'string' ? body : JSON.stringify(body),
      headers: { Authorization: `Bearer ${token}`, 'Content-Type': 'application/json' },
    })

  test('are answered in their order, in one read, and leave a trace with each person told of', async () => {
    const [yes, no] = [await holder('yes'), await holder('no')]
    const answer = await post(yes.token, { codes: [no.code, 'B'.repeat(16), yes.code.toLowerCase(), 'nonsense!'] })
    expect(answer.status).toBe(200)
    const { codes } = await answer.json<{ codes: object[] }>()
    expect(codes.map((one) => ('status' in one ? one.status : ''))).toEqual(['unknown', 'unknown', 'active', 'unknown'])
    expect(codes[2]).toMatchObject({ code: yes.code.toLowerCase(), name: 'Hana Sato' })
    const reads = (id: string) =>
      env.DB.prepare('select count(*) as n from record_reads where candidate_id = ?').bind(id).first<number>('n')
    expect([await reads(yes.id), await reads(no.id)]).toEqual([1, 0])
  })

  test('never answer codes that can be guessed', async () => {
    const { id, token } = await holder('yes')
    const [short, long] = [`S${id.slice(-7)}`, `LONGER${id.slice(-7)}`]
    await takeInRows(
      'certificates',
      `verification_code,candidate_id,certification,issued_on\n${short},${id},DECK,2025-01-01\n${long},${id},DECK,2025-01-01\n`,
    )
    const { codes } = await (await post(token, { codes: [short, long] })).json<{ codes: { status: string }[] }>()
    expect(codes.map(({ status }) => status)).toEqual(['unknown', 'active'])
  })

  test('need a token with the scope', async () => {
    expect((await visit('/api/v1/verify', { method: 'POST', body: '{}' })).status).toBe(401)
    expect((await post(await newToken(['imports:write']), { codes: ['B'.repeat(16)] })).status).toBe(403)
  })

  test.each([
    ['', 'Send an object'],
    ['[]', 'Send an object'],
    [{ codes: 'B' }, 'Send the codes as a list.'],
    [{ codes: [] }, 'Send at least one code.'],
    [{ codes: Array.from({ length: 501 }, () => 'B') }, 'Send at most 500 codes.'],
    [{ codes: [7] }, ''],
  ])('sent as %j are refused with a sentence', async (body, sentence) => {
    const answer = await post(await newToken(['verify:read']), body)
    expect(answer.status).toBe(422)
    expect((await answer.json<{ detail: string }>()).detail).toContain(sentence)
  })
})

describe('walking through codes', () => {
  test('ends after so many that do not exist, for this address alone', async () => {
    const { code } = await holder('yes')
    const from = { 'CF-Connecting-IP': '203.0.113.77' }
    const { most } = defaultSettings.verification.address
    let refused = 0
    for (let tries = 0; tries < most + 12; tries++) {
      const answer = await visit(`/api/v1/verify/${'B'.repeat(14)}${tries + 10}`, { headers: from })
      if (answer.status === 429) refused++
      else expect(answer.status).toBe(404)
      await answer.text()
    }
    expect(refused).toBeGreaterThan(0)
    expect((await visit(`/verify/${code}`, { headers: from })).status).toBe(429)
    expect((await ask(`/verify/${code}`)).status).toBe(200)
  })
})

describe('the form', () => {
  test.each([
    ['', 'Enter the code printed on the certificate.'],
    ['abc', 'A code has 8 to 32 letters and digits'],
    ['<script>alert(1)</script>', 'A code has 8 to 32 letters and digits'],
    ['B'.repeat(10_000), 'A code has 8 to 32 letters and digits'],
  ])('with %j comes back with a sentence', async (typed, sentence) => {
    const answer = await ask(`/verify?code=${encodeURIComponent(typed)}`)
    expect(answer.status).toBe(422)
    const html = await answer.text()
    expect(html).toContain(sentence)
    expect(html).not.toContain('<script>')
  })

  test('a code is answered in one trip, and that it was looked up is noted in another after it', async () => {
    await ask(`/verify/${(await holder('yes')).code}`)
    const { id, code } = await holder('yes')
    expect(await countTrips(env.DB, async () => void (await ask(`/verify/${code}`)))).toBe(2)
    const noted = env.DB.prepare('select certification from code_checks where candidate_id = ?').bind(id)
    expect((await noted.all()).results).toEqual([{ certification: 'DECK' }])
  })

  test('a code that is looked up again and again is noted once for a viewer and half hour', async () => {
    const { id, code } = await holder('yes')
    const from = (address: string, agent: string) => ({ 'CF-Connecting-IP': address, 'User-Agent': agent })
    const noted = async () => {
      const rows = env.DB.prepare('select checked_at, viewer_hash from code_checks where candidate_id = ?').bind(id)
      return (await rows.all<{ checked_at: string; viewer_hash: string | null }>()).results
    }
    for (let n = 0; n < 10; n++) await ask(`/${n % 2 ? '' : 'api/v1/'}verify/${code}`, from('192.0.2.1', 'one'))
    await expect.poll(async () => (await noted()).length).toBe(1)
    for (let n = 0; n < 80; n++) await ask(`/verify/${code}`, from('192.0.2.1', `browser ${n}`))
    await ask(`/verify/${code}`, from('192.0.2.2', 'one'))
    await new Promise((resolve) => setTimeout(resolve, 100))
    const rows = await noted()
    expect(rows.length).toBeGreaterThan(20)
    expect(rows.length).toBeLessThanOrEqual(65)
    expect(rows[0]!.checked_at).toMatch(/T\d\d:[03]0:00\.000Z$/)
    expect(rows[0]!.viewer_hash).toMatch(/^[\w-]{43}$/)
    await env.DB.prepare("update code_checks set checked_at = '2026-01-01T00:00:00.000Z' where candidate_id = ?")
      .bind(id)
      .run()
    await sweep(env, new Date())
    expect((await noted()).every(({ viewer_hash }) => viewer_hash === null)).toBe(true)
  })
})

describe('an achievement', () => {
  test('says how it is earned and kept, to anyone, and to other sites', async () => {
    const html = plain(await (await ask('/achievements/MATE-ENT')).text())
    expect(html).toContain('It is valid for 36 months.')
    expect(html).toContain('Exam 350-401, Implementing Harbour Enterprise Network Core Technologies')
    expect(html).toContain('80 CE credits')
    const answer = await ask('/achievements/MATE-ENT', asJson)
    expect(answer.headers.get('Access-Control-Allow-Origin')).toBe('*')
    expect(await answer.json()).toMatchObject({ code: 'MATE-ENT', validityMonths: 36, earn: { kind: 'all', have: 0 } })
  })

  test.each(neutral.certifications.map(({ code }) => [code]))('%s has a page', async (code) => {
    expect((await ask(`/achievements/${code}`)).status).toBe(200)
  })

  test.each(['NONE', 'constructor', '..%2F'])('%s is not found', async (code) => {
    expect((await ask(`/achievements/${code}`)).status).toBe(404)
  })
})

test.each([
  ['today', '', 'holds', 'held'],
  ['a day of the past', `?on=${addMonths(today, -1)}`, 'held', 'holds'],
])('the answer about %s has its tense', async (_, on, verb, other) => {
  const { id } = await holder('yes')
  const text = plain(await (await ask(`/verify/${await codeOf(id, 'DECK')}${on}`)).text())
  expect(text).toMatch(new RegExp(`, [^.]* ${verb} DECK\\.`))
  expect(text).not.toMatch(new RegExp(` ${other} DECK\\.`))
})
