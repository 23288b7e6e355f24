import { expect, test } from 'vitest'
import { credits, factsOf, fee, pass } from '../../../../test/support/standing/facts.ts'
import { storyOf } from '../../../../test/support/reminder-story.ts'
import { program } from '../index.ts'

const fees = [2023, 2024, 2025, 2026].map((year) => fee(year, `${year}-01-05`))

test('who pays and learns enough is reminded of nothing', () => {
  const learnt = ['2023-09-01', '2024-09-01', '2025-09-01'].map((day) => credits(30, day, { category: 'A' }))
  const facts = factsOf(pass('G-100', '2023-05-10'), ...fees, ...learnt)
  expect(storyOf(program, facts, '2023-05-11', '2026-05-09').filter(({ on }) => on < '2026-01-01')).toEqual([])
})

test('who has too few points in a year reads by when, what is lacking, and how to make it good', () => {
  const facts = factsOf(pass('G-100', '2023-05-10'), ...fees, credits(20, '2023-09-01', { category: 'A' }))
  const story = storyOf(program, facts, '2023-05-11', '2025-12-31')
  expect(story.map(({ on, subject }) => `${on} ${subject}`)).toEqual([
    '2024-11-10 Guild Security Associate will be suspended after 2025-May-10',
    '2025-02-09 Guild Security Associate will be suspended after 2025-May-10',
    '2025-04-10 Guild Security Associate will be suspended after 2025-May-10',
    '2025-05-03 Guild Security Associate will be suspended after 2025-May-10',
    '2025-05-10 Guild Security Associate will be suspended after today',
    '2025-05-11 Guild Security Associate has been suspended since 2025-May-11',
    '2025-06-09 Guild Security Associate can be made active again until 2025-Aug-08',
    '2025-07-09 Guild Security Associate can be made active again until 2025-Aug-08',
    '2025-08-01 Guild Security Associate can be made active again until 2025-Aug-08',
    '2025-08-08 Today is the last day to make Guild Security Associate active again',
  ])
  expect(story[0]!.lines[0]).toMatch(
    /^Guild Security Associate will be suspended after 2025-May-10\. You can make it active again until 2025-Aug-08\. To keep it active: 15 .*year 2/,
  )
  expect(story[6]!.lines[0]).toMatch(/Otherwise it expires\. To make it active again: 15 points in year 2/)
})
