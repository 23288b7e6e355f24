import { env } from 'cloudflare:workers'
import { beforeAll, describe, expect, test } from 'vitest'
import { takeInRows } from '../support/candidates.ts'
import { linkIn, mailsTo, mailTo, watchMail } from '../support/mail.ts'
import { newCandidate, newCandidateId, postForm, signIn, testPassword, visit } from '../support/site.ts'

beforeAll(watchMail)

const other = '/personal-info/identification/other-record'

/** Somebody with these exams, under this name and address. */
async function person(lastName: string, email: string, exams: Readonly<Record<string, string>> = {}) {
  const id = await newCandidate(exams)
  await takeInRows('candidates', `candidate_id,last_name,email\n${id},${lastName},${email}\n`)
  return id
}

/** A pair of one name: the second is signed in. */
async function pair(
  theirs: Readonly<Record<string, string>>,
  own: Readonly<Record<string, string>>,
  lastName = 'Lind',
) {
  const mail = `${newCandidateId()}@example.com`.toLowerCase()
  const from = await person(lastName, mail, theirs)
  const into = await person('Lind', `${newCandidateId()}@example.com`.toLowerCase(), own)
  const Cookie = await signIn(into)
  const get = (path: string, headers: Record<string, string> = {}) => visit(path, { headers: { Cookie, ...headers } })
  const post = (path: string, fields: Record<string, string> = {}) => postForm(path, fields, { Cookie })
  const check = async () =>
    (await get(`${other}/check`, { Accept: 'application/json' })).json<{
      factsVersions: [string, number][]
      whyCase: string | null
      changes: { strong: string }[]
    }>()
  const merge = async () =>
    post(`${other}/check`, { mine: 'yes', versions: JSON.stringify((await check()).factsVersions) })
  /** Proves the other record by the link to its address. */
  const prove = async () => {
    await post(`${other}/link`, { emailOrId: from })
    const link = linkIn(await mailTo(mail, 'Show that this record is yours'))
    expect((await post(link)).headers.get('Location')).toBe(`${other}/check`)
    return link
  }
  return { from, into, mail, Cookie, get, post, check, merge, prove }
}

const held = async (id: string) =>
  (
    await env.DB.prepare(
      "select distinct certification from holdings where candidate_id = ? and status = 'active' order by 1",
    )
      .bind(id)
      .all<{ certification: string }>()
  ).results.map(({ certification }) => certification)

