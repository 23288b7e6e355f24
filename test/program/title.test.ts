import { expect, test } from 'vitest'
import { defaultProgram } from '../../src/program/default-program.ts'
import { awardNameOf, shortNameOf, titleOf } from '../../src/program/title.ts'

test.each([
  ['CCNA', 'Cisco Certified Network Associate', 'CCNA (CCNA)'],
  ['CCENT', 'Cisco Certified Entry Networking Technician', 'CCENT (CCENT)'],
  ['CCNA-RS', 'CCNA Routing and Switching', 'CCNA Routing and Switching (CCNA)'],
  ['CCAR', 'Cisco Certified Architect', 'Cisco Certified Architect (CCAr)'],
  ['CCNP-ENT', 'CCNP Enterprise', 'CCNP Enterprise'],
  ['SPEC-350-401', 'Cisco Certified Specialist - Enterprise Core', 'Enterprise Core'],
  ['CCNA-AUTO', 'CCNA Automation', 'CCNA Automation'],
  ['CCNA-AUTO', 'Cisco Certified DevNet Associate', 'Cisco Certified DevNet Associate'],
  ['NOT-HERE', 'Something Else', 'Something Else'],
])('%s, named %s, is headed %s', (code, name, title) => {
  expect(titleOf(defaultProgram, code, name)).toBe(title)
})

test('a list leaves the abbreviation out', () => {
  expect(shortNameOf(defaultProgram, 'CCNA', 'Cisco Certified Network Associate')).toBe('CCNA')
  expect(shortNameOf(defaultProgram, 'CCNA-RS', 'CCNA Routing and Switching')).toBe('CCNA Routing and Switching')
})

test('a logo and a plaque carry the name of the award', () => {
  expect(awardNameOf(defaultProgram, 'CCIE-COLLAB', 'CCIE Collaboration')).toBe('CCIE Certification - Collaboration')
  const specialist = 'Cisco Certified Specialist - Enterprise Core'
  expect(awardNameOf(defaultProgram, 'SPEC-350-401', specialist)).toBe(specialist)
})
