import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { addDays, dayOf } from '../../src/core/calendar.ts'
import { endOfDay, startOfDay } from '../../src/core/zoned-days.ts'

const settings = { seed: 20_261_130, numRuns: 300 }
const zones = [
  'Pacific/Apia',
  'America/Sao_Paulo',
  'Asia/Kolkata',
  'Asia/Kathmandu',
  'Pacific/Kiritimati',
  'Pacific/Chatham',
  'Etc/GMT+12',
  'America/Los_Angeles',
  'Australia/Lord_Howe',
  'Africa/Cairo',
  'Europe/Lisbon',
  'UTC',
]
/** From 1990 to 2060: years whose rules are known, and those that go on by today's. */
const someDay = fc.integer({ min: 7305, max: 33_237 }).map((days) => addDays('1970-01-01', days))
/** The days that zones left out when they crossed the date line. */
const isSkipped = (day: string, zone: string) =>
  (zone === 'Pacific/Apia' && day === '2011-12-30') || (zone === 'Pacific/Kiritimati' && day === '1994-12-31')
const shifted = (moment: string, seconds: number) => new Date(Date.parse(moment) + seconds * 1000)

/** What a clock on a wall shows, by the language's own reading of zones. */
const clock = (moment: string, timeZone: string) =>
  new Intl.DateTimeFormat('en-GB', { timeZone, dateStyle: 'short', timeStyle: 'medium' }).format(Date.parse(moment))

describe('a day in a time zone', () => {
  test.each<[day: string, zone: string, start: string, end: string]>([
    ['2026-11-30', 'UTC', '2026-11-30T00:00:00Z', '2026-11-30T23:59:59Z'],
    ['2026-11-30', 'America/Los_Angeles', '2026-11-30T08:00:00Z', '2026-12-01T07:59:59Z'],
    ['2026-11-30', 'Asia/Kolkata', '2026-11-29T18:30:00Z', '2026-11-30T18:29:59Z'],
    ['2026-11-30', 'Pacific/Kiritimati', '2026-11-29T10:00:00Z', '2026-11-30T09:59:59Z'],
    // Clocks went from 23:59:59 to 01:00, and from 23:59:59 back to 23:00.
    ['2018-11-04', 'America/Sao_Paulo', '2018-11-04T03:00:00Z', '2018-11-05T01:59:59Z'],
    ['2018-02-17', 'America/Sao_Paulo', '2018-02-17T02:00:00Z', '2018-02-18T02:59:59Z'],
    // The island crossed the date line and left out the thirtieth.
    ['2011-12-29', 'Pacific/Apia', '2011-12-29T10:00:00Z', '2011-12-30T09:59:59Z'],
    ['2011-12-31', 'Pacific/Apia', '2011-12-30T10:00:00Z', '2011-12-31T09:59:59Z'],
  ])('%s in %s', (day, zone, start, end) => {
    expect([startOfDay(day, zone), endOfDay(day, zone)]).toEqual([start, end])
  })

  test.each(zones)('starts with its first second and ends with its last: %s', (zone) => {
    fc.assert(
      fc.property(someDay, (day) => {
        if (isSkipped(day, zone)) return
        const [start, end] = [startOfDay(day, zone), endOfDay(day, zone)]
        expect([dayOf(start, zone), dayOf(end, zone)]).toEqual([day, day])
        expect(dayOf(shifted(start, -1), zone) < day).toBe(true)
        expect(dayOf(shifted(end, 1), zone) > day).toBe(true)
        expect(clock(end, zone)).toMatch(/23:59:59$/)
      }),
      settings,
    )
  })

  test.each(zones)('follows the one before without a gap: %s', (zone) => {
    fc.assert(
      fc.property(someDay, (day) => {
        expect(shifted(endOfDay(day, zone), 1)).toEqual(new Date(startOfDay(addDays(day, 1), zone)))
      }),
      settings,
    )
  })

  test.each(zones)('has begun by each of its moments, and has not ended: %s', (zone) => {
    const moments = fc.integer({ min: 631_152_000, max: 2_871_763_199 }).map((seconds) => new Date(seconds * 1000))
    fc.assert(
      fc.property(moments, (moment) => {
        const day = dayOf(moment, zone)
        expect(Date.parse(startOfDay(day, zone))).toBeLessThanOrEqual(moment.getTime())
        expect(Date.parse(endOfDay(day, zone))).toBeGreaterThanOrEqual(moment.getTime())
      }),
      settings,
    )
  })

  test('that a zone skipped starts with the next one, and ends with the one before', () => {
    expect(startOfDay('2011-12-30', 'Pacific/Apia')).toBe(startOfDay('2011-12-31', 'Pacific/Apia'))
    expect(endOfDay('2011-12-30', 'Pacific/Apia')).toBe(endOfDay('2011-12-29', 'Pacific/Apia'))
  })
})
