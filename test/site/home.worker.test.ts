import { env } from 'cloudflare:workers'
import { expect, test } from 'vitest'
import { addDays, addMonths, dayOf } from '../../src/core/calendar.ts'
import { program as neutral } from '../programs/neutral/index.ts'
import { countOf } from '../../src/ui/words.ts'
import { takeInRows } from '../support/candidates.ts'
import { feedName, newCandidate, newToken, postForm, sendFeed, signIn, visit } from '../support/site.ts'
import { countTrips } from '../support/trips.ts'

const today = dayOf(new Date(), neutral.timeZone)

/** Somebody whose DECK runs out in sixty days, with ten credits. */
async function endsSoon() {
  const passed = addDays(addMonths(today, -36), 60)
  const id = await newCandidate({ '200-301': passed })
  const header = 'external_id,candidate_id,name,provider_name,points,active_on\n'
  await takeInRows('creq', `${header}${id},${id},Talk,Live,10,${addMonths(today, -2)}\n`)
  const Cookie = await signIn(id)
  const home = async () => (await visit('/home', { headers: { Cookie } })).text()
  return { id, passed, Cookie, home }
}

const plain = (html: string) => html.replaceAll(/<[^>]+>/g, ' ').replaceAll(/\s+/g, ' ')

test('Home says what is held, the next date, and what would meet it, nearest first', async () => {
  const { id, passed, home } = await endsSoon()
  const html = await home()
  const text = plain(html)
  const end = addMonths(passed, 36)
  expect(text).toContain(`Person ${id}`)
  expect(html).toContain(`<time datetime="${end}">`)
  expect(text).toContain('expires on this day. Do one of these to renew it (closest first):')
  expect(text).toMatch(/20 more CE credits 30 CE credits .*10\/30.* 0\/1/)
  expect(html).toContain('<a href="/certifications/DECK">DECK</a>')
})

test('a way of two parts stands there once, the second part in the midst of its line', async () => {
  const passed = addDays(addMonths(today, -36), 60)
  const Cookie = await signIn(await newCandidate({ '350-701': passed, '300-710': passed }))
  const text = plain(await (await visit('/home', { headers: { Cookie } })).text())
  expect(text).toContain('40 CE credits and one skipper exam')
  expect(text.split('40 CE credits and one skipper exam')).toHaveLength(2)
  expect(text).not.toMatch(/ and (One|Exam|Any|Two) /)
})

test('the years are drawn for the eye and said in words, with exams that were not passed', async () => {
  const { id, passed, home } = await endsSoon()
  const exams = 'registration_number,candidate_id,exam_code,grade,taken_on\n'
  await takeInRows('exams', `${exams}F${id},${id},350-401,fail,${addMonths(today, -5)}\n`)
  const html = await home()
  expect(html).toMatch(/<div class="years" aria-hidden="true">/)
  expect(html.match(/<circle class="not-passed"/g)).toHaveLength(1)
  expect(html.match(/<circle class="passed"/g)).toHaveLength(1)
  const list = plain(html.slice(html.indexOf('The same as a list')))
  expect(list).toContain('DECK : ')
  expect(list).toContain('350-401 , not passed')
  expect(html).toContain(`<time datetime="${passed}">`)
  for (const [, place] of html.matchAll(/(?:x|x1|x2|cx|width)="(-?[\d.]+)%"/g)) {
    expect(Number(place)).toBeGreaterThanOrEqual(0)
    expect(Number(place)).toBeLessThanOrEqual(100)
  }
})

/** Makes the visits so far, and what was known by then, older than the ones to come. */
async function setVisitBack(id: string) {
  const statements = [
    "update sessions set started_at = '2026-01-01T00:00:00.000Z', seen_at = '2026-01-02T00:00:00.000Z' where candidate_id = ?",
    "update facts set recorded_at = '2026-01-01T12:00:00.000Z' where candidate_id = ?",
    "update events set at = '2026-01-01T12:00:00.000Z' where candidate_id = ?",
  ]
  await env.DB.batch(statements.map((statement) => env.DB.prepare(statement).bind(id)))
}

async function homeAgain(id: string) {
  const Cookie = await signIn(id)
  return (await visit('/home', { headers: { Cookie } })).text()
}

test('what needs an answer is named until it is answered', async () => {
  const { id } = await endsSoon()
  await setVisitBack(id)
  const Cookie = await signIn(id)
  const home = async () => (await visit('/home', { headers: { Cookie } })).text()
  const first = await home()
  expect(plain(first)).toContain(`Needs an answer 2 Accept the Harbour Certification`)
  expect(plain(first)).toContain(`Answer ${countOf(neutral.questions.length, 'question')}`)
  const answers = Object.fromEntries(neutral.questions.map(({ code }) => [code, 'no']))
  await postForm('/personal-info/settings', answers, { Cookie })
  expect(await home()).not.toContain('href="/personal-info/settings" aria-describedby')
  expect(await home()).toContain('class="button" href="/certifications/agreement"')
  await postForm('/testing-history/agreements/CCA/V9', { accept: 'yes' }, { Cookie })
  expect(await home()).not.toContain('Needs an answer')
})

