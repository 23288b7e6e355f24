import { expect, test } from 'vitest'
import { nearest } from './near-text.ts'
import './readable-failures.ts'

const filling = Array.from({ length: 200 }, (_, at) => `<li>Entry number ${at} of a list</li>`).join('')
const page = `<html><body><h1>Certifications</h1><p class="note">DECK expires on <time>2027-Feb-25</time>.</p>
  <ul>${filling}</ul><a href="/support?topic=kit">Ask about a kit</a></body></html>`

function failureOf(check: () => void): string {
  try {
    check()
  } catch (error) {
    return error instanceof Error && !Object.values(error).includes(page) ? error.message : 'the whole page'
  }
  return 'nothing failed'
}

test('a page that lacks a sentence is not shown, but what comes nearest to it', () => {
  const message = failureOf(() => expect(page).toContain('MATE expires on'))
  expect(message).toMatch(/does not say\n {2}“MATE expires on”\nIt says\n {2}DECK expires on 2027-Feb-25\./)
  expect(message.length).toBeLessThan(400)
  const pattern = failureOf(() => expect(page).toMatch(/DECK expires on <time>2028/))
  expect(pattern).toContain('DECK expires on')
  expect(pattern.length).toBeLessThan(700)
})

test('a page that says what it must not shows where', () => {
  const message = failureOf(() => expect(page).not.toContain('Entry number 77 '))
  expect(message).toMatch(/says\n {2}“Entry number 77 ”\nin … .*Entry number 77 of a list.* …$/)
  expect(message.length).toBeLessThan(300)
  expect(failureOf(() => expect(page).not.toMatch(/number 9\d/))).toContain('Entry number 90 of')
})

test('attributes are looked for among tags', () => {
  expect(nearest(page, 'href="/support?topic=order"')[0]).toContain('<a href="/support?topic=kit">')
  expect(nearest(page, 'zebra')).toEqual([])
})

test('what holds, holds as ever, and so does what is short or no text', () => {
  expect(page).toContain('Ask about a kit')
  expect(page).toMatch(/number 1\d of/g)
  expect(page).not.toContain('Nothing of it')
  expect(['one', 'two']).toContain('two')
  expect(failureOf(() => expect('short').toContain('long'))).toBe("expected 'short' to contain 'long'")
  expect(failureOf(() => expect(['one']).toContain('two'))).not.toBe('nothing failed')
})
