import { env } from 'cloudflare:workers'
import { describe, expect, test } from 'vitest'
import { fullName } from '../../src/core/person-name.ts'
import { program as neutral } from '../programs/neutral/index.ts'
import { takeInRows } from '../support/candidates.ts'
import { mailsTo } from '../support/mail.ts'
import { newCandidate, newCandidateId, origin, postForm } from '../support/site.ts'
import { signIn, signInByForm, visit } from '../support/site.ts'

const path = '/personal-info/name'
const proof = new File(['%PDF-1.7\n'], 'marriage.pdf')

async function newPerson() {
  const id = await newCandidate()
  const Cookie = await signIn(id)
  const ask = (fields: Record<string, string>, file: File | undefined = proof) => {
    const body = new FormData()
    for (const [name, value] of Object.entries(fields)) body.set(name, value)
    if (file) body.set('file', file)
    const bytes = new Request(origin, { method: 'POST', body })
    return bytes.arrayBuffer().then((content) =>
      visit(path, {
        method: 'POST',
        body: content,
        headers: {
          Cookie,
          Origin: origin,
          'Content-Type': bytes.headers.get('Content-Type')!,
          'Content-Length': String(content.byteLength),
        },
      }),
    )
  }
  return { id, Cookie, ask }
}

const casesOf = async (id: string) =>
  (await env.DB.prepare('select topic, message, reply_to, file_name from cases where candidate_id = ?').bind(id).all())
    .results

describe('a request to correct the name', () => {
  test('becomes a support case with the old name, the new one, the reason and the proof', async () => {
    const { id, Cookie, ask } = await newPerson()
    expect(await (await visit(path, { headers: { Cookie } })).text()).toContain(`Your name on file is Person ${id}.`)
    const answer = await ask({
      firstName: 'Ana',
      lastName: `Person ${id}b`,
      localizedFirstName: '',
      localizedLastName: '',
      reason: 'Marriage',
    })
    expect(answer.status).toBe(303)
    expect(answer.headers.get('Location')).toMatch(/^\/support\/received\/\w{10}$/)
    const [only, ...others] = await casesOf(id)
    expect(others).toEqual([])
    expect(only).toMatchObject({ topic: 'name', reply_to: `${id}@example.com`, file_name: 'marriage.pdf' })
    expect(only!.message).toBe(
      [
        `Name on file: Person ${id}`,
        `New name: Ana Person ${id}b (first: Ana, last: Person ${id}b)`,
        'In their own script: not given',
        'Reason: Marriage',
      ].join('\n'),
    )
    expect((await mailsTo(`${id}@example.com`)).map(({ subject }) => subject)).toContain('Your support case')
    expect((await mailsTo(neutral.operator.supportEmail)).some(({ text }) => text.includes(`Person ${id}b`))).toBe(true)
  })

  test('begins with the name as it stands, and is refused where nothing of it is changed', async () => {
    const { id, Cookie, ask } = await newPerson()
    const html = await (await visit(path, { headers: { Cookie } })).text()
    const filledIn = (name: string) =>
      new RegExp(`<input (?=[^>]*name="${name}")[^>]*value="([^"]*)"`).exec(html)?.[1] ?? ''
    const asItStands = { firstName: filledIn('firstName'), lastName: filledIn('lastName') }
    expect(asItStands).toEqual({ firstName: '', lastName: `Person ${id}` })
    const answer = await ask({ ...asItStands, reason: 'Marriage' })
    expect([answer.status, (await answer.text()).includes('This is the name on file.')]).toEqual([422, true])
    expect(await casesOf(id)).toEqual([])
    expect((await ask({ ...asItStands, firstName: 'Ana', reason: 'Marriage' })).status).toBe(303)
  })

  test('may name somebody with one name', async () => {
    const { id, ask } = await newPerson()
    expect((await ask({ lastName: 'Suharto', reason: 'One name' })).status).toBe(303)
    expect((await casesOf(id))[0]!.message).toContain('New name: Suharto (first: none, last: Suharto)')
  })

  test.each([
    ['without a last name', { reason: 'x' }, proof, 'Enter your last name.'],
    ['without a reason', { lastName: 'X' }, proof, 'Tell us why the name should change.'],
    ['without a proof', { lastName: 'X', reason: 'x' }, undefined, 'Choose a file that shows the new name.'],
    [
      'with a proof that is none',
      { lastName: 'X', reason: 'x' },
      new File(['<html>'], 'x.pdf'),
      'Choose a PDF, JPEG or PNG file.',
    ],
    ['of a name too long', { lastName: 'x'.repeat(10_000), reason: 'x' }, proof, 'Use at most 200 characters.'],
  ])('comes back %s', async (_, fields, file, sentence) => {
    const { id, ask } = await newPerson()
    const answer = await ask(fields as Record<string, string>, file ?? new File([], ''))
    expect([answer.status, (await answer.text()).includes(sentence)]).toEqual([422, true])
    expect(await casesOf(id)).toEqual([])
  })

  test('is not taken for three days after a mapping by score report', async () => {
    const { id, ask } = await newPerson()
    await env.DB.prepare("update accounts set locked_until = '2099-01-01T00:00:00.000Z' where candidate_id = ?")
      .bind(id)
      .run()
    expect((await ask({ lastName: 'X', reason: 'x' })).status).toBe(422)
    expect(await casesOf(id)).toEqual([])
  })
})

test.each([
  [{ first: 'Ada', last: 'Nowak' }, 'Ada Nowak'],
  [{ first: 'くれお', last: '田中' }, '田中 くれお'],
  [{ first: '', last: 'Suharto' }, 'Suharto'],
  [{ first: '', last: '' }, ''],
])('the name of %j is written %s', (name, written) => {
  expect(fullName(name, ['Han', 'Hiragana', 'Katakana', 'Hangul'])).toBe(written)
})

test('a case about one thing in a record opens with it filled in, and escaped', async () => {
  const html = await (await visit('/support?topic=wrong&about=%22%3E%3Cb%3E')).text()
  expect(html).toContain('value="&quot;&gt;&lt;b&gt;"')
  expect(html).toMatch(/<option value="wrong" selected/)
})

test('a name with line breaks, overrides and hidden signs is clean on pages and in mails, and kept as it was sent', async () => {
  const id = newCandidateId()
  const first = 'Zo\u200bë\u202e'
  const rows = `candidate_id,first_name,last_name,email\n${id},${first},No\u200cwak,${id}@example.com\n`
  await takeInRows('candidates', rows)
  const Cookie = await signInByForm(id)
  const html = await (await visit('/personal-info/name', { headers: { Cookie } })).text()
  expect(html).toContain('Zoë Nowak')
  await postForm('/first-time/email', { email: `${id}@example.com` })
  await expect.poll(async () => (await mailsTo(`${id}@example.com`)).length).toBeGreaterThan(1)
  for (const { text, subject } of await mailsTo(`${id}@example.com`)) {
    expect(subject + text).not.toMatch(/\p{Bidi_Control}|[\u200b\u200c]/u)
    expect(text).toContain('Zoë Nowak')
  }
  const kept = env.DB.prepare('select first_name, last_name from candidates where id = ?').bind(id)
  expect(await kept.first()).toEqual({ first_name: first, last_name: 'No\u200cwak' })
})
