import { env } from 'cloudflare:workers'
import { describe, expect, test } from 'vitest'
import { program as neutral } from '../programs/neutral/index.ts'
import { mailsTo } from '../support/mail.ts'
import { siteOf, today, tomorrow, yesterday } from '../support/own-site.ts'
import { newCandidate, postForm, signIn } from '../support/site.ts'

const path = '/personal-info/settings'
const five = Object.fromEntries(neutral.questions.map(({ code }) => [code, 'yes']))

/** The default program, with a sixth question from a day on. */
function siteWithSixth(from: string | undefined) {
  const sixth = { code: 'mentor', title: 'Mentors', text: ['Would you help others to prepare?'], ...(from && { from }) }
  const { read, post } = siteOf({ ...neutral, questions: [...neutral.questions, sixth] })
  return { read, post: (fields: Record<string, string>, Cookie: string) => post(path, fields, Cookie) }
}

/** Somebody who has answered the five questions there were. */
async function newPerson() {
  const id = await newCandidate()
  const Cookie = await signIn(id)
  await postForm(path, five, { Cookie })
  return { id, Cookie }
}

const answersOf = async (id: string) => {
  const found = await env.DB.prepare('select question, answer from answers where candidate_id = ?')
    .bind(id)
    .all<{ question: string; answer: string }>()
  return Object.fromEntries(found.results.map(({ question, answer }) => [question, answer]))
}

describe('a sixth question', () => {
  test.each([
    ['the day before its first', tomorrow, false],
    ['on its first day', today, true],
    ['the day after', yesterday, true],
    ['without a first day', undefined, true],
  ])('%s', async (_, from, isAsked) => {
    const { Cookie } = await newPerson()
    const site = siteWithSixth(from)
    const [home, settings] = [await site.read('/home', Cookie), await site.read(path, Cookie)]
    expect(home.includes('Answer 1 question')).toBe(isAsked)
    expect(settings.includes('Would you help others to prepare?')).toBe(isAsked)
    expect(settings).toContain(isAsked ? 'Answer 1 more question.' : 'You’ve answered all questions.')
  })

  test('that is not answered keeps the other five, and what they change', async () => {
    const { id, Cookie } = await newPerson()
    const site = siteWithSixth(today)
    const answer = await site.post({ ...five, verification: 'no' }, Cookie)
    const html = await answer.text()
    expect(answer.status).toBe(422)
    expect(html).toContain('Mentors: Choose Yes or No.')
    expect(html).toContain('All pages about you that others could open are now closed.')
    expect(html).toMatch(/name="verification" value="no" checked/)
    const subjects = (await mailsTo(`${id}@example.com`)).map(({ subject }) => subject)
    expect(subjects.filter((subject) => subject === 'Your answer about verification was changed')).toHaveLength(1)

    const kept = await site.post({ ...five, verification: 'no', mentor: 'yes' }, Cookie)
    expect(kept.status).toBe(303)
    expect(await answersOf(id)).toMatchObject({ employee: 'yes', mentor: 'yes' })
    expect(await site.read('/home', Cookie)).not.toContain('Answer 1 question')
  })

  test('is not taken before its first day, whatever is sent', async () => {
    const { id, Cookie } = await newPerson()
    expect((await siteWithSixth(tomorrow).post({ ...five, mentor: 'yes' }, Cookie)).status).toBe(303)
    expect(await answersOf(id)).not.toHaveProperty('mentor')
  })
})
