import { env } from 'cloudflare:workers'
import { describe, expect, test } from 'vitest'
import { checkLog } from '../../src/work/deeds/check-log.ts'
import { newestToken } from '../support/newest-token.ts'
import { goesTo, newColleague, officeOfTests, pageOf } from '../support/office.ts'
import { db, feedName, newCandidate, newToken, sendFeed, signIn, visit } from '../support/site.ts'

const { signedIn } = officeOfTests()

interface Thing {
  readonly kind: string
  readonly what: string
  readonly at: string
}

interface Line {
  readonly what: string
  readonly who: string
  readonly actorId: string
  readonly object: string | null
  readonly candidateId: string | null
  readonly count: number | null
  readonly reason: string | null
  readonly details: readonly (readonly [string, string])[] | 'erased'
}

const header = 'registration_number,candidate_id,exam_code,grade,taken_on'
const row = (key: string, person: string) => `${header}\n${key},${person},200-301,pass,2025-04-01\n`

type Office = Awaited<ReturnType<typeof signedIn>>
const waitingIn = async ({ json }: Office) => (await json<{ waiting: Thing[] }>('/office')).waiting
const logOf = async ({ json }: Office, query: string) =>
  (await json<{ changes: Line[] }>(`/office/log?${query}`)).changes

describe('Today', () => {
  test('lists a file that failed until a colleague marks it as done', async () => {
    const [office, token] = [await signedIn(['records']), await newToken(['imports:creq'])]
    const name = feedName('creq')
    const { id } = await sendFeed(token, name, 'nothing,here\n1,2\n')
    expect(await waitingIn(office)).toContainEqual(
      expect.objectContaining({ kind: 'File failed', what: name, at: `/office/files/${id}` }),
    )
    const html = await pageOf(office.get(`/office/files/${id}`))
    expect(html).toContain('This is no creq file')
    expect(html).toContain('<dd>test</dd>')
    expect(goesTo(await office.post(`/office/files/${id}/settle`))).toEqual([303, '/office'])
    await office.post(`/office/files/${id}/settle`)
    expect((await waitingIn(office)).filter(({ what }) => what === name)).toEqual([])
    expect(await pageOf(office.get(`/office/files/${id}`))).toContain('marked this file as done')
    const lines = await logOf(await signedIn(['owner']), `who=${office.id}`)
    expect(lines.map(({ what, object }) => [what, object])).toEqual([['import.settled', id]])
  })

  test('leads to held rows, which are taken in or left out by a button', async () => {
    const [office, token] = [await signedIn(['records']), await newToken()]
    const [ada, ben] = [await newCandidate(), await newCandidate()]
    const body = (person: string) =>
      [header, ...['1', '2'].map((at) => `O${ada}${at},${person},200-301,pass,2025-04-01`), ''].join('\n')
    await sendFeed(token, feedName('exams'), body(ada))
    const { id } = await sendFeed(token, feedName('exams'), body(ben))
    expect(await waitingIn(office)).toContainEqual(
      expect.objectContaining({ kind: 'Rows held', at: `/office/files/${id}` }),
    )
    const page = async () => pageOf(office.get(`/office/files/${id}`))
    expect(await page()).toContain('2 rows to decide')
    expect(await page()).toContain(`<b class="code">${ada}</b>`)
    const decide = (fields: Record<string, string>) => office.post(`/office/files/${id}/held`, fields)
    const wrongs: Record<string, string>[] = [
      {},
      { line: '2' },
      { line: 'x', take: 'yes' },
      { take: 'no' },
      { line: '2', take: 'maybe' },
    ]
    for (const wrong of wrongs) expect((await decide(wrong)).status).toBe(422)
    expect((await decide({ line: '9', take: 'yes' })).status).toBe(409)
    expect(goesTo(await decide({ line: '2', take: 'yes' }))).toEqual([303, `/office/files/${id}`])
    expect(goesTo(await decide({ line: '3', take: 'no' }))).toEqual([303, `/office/files/${id}`])
    expect((await decide({ line: '3', take: 'yes' })).status).toBe(409)
    expect(await page()).not.toContain('to decide')
    const owner = await signedIn(['owner'])
    expect(await logOf(owner, `about=${ben}`)).toMatchObject([
      { what: 'held-rows.answered', actorId: office.id, reason: 'left out', count: 1, candidateId: ben },
      { what: 'held-rows.answered', actorId: office.id, reason: 'taken in', count: 1, candidateId: ben },
    ])
    // The person sees it, and not who it was.
    const own = await pageOf(visit('/transcripts/who-saw-me', { headers: { Cookie: await signIn(ben) } }))
    expect(own.match(/Decided whose a result is/g)).toHaveLength(2)
    expect(own).toContain('Exam office')
    expect(own).not.toContain('Colleague')
    expect((await office.post('/office/files/NOSUCHFILE/held', { line: '2', take: 'yes' })).status).toBe(404)
  })

  test('holds back badges until a colleague revokes as many as they have seen', async () => {
    const [office, cause] = [await signedIn(['records']), `cause${crypto.randomUUID()}`]
    const add = (count: number, from = 0) =>
      env.DB.batch(
        Array.from({ length: count }, (_, at) =>
          env.DB.prepare(
            `insert into badges (id, candidate_id, certification, list, place, ending_for, ending_since, ending_cause)
              values (?, ?, 'DECK', 98, ?, 'withdrawn', ?, ?)`,
          ).bind(`${cause}-${from + at}`, `${cause}-${from + at}`, from + at, new Date().toISOString(), cause),
        ),
      )
    await add(20)
    const own = async () => (await waitingIn(office)).filter(({ at }) => at.includes(cause))
    expect(await own()).toEqual([])
    await add(1, 20)
    expect(await own()).toMatchObject([{ kind: 'Badges to confirm' }])
    const [{ at }] = (await own()) as [Thing]
    expect(await pageOf(office.get(at))).toContain('Revoke 21 badges for good?')
    await add(1, 21)
    for (const count of ['21', '0', 'x', ''])
      expect(goesTo(await office.post(`${at}/revoke`, { count }))).toEqual([303, `${at}?changed`])
    expect(await pageOf(office.get(`${at}?changed`))).toContain('The list has changed')
    const revoked = () =>
      env.DB.prepare('select count(*) c from badges where ending_cause = ? and revoked_at is not null')
        .bind(cause)
        .first('c')
    expect(await revoked()).toBe(0)
    const twice = await Promise.all([1, 2].map(() => office.post(`${at}/revoke`, { count: '22' })))
    expect(twice.map(goesTo)).toContainEqual([303, '/office'])
    expect(await revoked()).toBe(22)
    expect(await pageOf(office.get(at))).toContain('No badges wait')
    const lines = await logOf(await signedIn(['owner']), `who=${office.id}`)
    expect(lines).toMatchObject([{ what: 'badges.revoked', object: cause, count: 22 }])
  })

  test('holds back emails with news until a colleague sends or discards them', async () => {
    const office = await signedIn(['records'])
    await env.DB.prepare("update events set settled_at = '2020-01-01' where settled_at is null").run()
    const people: string[] = []
    for (let count = 0; count < 101; count++) people.push(await newCandidate())
    const happened = env.DB.prepare(
      "insert into events (candidate_id, at, kind, certification, detail) values (?, '2026-01-01T00:00:00.000Z', 'earned', 'DECK', ?)",
    )
    const tell = () =>
      env.DB.batch(
        people.map((person) =>
          happened.bind(person, JSON.stringify({ was: null, is: { status: 'active', expiresOn: null }, reasons: [] })),
        ),
      )
    await tell()
    await env.DB.prepare('update records set rules = (select rules from records limit 1) where rules is null').run()
    const held = async () => (await office.json<{ held: number }>('/office/mail')).held
    const waiting = await held()
    expect(waiting).toBe(101)
    expect((await waitingIn(office)).map(({ kind }) => kind)).toContain('Emails held')
    const html = await pageOf(office.get('/office/mail'))
    expect(html).toContain('Send to 101 people')
    expect(html.match(/<th scope="row" class="code">/g)).toHaveLength(5)
    expect(goesTo(await office.post('/office/mail/discard'))).toEqual([303, '/office/mail'])
    expect(await held()).toBe(0)
    await tell()
    await office.post('/office/mail/release')
    expect(await pageOf(office.get('/office/mail'))).toContain('101 people get their news')
    await env.DB.prepare("update events set settled_at = '2020-01-01' where settled_at is null").run()
    expect((await office.post('/office/mail/nonsense')).status).toBe(404)
    const lines = await logOf(await signedIn(['owner']), `who=${office.id}`)
    expect(lines.map(({ what, count }) => [what, count])).toEqual([
      ['emails.released', 101],
      ['emails.discarded', 101],
    ])
  })

  test('has nothing of it for who may not act on it', async () => {
    const own = { helpdesk: /^Case/, fulfilment: /^(Kits|Order)/, figures: /^$/ }
    for (const role of ['helpdesk', 'fulfilment', 'figures'] as const)
      expect((await waitingIn(await signedIn([role]))).filter(({ kind }) => !own[role].test(kind))).toEqual([])
  })

  test('is a file for spreadsheets, too', async () => {
    const office = await signedIn(['records'])
    const answer = await office.get('/office?format=csv')
    expect(answer.headers.get('Content-Type')).toBe('text/csv; charset=utf-8')
    expect(answer.headers.get('Content-Disposition')).toBe('attachment; filename="today.csv"')
    expect(await answer.text()).toContain('waiting since,kind,what,more,address\r\n')
  })
})

