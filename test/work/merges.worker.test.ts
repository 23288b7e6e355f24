import { env } from 'cloudflare:workers'
import { getTableConfig, type SQLiteTable } from 'drizzle-orm/sqlite-core'
import { beforeAll, describe, expect, test } from 'vitest'
import { personTables } from '../../src/data/person-tables.ts'
import { rebuildHoldings } from '../../src/work/holdings/rebuild.ts'
import { program as neutral } from '../programs/neutral/index.ts'
import { takeInRows } from '../support/candidates.ts'
import { watchMail } from '../support/mail.ts'
import { addRow, mergeTwo, partTwo, rowsOf, versionsOf } from '../support/merges.ts'
import { db, newCandidate, newToken, postForm, signIn, testPassword, visit } from '../support/site.ts'

let token: string

beforeAll(async () => {
  watchMail()
  token = await newToken()
})

async function standingOf(id: string, query = '') {
  const answer = await visit(`/api/v1/candidates/${id}/standing${query}`, {
    headers: { Authorization: `Bearer ${token}` },
  })
  const { candidate, certifications } = await answer.json<{
    candidate: string
    certifications: { code: string; status: string }[]
  }>()
  const held = certifications.filter(({ status }) => status !== 'in-progress')
  return [candidate, ...held.map(({ code, status }) => `${code} ${status}`)]
}

async function heldBy(id: string) {
  const found = await env.DB.prepare(
    "select distinct certification from holdings where candidate_id = ? and status = 'active' order by 1",
  )
    .bind(id)
    .all<{ certification: string }>()
  return found.results.map(({ certification }) => certification)
}

const codesOf = async (id: string) =>
  (
    await env.DB.prepare('select code from codes where candidate_id = ? order by code').bind(id).all<{ code: string }>()
  ).results.map(({ code }) => code)

async function rebuilt(...ids: readonly string[]) {
  const all = await Promise.all(ids.map((id) => rebuildHoldings(db, neutral, `HARB${String(Number(id.slice(4)) - 1)}`)))
  return all.flatMap(({ gone, written, activities }) => [
    ...[...gone, ...written].filter(({ candidateId }) => ids.includes(candidateId)),
    ...(activities > 0 ? ['activities'] : []),
  ])
}

const credit = (id: string, key: string) =>
  takeInRows(
    'creq',
    `external_id,candidate_id,name,provider_name,points,active_on\n${key},${id},Knots,Harbour,5,2026-02-01\n`,
  )

const pass = (id: string, exam: string, key: string) =>
  takeInRows(
    'exams',
    `registration_number,candidate_id,exam_code,grade,taken_on\n${key},${id},${exam},pass,2026-02-01\n`,
  )

