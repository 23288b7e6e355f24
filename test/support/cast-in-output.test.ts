import { expect, test } from 'vitest'
import { castIn } from './cast-in-output.ts'

test('what names somebody is noticed, what does not is not', () => {
  expect(castIn('fault for ada@example.com')).toBe('ada@example.com')
  expect(castIn('Person HARB70000001')).toBe('Person HARB70000001')
  expect(castIn('a mail to harb70000001@example.com')).toBe('harb70000001@example.com')
  expect(castIn('{"event":"fault","requestId":"1"}')).toBeUndefined()
})