describe('Colleagues', () => {
  const filled = (email: string) => ({ name: 'Someone New', email, 'role-records': 'yes' })

  test('are added, given roles and ended, each once in the log', async () => {
    const [owner, email] = [await signedIn(['owner']), `${crypto.randomUUID()}@office.invalid`]
    const added = await owner.post('/office/colleagues', filled(email.toUpperCase()))
    const path = added.headers.get('Location')!
    const id = path.split('/').at(-1)!
    expect(path).toMatch(/^\/office\/colleagues\/\w{16}$/)
    expect(await pageOf(owner.get('/office/colleagues'))).toContain(email)
    const again = await owner.post('/office/colleagues', filled(email))
    expect(again.status).toBe(422)
    expect(await again.text()).toContain('A colleague with this email address is already there.')
    expect(goesTo(await owner.post(`${path}/roles`, { 'role-helpdesk': 'yes', 'role-figures': 'yes' }))).toEqual([
      303,
      path,
    ])
    await owner.post(`${path}/roles`, { 'role-helpdesk': 'yes', 'role-figures': 'yes' })
    expect((await owner.json<{ roles: string[] }>(path)).roles).toEqual(['helpdesk', 'figures'])
    expect((await owner.post(`${path}/roles`, { 'role-king': 'yes' })).status).toBe(422)
    expect(goesTo(await owner.post(`${path}/end`))).toEqual([303, '/office/colleagues'])
    expect((await owner.post(`${path}/end`)).status).toBe(404)
    expect((await owner.get(path)).status).toBe(404)
    const lines = await logOf(owner, `who=${owner.id}`)
    expect(lines.map(({ what, object }) => [what, object])).toEqual([
      ['colleague.ended', id],
      ['colleague.role-ended', id],
      ['colleague.role-given', id],
      ['colleague.added', id],
    ])
    // Ended, the address is free again.
    expect((await owner.post('/office/colleagues', filled(email))).status).toBe(303)
  })

  test('a form that lacks something comes back as typed', async () => {
    const owner = await signedIn(['owner'])
    const answer = await owner.post('/office/colleagues', { name: 'Half <b>', email: 'nonsense' })
    const html = await answer.text()
    expect(answer.status).toBe(422)
    expect(html).toContain('There are 2 problems')
    expect(html).toContain('value="Half &lt;b&gt;"')
    expect(html).toContain('Choose at least one role.')
    expect(html).toContain('<title>Error: Add a colleague')
  })

  test('of two who are added at once with one address, one is', async () => {
    const [owner, email] = [await signedIn(['owner']), `${crypto.randomUUID()}@office.invalid`]
    const both = await Promise.all([1, 2].map(() => owner.post('/office/colleagues', filled(email))))
    expect(both.map(({ status }) => status).toSorted()).toEqual([303, 422])
  })

  test('the last owner stays, whatever is tried', async () => {
    const owner = await signedIn(['owner'])
    const others = await owner.json<{ colleagues: { id: string; roles: string[] }[] }>('/office/colleagues')
    for (const { id, roles } of others.colleagues)
      if (id !== owner.id && roles.includes('owner')) await owner.post(`/office/colleagues/${id}/end`)
    const path = `/office/colleagues/${owner.id}`
    expect((await owner.post(`${path}/end`)).status).toBe(409)
    expect((await owner.post(`${path}/roles`, { 'role-records': 'yes' })).status).toBe(409)
    expect((await owner.get('/office/log')).status).toBe(200)
    // Two owners who end each other at once: one of them stays.
    const second = await signedIn(['owner'])
    await Promise.all([owner.post(`/office/colleagues/${second.id}/end`), second.post(`${path}/end`)])
    const left = await env.DB.prepare(
      "select count(*) c from colleague_roles r join colleagues c on c.id = r.colleague_id where r.role = 'owner' and r.ended_at is null and c.ended_at is null",
    ).first('c')
    expect(left).toBe(1)
  })
})

