import { expect, test } from 'vitest'
import { reasonsIn } from '../../../src/core/events/reasons.ts'
import type { CandidateRecord } from '../../../src/core/record.ts'
import type { HistoryLine } from '../../../src/core/standing/standing.ts'
import { wordsOfEvent } from '../../../src/wording/events.ts'
import { program } from '../../programs/neutral/index.ts'

const record: CandidateRecord = { attempts: [], credits: [], grants: [], adjustments: [], agreements: [] }
const history: readonly HistoryLine[] = [
  { on: '2026-03-01', event: 'suspended', by: [{ ban: 'B-1' }], until: '2027-01-01' },
  { on: '2026-05-01', event: 'reinstated', by: [{ ban: 'B-1' }], until: '2027-01-01' },
]
const code = program.certifications[0]!.code
const active = {
  status: 'active',
  firstEarnedOn: '2024-01-01',
  activeOn: '2024-01-01',
  expiresOn: '2027-01-01',
} as const
const suspended = { ...active, status: 'suspended' } as const

test('a ban is told as a suspension by the program, and no more is said of it', () => {
  const reasons = reasonsIn('suspended', history, record, '2026-03-01')
  expect(reasons).toEqual([{ by: 'program' }])
  const event = { kind: 'suspended', certification: code, was: active, is: suspended, reasons } as const
  expect(wordsOfEvent(program, event, '2026-03-01').more[0]).toBe('It was suspended by the program.')
})

test('its end is told as the end of a suspension', () => {
  const reasons = reasonsIn('lifted', history, record, '2026-05-01')
  const event = { kind: 'lifted', certification: code, was: suspended, is: active, reasons } as const
  const { said, more } = wordsOfEvent(program, event, '2026-05-01')
  expect(said).toMatch(/ is active again$/)
  expect(more).toEqual(['Its suspension ended.', 'It expires on 2027-Jan-01.'])
})
