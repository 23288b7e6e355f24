import { expect, test } from 'vitest'
import { program as defaultProgram } from '../index.ts'
import { listTitleOf, shortNameOf, titleOf } from '../../../program/title.ts'

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

test('a list says nothing twice', () => {
  expect(listTitleOf(defaultProgram, 'CCNA', 'Cisco Certified Network Associate')).toBe('CCNA')
  expect(listTitleOf(defaultProgram, 'CCNA-RS', 'CCNA Routing and Switching')).toBe('CCNA Routing and Switching (CCNA)')
})

test('a breadcrumb leaves the abbreviation out', () => {
  expect(shortNameOf(defaultProgram, 'CCNA', 'Cisco Certified Network Associate')).toBe('CCNA')
  expect(shortNameOf(defaultProgram, 'CCNA-RS', 'CCNA Routing and Switching')).toBe('CCNA Routing and Switching')
})
