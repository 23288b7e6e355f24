import { describe, expect, test } from 'vitest'
import { foreignLinksIn } from '../../src/core/announcements.ts'

const own = { origin: 'https://tracking.example.com', mailboxes: ['support@example.com'] }
const foreign = (text: string) => foreignLinksIn(text, own)

describe('links that lead elsewhere', () => {
  test.each([
    ['See https://evil.example/x.', 'https://evil.example/x'],
    ['See HTTPS://EVIL.EXAMPLE', 'HTTPS://EVIL.EXAMPLE'],
    ['See https://tracking.example.com.evil.example/', 'https://tracking.example.com.evil.example/'],
    ['See https://tracking.example.com@evil.example/', 'https://tracking.example.com@evil.example/'],
    ['See http://tracking.example.com/', 'http://tracking.example.com/'],
    ['See //evil.example/x', '//evil.example/x'],
    ['See www.evil.example', 'www.evil.example'],
    ['See evil.example/x', 'evil.example/x'],
    ['See evil.example', 'evil.example'],
    ['(evil.example)', 'evil.example'],
    ['почта.рф', 'почта.рф'],
    ['mailto:me@evil.example', 'mailto:me@evil.example'],
    ['Write to me@evil.example!', 'me@evil.example'],
    ['javascript:alert(1)', 'javascript:alert'],
    ['tel:+123', 'tel:+123'],
  ])('%s', (text, found) => expect(foreign(text)).toEqual([found]))

  test('are named once each, in order', () => {
    expect(foreign('b.example a.example b.example')).toEqual(['b.example', 'a.example'])
  })

  test.each([
    '',
    'The harbour moves on Monday. It opens at 9:30, e.g. for you, i.e. all.',
    'See https://tracking.example.com/certifications?sort=name, or https://tracking.example.com.',
    'Write to support@example.com.',
    'Version 2.0 costs $1.50 … really...',
    'a.m./p.m.',
  ])('are none in: %s', (text) => expect(foreign(text)).toEqual([]))

  test('are found in long nonsense as fast', () => {
    for (const text of ['a.'.repeat(50_000), 'a:'.repeat(50_000), '@'.repeat(100_000), '.'.repeat(100_000)])
      expect(foreign(text).length).toBeLessThan(2)
  })
})