describe('Two merged records', () => {
  test('hold together what one record of all facts holds, and are two again after an undo', async () => {
    const [from, into] = [
      await newCandidate({ '350-701': '2025-05-01' }),
      await newCandidate({ '300-710': '2025-06-01' }),
    ]
    const before = new Date().toISOString()
    expect(await heldBy(into)).toEqual(['SKIL-300-710'])
    expect(await mergeTwo(from, into)).toHaveProperty('id')
    expect(await heldBy(into)).toEqual(['MATE-SEC', 'SKIL-300-710', 'SKIL-350-701'])
    expect(await heldBy(from)).toEqual([])
    expect(await standingOf(from)).toEqual(await standingOf(into))
    const reads = env.DB.prepare('select count(*) as n from record_reads where candidate_id = ?')
    expect([await reads.bind(from).first('n'), await reads.bind(into).first('n')]).toEqual([0, 2])
    expect(await standingOf(from, `?known=${before}`)).toEqual([from, 'SKIL-350-701 active'])
    expect(await standingOf(into, `?known=${before}`)).toEqual([into, 'SKIL-300-710 active'])
    expect(await rebuilt(from, into)).toEqual([])

    expect(await partTwo(from)).toBe('done')
    expect([await heldBy(from), await heldBy(into)]).toEqual([['SKIL-350-701'], ['SKIL-300-710']])
    expect(await standingOf(from)).toEqual([from, 'SKIL-350-701 active'])
    expect(await rebuilt(from, into)).toEqual([])
  })

  test('take in what comes for either id, and after an undo each has what names it', async () => {
    const [from, into] = [await newCandidate({ '200-301': '2025-05-01' }), await newCandidate()]
    await credit(from, `E1${from}`)
    await mergeTwo(from, into)
    await pass(from, '350-401', `L1${from}`)
    await pass(into, '300-410', `L2${from}`)
    await credit(from, `E2${from}`)
    await takeInRows(
      'certificates',
      `verification_code,candidate_id,certification,issued_on\nOLD${from},${from},DECK,2025-05-01\n`,
    )
    // The same exam under the other id is no move to another person.
    await pass(into, '350-401', `L1${from}`)
    const held = await env.DB.prepare('select key from held_rows where key = ?').bind(`L1${from}`).all()
    expect(held.results).toEqual([])
    expect(await heldBy(into)).toEqual(['DECK', 'MATE-ENT', 'SKIL-300-410', 'SKIL-350-401'])
    const listed = (id: string) =>
      env.DB.prepare('select count(*) as n from activities where candidate_id = ?').bind(id).first<number>('n')
    expect([await listed(from), await listed(into)]).toEqual([0, 2])
    expect(await codesOf(into)).toContain(`OLD${from}`)
    expect(await rebuilt(from, into)).toEqual([])

    await partTwo(from)
    expect(await heldBy(from)).toEqual(['DECK'])
    expect(await heldBy(into)).toEqual(['MATE-ENT', 'SKIL-300-410', 'SKIL-350-401'])
    expect([await listed(from), await listed(into)]).toEqual([2, 0])
    expect(await codesOf(from)).toContain(`OLD${from}`)
    expect(await rebuilt(from, into)).toEqual([])
  })

  test('keep their codes: both verify under the one person, and each is its own again', async () => {
    const [from, into] = [
      await newCandidate({ '200-301': '2025-05-01' }),
      await newCandidate({ '200-301': '2025-06-01' }),
    ]
    const [[other], [own]] = [await codesOf(from), await codesOf(into)]
    await mergeTwo(from, into)
    expect(await codesOf(into)).toEqual([other, own].sort())
    const verified = async (code: string | undefined) =>
      (await visit(`/verify/${code}`, { headers: { Accept: 'application/json' } })).json<{ earnedOn: string }>()
    expect(await verified(other)).toMatchObject({ valid: true, earnedOn: '2025-05-01' })
    expect(await verified(own)).toMatchObject({ valid: true, earnedOn: '2025-05-01' })
    await partTwo(from)
    expect([await codesOf(from), await codesOf(into)]).toEqual([[other], [own]])
    expect(await verified(own)).toMatchObject({ valid: true, earnedOn: '2025-06-01' })
  })

  test('move every row that moves, and give it back: nothing else is changed by a merge and its undo', async () => {
    const [from, into] = [
      await newCandidate({ '200-301': '2025-05-01' }),
      await newCandidate({ '200-301': '2025-06-01' }),
    ]
    await signIn(from)
    await signIn(into)
    const moving = Object.values(personTables).filter(({ merge }) => merge === 'moves')
    for (const { table } of moving) {
      await addRow(table as SQLiteTable, from)
      await addRow(table as SQLiteTable, into)
    }
    const noSessions = async () => {
      const { sessions: _ended, known_browsers: _gone, ...rest } = await rowsOf(from, into)
      return rest
    }
    const before = await noSessions()
    await mergeTwo(from, into)
    const merged = await rowsOf(from)
    expect(
      moving.map(({ table }) => getTableConfig(table as SQLiteTable).name).filter((name) => merged[name]?.length),
    ).toEqual([])
    await partTwo(from)
    expect(await noSessions()).toEqual(before)
  })

  test('are merged once, whoever is faster, and never in a chain or a ring', async () => {
    const [a, b, c] = [await newCandidate(), await newCandidate(), await newCandidate()]
    const [ab, ba, bc] = [await versionsOf(a, b), await versionsOf(b, a), await versionsOf(b, c)]
    const answers = await Promise.all([mergeTwo(a, b, ab), mergeTwo(b, a, ba), mergeTwo(b, c, bc), mergeTwo(a, b, ab)])
    expect(answers.filter((one) => typeof one === 'object')).toHaveLength(1)
    const found = await env.DB.prepare(
      "select key, candidate_id from facts where kind = 'aliases' and taken_back < 2 and candidate_id in (?, ?, ?)",
    )
      .bind(a, b, c)
      .all()
    expect(found.results).toHaveLength(1)

    const [d, e, f] = [await newCandidate(), await newCandidate(), await newCandidate()]
    await mergeTwo(d, e)
    for (const [one, other] of [
      [d, e],
      [e, d],
      [e, f],
      [f, d],
    ] as const)
      expect(await mergeTwo(one, other)).toBe('chained')
    expect(await mergeTwo(f, e)).toHaveProperty('id')
    expect(await mergeTwo(f, f)).toBe('gone')
    expect(await mergeTwo('HARB00000000', e)).toBe('gone')
  })

  test('stay merged while they are being erased', async () => {
    const [from, into] = [await newCandidate(), await newCandidate()]
    await mergeTwo(from, into)
    const erasing = env.DB.prepare(
      "insert into erasures (candidate_id, state, reason, asked_at, asked_by, facts_version, step) values (?, 'running', 'request', '', '', 0, 'journal')",
    )
    await erasing.bind(into).run()
    expect(await partTwo(from)).toBe('moved')
    await env.DB.prepare('delete from erasures where candidate_id = ?').bind(into).run()
    expect(await partTwo(from)).toBe('done')
  })

  test('do not merge a record that has changed since it was looked at', async () => {
    const [from, into] = [await newCandidate(), await newCandidate()]
    const looked = await versionsOf(from, into)
    await pass(from, '200-301', `C${from}`)
    expect(await mergeTwo(from, into, looked)).toBe('moved')
    expect(await heldBy(from)).toEqual(['DECK'])
  })

  test('sign in by both login IDs with the password of the record that stays', async () => {
    const [from, into] = [await newCandidate({ '200-301': '2025-05-01' }), await newCandidate()]
    const cookie = await signIn(from)
    await signIn(into)
    await env.DB.prepare("update accounts set password_hash = '' where candidate_id = ?").bind(from).run()
    await mergeTwo(from, into)
    expect((await visit('/home', { headers: { Cookie: cookie } })).status).toBe(303)
    const signedIn = async (loginId: string) => {
      const answer = await postForm('/sign-in', { loginId, password: testPassword })
      return [answer.status, answer.headers.getSetCookie().length > 1]
    }
    expect(await signedIn(from)).toEqual([303, true])
    expect(await signedIn(into)).toEqual([303, true])
    await partTwo(from)
    expect((await signedIn(from))[0]).toBe(422)
  })

  test('take over the login where the record that stays has none', async () => {
    const [from, into] = [await newCandidate(), await newCandidate()]
    await signIn(from)
    await mergeTwo(from, into)
    const owner = () =>
      env.DB.prepare('select candidate_id from accounts where login_id = ?').bind(from).first('candidate_id')
    expect(await owner()).toBe(into)
    expect((await postForm('/sign-in', { loginId: from, password: testPassword })).status).toBe(303)
    await partTwo(from)
    expect(await owner()).toBe(from)
  })

  test('get no second first kit of one certification; one that waits for the printer is cancelled', async () => {
    const [from, into] = [
      await newCandidate({ '200-301': '2025-05-01' }),
      await newCandidate({ '200-301': '2025-06-01' }),
    ]
    const add = (id: string, state: string) =>
      env.DB.prepare(
        "insert into items (id, order_id, candidate_id, kit, certification, name, cents, initial_of, is_first, state) values (?, ?, ?, 'certificate', 'DECK', 'Deckhand', 0, 'DECK', 1, ?)",
      )
        .bind(`I${id}`, `O${id}`, id, state)
        .run()
    await add(from, 'queued')
    await add(into, 'complete')
    await mergeTwo(from, into)
    const kits = async () =>
      (
        await env.DB.prepare('select candidate_id, state, initial_of from items where id in (?, ?) order by id = ?')
          .bind(`I${from}`, `I${into}`, `I${into}`)
          .all()
      ).results
    expect(await kits()).toEqual([
      { candidate_id: into, state: 'cancelled', initial_of: null },
      { candidate_id: into, state: 'complete', initial_of: 'DECK' },
    ])
    await partTwo(from)
    expect(await kits()).toEqual([
      { candidate_id: from, state: 'queued', initial_of: 'DECK' },
      { candidate_id: into, state: 'complete', initial_of: 'DECK' },
    ])
  })

  test('answer the program’s questions by the stricter answer, until they are answered again', async () => {
    const [from, into] = [await newCandidate(), await newCandidate()]
    const question = neutral.questions[0]!.code
    const say = (id: string, answer: string, at: string) =>
      env.DB.prepare('insert into answers (candidate_id, question, answer, answered_at) values (?, ?, ?, ?)')
        .bind(id, question, answer, at)
        .run()
    const last = (id: string) =>
      env.DB.prepare('select answer from answers where candidate_id = ? and question = ? order by answered_at desc')
        .bind(id, question)
        .first('answer')
    await say(from, 'no', '2026-01-01T00:00:00.000Z')
    await say(into, 'yes', '2026-02-01T00:00:00.000Z')
    await mergeTwo(from, into)
    expect(await last(into)).toBe('no')
    await partTwo(from)
    expect(await last(into)).toBe('yes')
    await mergeTwo(into, from)
    expect(await last(from)).toBe('no')
  })

  test('keep the signed badges of both, also of one certification: the pages of both say what the person holds', async () => {
    const [from, into] = [
      await newCandidate({ '200-301': '2025-05-01' }),
      await newCandidate({ '200-301': '2025-06-01' }),
    ]
    const badge = async (id: string) => {
      const Cookie = await signIn(id)
      const answer = await visit('/digital-badges', { headers: { Cookie, Accept: 'application/json' } })
      const { badges } = await answer.json<{ badges: { id: string }[] }>()
      return badges[0]!.id
    }
    const [theirs, own] = [await badge(from), await badge(into)]
    const stateOf = async (id: string) =>
      (await visit(`/badges/${id}/state.json`)).json<{ state: string; end: string | null }>()
    await mergeTwo(from, into)
    expect((await stateOf(theirs)).state).toBe('active')
    expect(await stateOf(theirs)).toMatchObject({ end: (await stateOf(own)).end })
    expect(await rebuilt(from, into)).toEqual([])
    await pass(from, '350-401', `B${from}`)
    expect((await stateOf(theirs)).state).toBe('active')
    await partTwo(from)
    const owners = await env.DB.prepare('select id, candidate_id from badges where id in (?, ?)')
      .bind(theirs, own)
      .all()
    expect(owners.results).toHaveLength(2)
    expect(owners.results).toEqual(
      expect.arrayContaining([
        { id: theirs, candidate_id: from },
        { id: own, candidate_id: into },
      ]),
    )
  })
})
