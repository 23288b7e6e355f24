import { expect, test } from 'vitest'
import { castIn } from './cast-in-output.ts'

test('what names somebody is noticed, what does not is not', () => {
  expect(castIn('fault for ada@example.com')).toBe('ada@example.com')
  expect(castIn('Person CSCO70000001')).toBe('Person CSCO70000001')
  expect(castIn('{"event":"fault","requestId":"1"}')).toBeUndefined()
})
