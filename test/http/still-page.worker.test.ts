import { expect, test } from 'vitest'
import { newCandidate, signIn, visit } from '../support/site.ts'

const html = async (path: string, Cookie?: string) => (await visit(path, { headers: Cookie ? { Cookie } : {} })).text()

test.each([
  '/privacy',
  '/terms',
  '/accessibility',
  '/user-guide',
  '/user-guide/transcripts',
  '/achievements/DECK',
  '/sign-in',
])('%s says the same again, and what is around it is right for whoever looks', async (path) => {
  const first = await html(path)
  expect(await html(path)).toBe(first)
  const Cookie = await signIn(await newCandidate())
  const own = await html(path, Cookie)
  if (path !== '/sign-in') expect(own).toContain('href="/home">Home</a>')
  expect(await html(path)).toBe(first)
  expect(first).not.toContain('href="/home">Home</a>')
})

test('pages of one kind are not mixed up', async () => {
  const [one, other] = [await html('/achievements/DECK'), await html('/achievements/MATE-ENT')]
  expect(one).not.toBe(other)
  expect(await html('/achievements/DECK')).toBe(one)
})

test('where a sign-in leads to is not kept', async () => {
  expect(await html('/sign-in?next=/testing-history/exams')).toContain('value="/testing-history/exams"')
  expect(await html('/sign-in')).not.toContain('/testing-history/exams')
})
