import { env } from 'cloudflare:workers'
import { afterEach, beforeAll, describe, expect, test, vi } from 'vitest'
import { addDays, addMonths } from '../../src/core/calendar.ts'
import { confirmSome } from '../../src/work/badges/confirm-endings.ts'
import { openBudget } from '../../src/work/budget.ts'
import { turnDays } from '../../src/work/events/turn-days.ts'
import { program as neutral } from '../programs/neutral/index.ts'
import { asJson, ask, badgesOf, placesSet, today } from '../support/badges.ts'
import { rebuildWithYes } from '../support/rebuild.ts'
import {
  cookieOf,
  feedName,
  newCandidate,
  newToken,
  postForm,
  sendFeed,
  signIn,
  testPassword,
  visit,
} from '../support/site.ts'

/** Earned long enough ago that nothing about it is news by itself. */
const since = addMonths(today, -12)
const plain = (html: string) => html.replaceAll(/<[^>]+>/g, ' ').replaceAll(/\s+/g, ' ')

let token: string

beforeAll(async () => {
  token = await newToken()
})
afterEach(async () => {
  vi.useRealTimers()
  // What a day to come has left would be found by other tests.
  for (const table of ['turned_days', 'view_keys'])
    await env.DB.prepare(`delete from ${table} where day > ?`).bind(today).run()
})

type Person = Awaited<ReturnType<typeof holder>>

const printer = async (path = '') =>
  (
    await visit(`/api/v1/fulfillment/batches${path}`, { method: 'POST', headers: { Authorization: `Bearer ${token}` } })
  ).json<{ id: string | null; items: { itemId: string }[] }>()

/** Nothing waits for the printer. */
async function emptyTheList(): Promise<void> {
  for (let { id } = await printer(); id; { id } = await printer()) await printer(`/${id}/confirm`)
}

/** Somebody with DECK, its code, its signed badge, a kit that waits for the printer, and a public transcript. */
async function holder() {
  const id = await newCandidate({ '200-301': since })
  await sendFeed(token, feedName('agreements'), `candidate_id,agreement,version,accepted_on\n${id},CCA,V9,2026-01-02\n`)
  const Cookie = await signIn(id)
  const answers = Object.fromEntries(neutral.questions.map(({ code }) => [code, 'yes']))
  await postForm('/personal-info/settings', answers, { Cookie })
  const session = { Cookie }
  const get = (path: string, headers: Record<string, string> = {}) =>
    visit(path, { headers: { ...session, ...headers } })
  const [badge] = await badgesOf({ get })
  const file = await (await get(`/digital-badges/${badge!.id}/badge.json`)).json<SignedBadge>()
  const code = await env.DB.prepare('select code from codes where candidate_id = ?').bind(id).first<string>('code')
  await emptyTheList()
  await env.DB.prepare(
    `insert into orders (id, candidate_id, state, cents, currency, shipping, placed_at) values (?1, ?1, 'paid', 0, 'USD', '{}', '2026-01-01')`,
  )
    .bind(id)
    .run()
  await env.DB.prepare(
    `insert into items (id, order_id, candidate_id, kit, certification, name, cents, state, queued_at)
      values (?1, ?1, ?1, 'CERT-PRINT', 'DECK', 'DECK', 0, 'queued', '2026-01-01T00:00:00.000Z')`,
  )
    .bind(id)
    .run()
  return { id, session, get, badge: badge!.id, place: Number(file.credentialStatus.statusListIndex), code: code!, file }
}

interface SignedBadge {
  readonly validUntil: string
  readonly credentialStatus: { readonly statusListIndex: string }
}

const feed = (kind: 'exams' | 'grants' | 'adjustments', row: string) =>
  sendFeed(token, feedName(kind), `${headers[kind]}\n${row}\n`)
const headers = {
  exams: 'registration_number,candidate_id,exam_code,grade,taken_on',
  grants: 'grant_id,candidate_id,certification,granted_on,expires_on,reason',
  adjustments: 'adjustment_id,candidate_id,certification,kind,on,months,reason',
}
const adjust = ({ id }: Person, kind: string, more = '') =>
  feed('adjustments', `${kind}-${id},${id},DECK,${kind},${today},${more},Audit`)