describe('Tokens', () => {
  const asked = { name: 'Nightly', owner: 'Exam office', days: '30', 'scope-imports:exams': 'yes' }

  test('are made once, shown once, and revoked', async () => {
    const owner = await signedIn(['owner'])
    const made = await owner.post('/office/colleagues/tokens', asked)
    const path = made.headers.get('Location')!
    const id = path.split('/').at(-1)!
    const secret = /<code>([\w-]{43})<\/code>/.exec(await pageOf(owner.get(path)))![1]!
    const again = await pageOf(owner.get(path))
    expect(again).not.toContain(secret)
    expect(again).toContain('Exam office')
    const use = () => visit('/api/v1/imports', { headers: { Authorization: `Bearer ${secret}` } })
    expect((await use()).status).toBe(200)
    expect(await pageOf(owner.get('/office/colleagues'))).toContain('imports:exams')
    expect(goesTo(await owner.post(`${path}/revoke`))).toEqual([303, path])
    expect((await owner.post(`${path}/revoke`)).status).toBe(404)
    expect((await use()).status).toBe(401)
    const lines = await logOf(owner, `who=${owner.id}`)
    expect(lines.map(({ what, object }) => [what, object])).toEqual([
      ['token.revoked', id],
      ['token.made', id],
    ])
    expect(JSON.stringify(lines)).not.toContain(secret)
    const kept = JSON.stringify((await env.DB.prepare('select * from operator_tokens').all()).results)
    expect(kept).not.toContain(secret)
  })

  test.each([
    [{ ...asked, name: ' ' }, 'Enter a name'],
    [{ ...asked, days: '366' }, 'from 1 to 365'],
    [{ ...asked, days: '0' }, 'from 1 to 365'],
    [{ ...asked, days: '1e2' }, 'from 1 to 365'],
    [{ name: 'A', owner: 'B', days: '1', 'scope-everything': 'yes' }, 'Choose at least one thing it may do.'],
  ])('%o comes back', async (fields, words) => {
    const owner = await signedIn(['owner'])
    const answer = await owner.post('/office/colleagues/tokens', fields)
    expect([answer.status, await answer.text()]).toEqual([422, expect.stringContaining(words)])
  })
})

