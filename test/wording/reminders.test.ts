import { describe, expect, test } from 'vitest'
import { addDays, addMonths, type Day } from '../../src/core/calendar.ts'
import { endBefore } from '../../src/core/reminders.ts'
import { holdingPeriods } from '../../src/core/standing/holdings.ts'
import { standing } from '../../src/core/standing/judge.ts'
import { type Ending, wordsOfReminder } from '../../src/wording/reminders.ts'
import { program as neutral } from '../programs/neutral/index.ts'

const nothing = { attempts: [], credits: [], grants: [], adjustments: [], agreements: [] }
type Facts = Parameters<typeof holdingPeriods>[1]
const passed = (exam: string, takenOn: Day) => ({
  registrationNumber: `${exam} ${takenOn}`,
  exam,
  grade: 'pass' as const,
  takenOn,
})
const credit = (points: number, activeOn: Day) => ({
  source: 'S',
  externalId: activeOn,
  hundredths: points * 100,
  activeOn,
  expiresOn: '2099-01-01',
  review: 'n/a' as const,
  category: '',
})

/** What somebody with these facts is reminded of on a day, of all that ends on another. */
function remind(facts: Facts, lastDay: Day, on: Day, isFar = false) {
  const periods = holdingPeriods(neutral, facts)
  const heldOn = (day: Day) => standing(neutral, 'X', facts, day).certifications
  const ends = periods.flatMap((period) => {
    const own = periods.filter(({ certification }) => certification === period.certification)
    return endBefore(own, period) ?? []
  })
  const endings = heldOn(on).flatMap((one) =>
    ends
      .filter((end) => end.certification === one.code && end.lastDay === lastDay)
      .map((end): Ending => {
        const after = heldOn(addDays(lastDay, 1)).find(({ code }) => code === one.code)
        return { end, isFar, standing: one, after }
      }),
  )
  return wordsOfReminder(neutral, endings, on)
}

describe('a reminder', () => {
  const first = '2023-05-10'
  const last = addMonths(first, 36)
  const deck = { ...nothing, attempts: [passed('200-301', first)] }

  test('names the closest ways first, with what counts already', () => {
    const facts = { ...deck, credits: [credit(10, '2024-01-01')] }
    const { subject, lines, next } = remind(facts, last, addDays(last, -30))
    expect(subject).toBe('DECK expires on 2026-May-10')
    expect(lines[0]).toBe(
      [
        'DECK expires on 2026-May-10. Any one of these is enough to renew it:',
        '– 20 more CE credits (you have 10 of 30)',
        '– one exam, deckhand level or higher',
      ].join('\n'),
    )
    expect(next).toEqual({ text: 'See DECK', href: '/certifications/DECK' })
  })

  test('is one friendly line where it is far', () => {
    expect(remind(deck, last, addMonths(last, -12), true).lines[0]).toMatch(
      /^DECK expires on 2026-May-10\. There’s plenty of time\. The closest way to renew it: [^\n]+\.$/,
    )
  })

  test('says today, and what earns it again afterwards', () => {
    expect(remind(deck, last, last).subject).toBe('DECK expires today')
    expect(remind(deck, last, addDays(last, 1))).toMatchObject({
      subject: 'DECK expired on 2026-May-10',
      lines: expect.arrayContaining(['DECK expired on 2026-May-10. To earn it again: exam 200-301.']) as string[],
    })
  })

  test('says once how several are renewed, where renewing one extends the others', () => {
    const facts = {
      ...nothing,
      attempts: [passed('200-301', first), passed('350-401', first), passed('300-410', first)],
    }
    const { subject, lines, next } = remind(facts, last, addDays(last, -90))
    expect(subject).toMatch(/^MATE Enterprise and 3 others expire on 2026-May-10$/)
    expect(lines.filter((line) => line.includes('expires on'))).toHaveLength(1)
    expect(lines[0]).toMatch(/Renewing it also extends .+ and DECK\.$/)
    expect(next.href).toBe('/certifications')
  })

  test('says until when a suspension can be made good, and that it expires otherwise', () => {
    const facts = { ...nothing, grants: [{ id: 'G', certification: 'CAPT-EI', grantedOn: '2015-03-15' }] }
    expect(remind(facts, '2017-03-15', '2017-03-01').subject).toBe(
      'CAPT Enterprise Infrastructure will be suspended after 2017-Mar-15',
    )
    expect(remind(facts, '2017-03-15', '2017-03-16').lines[0]).toMatch(
      /^CAPT Enterprise Infrastructure has been suspended since 2017-Mar-16\. You can make it active again until 2018-Mar-15\./,
    )
    expect(remind(facts, '2018-03-15', '2018-03-08').lines[0]).toMatch(
      /^CAPT Enterprise Infrastructure can be made active again until 2018-Mar-15\. Otherwise it expires\. To make it active again: /,
    )
  })
})