const exam = ({ id }: Person, { whose = id, grade = 'pass', on = since } = {}) =>
  feed('exams', `R${id}-0,${whose},200-301,${grade},${on}`)

/** Answers the one row of a file that is held. */
const answerHeld = (id: string, take: boolean) =>
  visit(`/api/v1/imports/${id}/held`, {
    method: 'POST',
    headers: { Authorization: `Bearer ${token}`, 'Content-Type': 'application/json' },
    body: JSON.stringify({ lines: [2], take }),
  })

/** One after another of all that hangs on what somebody holds, as its reader sees it. */
async function derivedFrom(person: Person) {
  const { id, get, badge, place, code } = person
  const page = await get('/certifications/DECK')
  const home = await (await get('/home')).text()
  const state = await (await ask(`/badges/${badge}/state.json`)).json<{ state: string }>()
  const badges = await badgesOf({ get })
  const { items } = await printer()
  const events = await env.DB.prepare('select kind from events where candidate_id = ? order by id')
    .bind(id)
    .all<{ kind: string }>()
  return {
    'own page': page.status,
    news: (/<h3>(.*?)<\/h3>/s.exec(home)?.[1] ?? '').replaceAll(/<[^>]+>/g, ''),
    'status by code': (await (await ask(`/verify/${code}`, asJson)).json<{ status: string }>()).status,
    'page of the badge': /Status (\w+)/.exec(plain(await (await ask(`/badges/${badge}`)).text()))?.[1],
    'signed badge': (await ask(`/badges/${badge}`, asJson)).status,
    state: state.state,
    bit: (await placesSet(1)).has(place),
    'badge of today': badges
      .filter(({ status }) => status === 'active')
      .map((one) => (one.id === badge ? 'same' : 'new')),
    kit: items.some(({ itemId }) => itemId === id) ? 'on the list' : 'held back',
    certificate: (await get('/certifications/DECK/certificate.pdf')).status,
    events: events.results.map(({ kind }) => kind),
  }
}

const untouched = {
  'own page': 200,
  news: '',
  'status by code': 'active',
  'page of the badge': 'Active',
  'signed badge': 200,
  state: 'active',
  bit: false,
  'badge of today': ['same'],
  kit: 'on the list',
  certificate: 200,
  events: [] as string[],
}

const suspended = {
  ...untouched,
  news: 'DECK is suspended',
  'status by code': 'suspended',
  'page of the badge': 'Suspended',
  'signed badge': 409,
  state: 'suspended',
  'badge of today': [],
  kit: 'held back',
  certificate: 409,
  events: ['suspended'],
}

const revoked = {
  ...suspended,
  news: 'DECK was revoked',
  'status by code': 'revoked',
  'page of the badge': 'Revoked',
  'signed badge': 410,
  state: 'revoked',
  bit: true,
  events: ['revoked'],
}

const withdrawn = {
  ...revoked,
  news: 'You no longer hold DECK',
  'status by code': 'withdrawn',
  'page of the badge': 'Withdrawn',
  state: 'withdrawn',
  events: ['no-longer-held'],
}

const day = (on: string) => {
  const [year, month, date] = on.split('-') as [string, string, string]
  return `${year}-${new Date(`${on}T00:00:00Z`).toLocaleString('en-US', { month: 'short', timeZone: 'UTC' }) || month}-${date}`
}