describe('The log', () => {
  test('is searched by whom, by what and by day, page by page, and as a file', async () => {
    const [owner, token] = [await signedIn(['owner']), await newToken(['imports:exams'])]
    const id = await newestToken()
    for (let count = 0; count < 53; count++)
      await sendFeed(token, feedName('exams'), row(`L${count}`, `NOBODY${count}`))
    const first = await owner.json<{ changes: Line[]; next: string }>(`/office/log?who=${id}`)
    expect([first.changes.length, new Set(first.changes.map(({ who }) => who))]).toEqual([50, new Set(['test'])])
    const rest = await owner.json<{ changes: Line[]; next?: string }>(first.next)
    expect([rest.changes.length, rest.next]).toEqual([3, undefined])
    expect(await pageOf(owner.get(`/office/log?who=${id}`))).toMatch(
      /<a href="\/office\/log\?who=\w+&amp;before=\d+" rel="next">/,
    )
    const csv = await pageOf(owner.get(`/office/log?who=${id}&format=csv`))
    expect(csv.split('\r\n')).toHaveLength(55)
    const found = async (query: string) => (await logOf(owner, `who=${id}&${query}`)).length
    expect(await found('what=import.received')).toBe(50)
    expect(await found('what=token.made')).toBe(0)
    expect(await found('until=2026-Jan-01')).toBe(0)
    expect(await found('from=2020-01-01')).toBe(50)
    const wrong = await owner.get('/office/log?from=yesterday')
    expect([wrong.status, await wrong.text()]).toEqual([422, expect.stringContaining('Enter a day like')])
    for (const odd of ['before=x', 'what=nothing', 'about=%27%22', `about=${'x'.repeat(5000)}`])
      expect((await owner.get(`/office/log?${odd}`)).status).toBe(200)
  })

  test('says that details were erased, runs no formulas, and is whole after all this', async () => {
    const owner = await signedIn(['owner'])
    await owner.post('/office/colleagues', {
      name: '=1+1',
      email: `f${crypto.randomUUID()}@x.invalid`,
      'role-figures': 'yes',
    })
    const csv = await pageOf(owner.get(`/office/log?who=${owner.id}&format=csv`))
    expect(csv).toContain('name: =1+1')
    expect(csv).not.toMatch(/(^|,)"?=/m)
    await env.DB.prepare('delete from deed_details where deed_id in (select id from deeds where actor_id = ?)')
      .bind(owner.id)
      .run()
    expect(await pageOf(owner.get(`/office/log?who=${owner.id}`))).toContain('<em>erased</em>')
    expect((await checkLog(db)).problems).toEqual([])
  })

  test('names a colleague who was ended', async () => {
    const [owner, other] = [await signedIn(['owner']), await newColleague(['helpdesk'])]
    await owner.post(`/office/colleagues/${other.id}/end`)
    const lines = await logOf(owner, `who=${owner.id}`)
    expect(lines[0]!.details).toContainEqual(['email', other.email])
  })
})