describe('Another record of a person', () => {
  test('without a login is proved by a link to its address, checked, merged, and undone by a link', async () => {
    const one = await pair({ '350-701': '2025-05-01' }, { '300-710': '2025-06-01' })
    const { from, into, get, post, prove, check, merge } = one
    const page = await (await get(other)).text()
    expect(page).toContain('I have another record')
    expect((await get(`${other}/check`)).headers.get('Location')).toBe(other)
    const link = await prove()
    // A link works once.
    expect((await post(link)).status).toBe(404)
    expect((await get(link)).status).toBe(404)
    const { whyCase, changes } = await check()
    expect([whyCase, changes[0]!.strong]).toEqual([null, 'You gain MATE Security.'])
    const html = await (await get(`${other}/check`)).text()
    expect(html).not.toContain(one.mail)
    expect((await post(`${other}/check`, {})).status).toBe(422)
    expect((await post(`${other}/check`, { mine: 'yes', versions: 'nonsense' })).status).toBe(409)
    const [done, again] = await Promise.all([merge(), merge()])
    expect([done.headers.get('Location'), again.headers.get('Location')]).toContain(
      '/personal-info/identification?merged',
    )
    expect(await held(into)).toEqual(['MATE-SEC', 'SKIL-300-710', 'SKIL-350-701'])
    expect(await (await get('/personal-info/identification')).text()).toContain(from)
    expect(await (await get('/personal-info/security')).text()).toContain('Merged another record')

    const told = await mailsTo(one.mail)
    const undo = linkIn(told.findLast(({ subject }) => subject === 'Two records were merged')!)
    expect((await visit(undo)).status).toBe(200)
    expect((await postForm(undo, {})).status).toBe(200)
    expect([await held(from), await held(into)]).toEqual([['SKIL-350-701'], ['SKIL-300-710']])
    expect((await postForm(undo, {})).status).toBe(404)
    expect((await get('/home')).status).toBe(200)
  })

  test('with a login is proved by signing in to it, and by nothing else', async () => {
    const { from, into, mail, post, merge } = await pair({ '350-701': '2025-05-01' }, {})
    await signIn(from)
    await post(`${other}/link`, { emailOrId: from })
    await post(`${other}/link`, { emailOrId: mail })
    await post(`${other}/score-report`, { lastName: 'Lind', registrationNumber: `R${from}-0` })
    expect(await mailsTo(mail)).toEqual([])
    const subjects = (await mailsTo(`${into}@example.com`)).map(({ subject }) => subject)
    expect(subjects).not.toContain('Your score report matches a record')
    const wrong = await post(`${other}/sign-in`, { loginId: from, password: 'not this one' })
    expect(wrong.status).toBe(422)
    const own = await post(`${other}/sign-in`, { loginId: into, password: testPassword })
    expect([own.status, (await own.text()).includes('the login you’re signed in with')]).toEqual([422, true])
    expect((await post(`${other}/sign-in`, {})).status).toBe(422)
    const right = await post(`${other}/sign-in`, { loginId: from, password: testPassword })
    expect(right.headers.get('Location')).toBe(`${other}/check`)
    expect((await merge()).headers.get('Location')).toBe('/personal-info/identification?merged')
    expect(await held(into)).toEqual(['SKIL-350-701'])
    expect((await postForm('/sign-in', { loginId: from, password: testPassword })).status).toBe(303)
  })

  test('is proved by a score report through their own address, and locks the login as a first login by report does', async () => {
    const { from, into, post, merge } = await pair({ '350-701': '2025-05-01' }, {})
    await post(`${other}/score-report`, { lastName: 'Olsen', registrationNumber: `R${from}-0` })
    await post(`${other}/score-report`, { lastName: 'Lind', registrationNumber: `r${from} 0`.replace(' ', '-') })
    const mails = (await mailsTo(`${into}@example.com`)).filter(({ subject }) =>
      subject.startsWith('Your score report'),
    )
    expect(mails).toHaveLength(1)
    expect((await post(linkIn(mails[0]!))).headers.get('Location')).toBe(`${other}/check`)
    expect((await merge()).headers.get('Location')).toBe('/personal-info/identification?merged')
    const until = await env.DB.prepare('select locked_until from accounts where candidate_id = ?')
      .bind(into)
      .first<string>('locked_until')
    expect(until! > new Date(Date.now() + 71 * 3_600_000).toISOString()).toBe(true)
  })

  test('becomes a case where last names differ, or staff have suspended something', async () => {
    const named = await pair({ '350-701': '2025-05-01' }, {}, 'Berg')
    await named.prove()
    expect((await named.check()).whyCase).toBe('names')
    expect((await named.merge()).status).toBe(200)
    expect(await held(named.from)).toEqual(['SKIL-350-701'])
    const sent = await named.post(`${other}/case`)
    const reference = sent.headers.get('Location')!.split('/').at(-1)!
    const found = await env.DB.prepare('select candidate_id, topic, about from cases where reference = ?')
      .bind(reference)
      .first()
    expect(found).toEqual({ candidate_id: named.into, topic: 'two-accounts', about: named.from })

    const stopped = await pair({ '350-701': '2025-05-01' }, {})
    await takeInRows(
      'adjustments',
      `adjustment_id,candidate_id,certification,kind,on,months,reason\nS${stopped.from},${stopped.from},,suspend,2026-02-01,,Audit\n`,
    )
    await stopped.prove()
    expect((await stopped.check()).whyCase).toBe('staff')
    expect((await stopped.merge()).status).toBe(200)
  })

  test('is not merged while its login, made with a score report, may still be somebody else’s', async () => {
    const { from, into, post, merge } = await pair({ '350-701': '2025-05-01' }, {})
    await signIn(from)
    const locks = (until: string, id = from) =>
      env.DB.prepare('update accounts set locked_until = ? where candidate_id = ?').bind(until, id).run()
    // Nor may staff be asked to.
    const named = await pair({}, {}, 'Berg')
    await signIn(named.from)
    await locks(new Date(Date.now() + 3_600_000).toISOString(), named.from)
    await named.post(`${other}/sign-in`, { loginId: named.from, password: testPassword })
    expect([(await named.check()).whyCase, (await named.post(`${other}/case`)).status]).toEqual(['names', 403])
    await locks(new Date(Date.now() + 3_600_000).toISOString())
    await post(`${other}/sign-in`, { loginId: from, password: testPassword })
    expect((await merge()).status).toBe(403)
    expect(await held(into)).toEqual([])
    await locks(new Date(Date.now() - 1000).toISOString())
    expect((await merge()).status).toBe(303)
  })

  test.each([
    ['a sign-in', 'it has a new password', 'update accounts set password_set_at = ? where candidate_id = ?'],
    ['a sign-in', 'its account is secured', 'update accounts set secured_at = ? where candidate_id = ?'],
    [
      'a sign-in',
      'its password is void',
      "update accounts set password_hash = '', created_at = ? where candidate_id = ?",
    ],
    [
      'a link',
      'it has a login',
      "insert into accounts (created_at, candidate_id, login_id, password_hash) values (?1, ?2, ?2, '')",
    ],
  ])('is proved by %s no longer where %s by then', async (by, _what, change) => {
    const { from, into, get, post, prove, check } = await pair({ '350-701': '2025-05-01' }, {})
    if (by === 'a link') await prove()
    else {
      await signIn(from)
      await post(`${other}/sign-in`, { loginId: from, password: testPassword })
    }
    const versions = JSON.stringify((await check()).factsVersions)
    await env.DB.prepare(change)
      .bind(new Date(Date.now() + 1000).toISOString(), from)
      .run()
    expect((await get(`${other}/check`)).headers.get('Location')).toBe(other)
    const sent = await post(`${other}/check`, { mine: 'yes', versions })
    expect([sent.headers.get('Location'), await held(into)]).toEqual([other, []])
  })

  test('is nobody else’s to prove: a link proves for who opens it signed in, and a proof is one session’s', async () => {
    const { from, mail, post, into } = await pair({ '350-701': '2025-05-01' }, {})
    await post(`${other}/link`, { emailOrId: mail })
    const link = linkIn(await mailTo(mail, 'Show that this record is yours'))
    expect((await visit(link)).status).toBe(303)
    expect((await postForm(link, {})).status).toBe(303)
    const elsewhere = await pair({}, {})
    expect((await elsewhere.get(`${other}/check`)).headers.get('Location')).toBe(other)
    // Their own record is none.
    await post(`${other}/link`, { emailOrId: into })
    expect((await mailsTo(`${into}@example.com`)).map(({ subject }) => subject)).not.toContain(
      'Show that this record is yours',
    )
    expect(await held(from)).toEqual(['SKIL-350-701'])
  })
})