/** Each cause, and what it leaves of what hangs on DECK. */
const causes: Record<string, { cause: (person: Person) => Promise<unknown>; leaves: Record<string, unknown> }> = {
  nothing: { cause: () => Promise.resolve(), leaves: untouched },
  'a revocation': { cause: (person) => adjust(person, 'revoke'), leaves: revoked },
  'a suspension': { cause: (person) => adjust(person, 'suspend'), leaves: suspended },
  'a suspension that is lifted': {
    cause: async (person) => {
      await adjust(person, 'suspend')
      await adjust(person, 'reinstate')
    },
    leaves: { ...untouched, news: 'DECK is active again', events: ['suspended', 'lifted'] },
  },
  'a revocation that is taken back': {
    cause: async (person) => {
      await adjust(person, 'revoke')
      await feed('adjustments', `revoke-${person.id},${person.id},DECK,reinstate,${today},,Mistake`)
    },
    leaves: {
      ...untouched,
      news: 'DECK is active again',
      'page of the badge': 'Revoked',
      'signed badge': 410,
      state: 'revoked',
      bit: true,
      'badge of today': ['new'],
      events: ['revoked', 'lifted'],
    },
  },
  'a pass corrected to a fail': { cause: (person) => exam(person, { grade: 'fail' }), leaves: withdrawn },
  'a pass corrected to a fail, and back': {
    cause: async (person) => {
      await exam(person, { grade: 'fail' })
      await exam(person)
    },
    leaves: {
      ...withdrawn,
      news: `You earned DECK on ${day(since)}`,
      'status by code': 'active',
      'badge of today': ['new'],
      kit: 'on the list',
      certificate: 200,
      events: ['no-longer-held', 'earned'],
    },
  },
  'a day corrected to an earlier one': {
    cause: (person) => exam(person, { on: addMonths(since, -6) }),
    leaves: {
      ...untouched,
      news: `DECK now expires on ${day(addMonths(since, 30))}, earlier than before`,
      'signed badge': 410,
      state: 'shortened',
      bit: true,
      'badge of today': ['new'],
      events: ['ends-earlier'],
    },
  },
  'a day corrected to a later one': {
    cause: (person) => exam(person, { on: addMonths(since, 6) }),
    leaves: {
      ...untouched,
      news: `DECK now expires on ${day(addMonths(since, 42))}, later than before`,
      events: ['renewed'],
    },
  },
  'a pass that was another person’s': {
    cause: async (person) => {
      const { id } = await exam(person, { whose: await newCandidate() })
      expect(await derivedFrom(person)).toEqual(untouched)
      expect((await answerHeld(id, true)).status).toBe(200)
    },
    leaves: withdrawn,
  },
  'a pass that would have been another person’s': {
    cause: async (person) => {
      const { id } = await exam(person, { whose: await newCandidate() })
      expect((await answerHeld(id, false)).status).toBe(200)
    },
    leaves: untouched,
  },
  'another law of the program': {
    cause: async ({ id }) => {
      const shorter = neutral.certifications.map((one) => (one.code === 'DECK' ? { ...one, validityMonths: 24 } : one))
      const before = `HARB${Number(id.slice(4)) - 1}`
      // As if the record had been made by rules with a longer validity, and these were the new ones.
      await rebuildWithYes({ ...neutral, certifications: shorter }, before)
      // Other tests may have left many by the same cause: then they wait for 72 hours.
      await confirmSome(env, new Date(Date.now() + 73 * 3_600_000))
    },
    // The site itself goes by the rules of before: by these nothing has happened, but the badge is revoked.
    leaves: {
      ...untouched,
      news: `DECK now expires on ${day(addMonths(since, 24))}, earlier than before`,
      'signed badge': 410,
      state: 'shortened',
      bit: true,
      'badge of today': ['new'],
      events: ['ends-earlier'],
    },
  },
  'the end that comes with time': {
    cause: async (person) => {
      const { budget } = openBudget(env, { statements: 1_000, milliseconds: 60_000 })
      await turnDays(env, neutral, new Date(), budget)
      const end = new Date(`${addDays(addMonths(since, 36), 2)}T12:00:00Z`)
      vi.useFakeTimers({ toFake: ['Date'], now: end })
      await turnDays(env, neutral, end, openBudget(env, { statements: 1_000, milliseconds: 60_000 }).budget)
      // By then the session and the token are long over.
      token = await newToken()
      const fields = { loginId: person.id, password: testPassword }
      person.session.Cookie = cookieOf(await postForm('/sign-in', fields))
    },
    leaves: {
      ...untouched,
      news: `DECK expired on ${day(addMonths(since, 36))}`,
      'status by code': 'expired',
      'page of the badge': 'Expired',
      'signed badge': 200,
      state: 'expired',
      'badge of today': [],
      kit: 'held back',
      certificate: 409,
      events: ['expired'],
    },
  },
}

describe('a changed fact reaches all that stands on it', () => {
  test.each(Object.entries(causes))('%s', async (_name, { cause, leaves }) => {
    const person = await holder()
    expect(await derivedFrom(person)).toEqual(untouched)
    await cause(person)
    expect(await derivedFrom(person)).toEqual(leaves)
  })
})