test('a first visit has a short list: accept, answer, claim, share', async () => {
  const { home } = await endsSoon()
  expect(plain(await home())).toMatch(
    /First steps 4 Accept the .* Answer .* Claim your free kit .* Share your certifications/,
  )
})

test('what was earned since the last visit stands first, with its badge and at most four actions', async () => {
  const id = await newCandidate({ '200-301': addMonths(today, -5) })
  await signIn(id)
  await setVisitBack(id)
  const exams = 'registration_number,candidate_id,exam_code,grade,taken_on\n'
  const token = await newToken()
  await sendFeed(token, feedName('exams'), `${exams}C${id},${id},350-701,pass,${addDays(today, -1)}\n`)
  const html = await homeAgain(id)
  const [, biggest] = /<div class="biggest">(.*?)<\/section>/s.exec(html)!
  expect(plain(biggest!)).toMatch(/You earned .* on \d{4}-\w{3}-\d\d /)
  expect(biggest).toContain('width="96"')
  const actions = [...biggest!.matchAll(/<a class="button[^"]*"[^>]*>([^<]+)</g)].map(([, text]) => text)
  expect(actions[0]).toMatch(/Claim your free kit|Get the certificate/)
  expect(actions.slice(-2)).toEqual(['Share it', 'Add to LinkedIn'])
  expect(actions.length).toBeLessThanOrEqual(4)
  expect(plain(html)).toMatch(/More news .* 1 exam result arrived/)
})

test('somebody whose certifications expired reads what expired, and what earns it again', async () => {
  const id = await newCandidate({ '200-301': addMonths(today, -50) })
  const Cookie = await signIn(id)
  const text = plain(await (await visit('/home', { headers: { Cookie } })).text())
  expect(text).toMatch(/You hold no certifications\. DECK expired on \d{4}-/)
  expect(text).toMatch(/Expired DECK To earn it again: Exam 200-301\./)
  expect(text).not.toContain('Next expiry')
})

test('a date more than a year away is not set large, and of next certifications the one with fewer parts is named', async () => {
  const id = await newCandidate({ '200-301': addMonths(today, -3), '350-401': addMonths(today, -3) })
  const Cookie = await signIn(id)
  const html = await (await visit('/home', { headers: { Cookie } })).text()
  expect(html).toContain('<p class="next-date">')
  expect(plain(html)).toMatch(/Closest next certification MATE Enterprise Still needed: .* You passed 350-401 on /)
})

test('what has arrived since the last visit is new, and what was there before is not', async () => {
  const { id, Cookie } = await endsSoon()
  expect(plain(await (await visit('/home', { headers: { Cookie } })).text())).not.toContain('Since your last visit')
  await setVisitBack(id)
  const header = 'external_id,candidate_id,name,provider_name,points,active_on\n'
  await takeInRows('creq', `${header}N${id},${id},Talk,Live,2.5,${addMonths(today, -1)}\n`)
  const text = plain(await homeAgain(id))
  expect(text).toContain('Since your last visit on 2026-Jan-02')
  expect(text).toContain('2.5 CE credits added: Talk.')
})

test('somebody without any fact reads a sentence in each place, and the page is one trip', async () => {
  const Cookie = await signIn(await newCandidate())
  const trips = await countTrips(env.DB, async () => {
    const html = await (await visit('/home', { headers: { Cookie } })).text()
    expect(plain(html)).toContain('You hold no certifications.')
    expect(html).not.toContain('My years')
  })
  expect(trips).toBe(1)
})

test('credits that count towards another certification are said to, as on the page of the certification', async () => {
  const id = await newCandidate({})
  const [soon, later] = [addDays(today, 60), addDays(today, 600)]
  const grants = [
    'grant_id,candidate_id,certification,granted_on,expires_on,reason',
    `${id}-1,${id},DECK,${addMonths(today, -30)},${soon},By hand`,
    `${id}-2,${id},MATE-ENT,${addMonths(today, -30)},${later},By hand`,
  ]
  await takeInRows('grants', `${grants.join('\n')}\n`)
  const header = 'external_id,candidate_id,name,provider_name,points,active_on\n'
  await takeInRows('creq', `${header}${id},${id},Talk,Live,10,${addMonths(today, -2)}\n`)
  const Cookie = await signIn(id)
  const textOf = async (path: string) => plain(await (await visit(path, { headers: { Cookie } })).text())
  const sentence =
    '10 points count towards MATE Enterprise , not DECK. DECK is extended when MATE Enterprise is renewed.'
  const home = await textOf('/home')
  expect(home).toContain(sentence)
  expect(home).not.toContain('more CE credits')
  expect(await textOf('/certifications/DECK')).toContain(sentence)
})
