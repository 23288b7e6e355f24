import { describe, expect, test } from 'vitest'
import { addDays } from '../../src/core/calendar.ts'
import { endOfDay, startOfDay } from '../../src/core/zoned-days.ts'
import { credentialJwt } from '../../src/adapters/signing/credential-jwt.ts'
import { methodsOf } from '../../src/adapters/signing/did.ts'
import type { StateToday } from '../../src/checker/result.ts'
import { badge, check, did, key, lettersOf, now, published, sign, stateOf } from '../support/checker.ts'

const own = 'https://issuer.test'
const today = now.toISOString().slice(0, 10)

/** What the issuer's own page says of a badge, its days being those of a zone. */
async function judged(content: unknown, zone: string, told: Record<string, string>) {
  const { result } = await check(content, ['issuer.test'], { ...published, ...told }, own, zone)
  if (!result.ok) throw new Error(result.sentence)
  return result.checked
}

const daysOf = (facts: readonly (readonly [string, string])[]) =>
  facts.filter(([term]) => /^(Earned|Valid)/.test(term)).map(([, value]) => value)

describe.each(['America/Los_Angeles', 'Asia/Kolkata', 'Pacific/Kiritimati', 'Pacific/Apia', 'America/Sao_Paulo'])(
  'a badge of this site whose days are those of %s',
  async (zone) => {
    const dated = {
      ...badge,
      awardedDate: startOfDay('2024-06-01', zone),
      validFrom: startOfDay('2025-01-01', zone),
      validUntil: endOfDay('2028-01-01', zone),
    }

    test('has the days that the site says, and no time of day', async () => {
      for (const file of [await sign(dated), await credentialJwt(dated, key.es256, methodsOf(did, key).jwt)]) {
        const { verdicts, facts, notes } = await judged(file, zone, stateOf('active', '2028-01-01'))
        // The site has said itself whether there is a newer one.
        expect(notes).toEqual([])
        expect(lettersOf({ verdicts } as never)).toBe('yyyyy')
        expect(verdicts[2]!.reason).toBe('Valid since 2025-Jan-01, until 2028-Jan-01.')
        expect(daysOf(facts)).toEqual(['2024-Jun-01', '2025-Jan-01', '2028-Jan-01'])
      }
    })

    test.each<[end: string, state: string, expected: StateToday['state']]>([
      ['2028-01-02', 'active', 'replaced'],
      ['2027-12-31', 'active', 'replaced'],
      ['2027-12-31', 'expired', 'shortened'],
      ['2028-01-01', 'suspended', 'suspended'],
    ])('of which the site says %s, %s, is %s', async (end, state, expected) => {
      const { today: told } = await judged(await sign(dated), zone, stateOf(state, end))
      expect(told?.state).toBe(expected)
    })

    test('is compared by its days also where the zone is not known', async () => {
      const told = async (end: string) => {
        const pages = { ...published, ...stateOf('active', end) }
        const { result } = await check(await sign(dated), ['issuer.test'], pages, own)
        return result.ok && result.checked.today?.state
      }
      expect([await told('2028-01-01'), await told('2028-01-03'), await told('2027-12-30')]).toEqual([
        'active',
        'replaced',
        'replaced',
      ])
    })

    test('and that was signed to end everywhere on Earth, as until December 2026, is not replaced', async () => {
      const old = await sign({ ...dated, validUntil: '2028-01-02T11:59:59Z' })
      const { verdicts } = await judged(old, zone, stateOf('active', '2028-01-01'))
      expect(lettersOf({ verdicts } as never)).toBe('yyyyy')
      expect(verdicts[2]!.reason).toContain('until 2028-Jan-01.')
    })

    test('is in date to the last second of its last day there', async () => {
      const ends = async (day: string) =>
        (await judged(await sign({ ...dated, validUntil: endOfDay(day, zone) }), zone, stateOf('active', day)))
          .verdicts[2]!.outcome
      const isOver = Date.parse(endOfDay(today, zone)) < now.getTime()
      expect([await ends(addDays(today, -2)), await ends(today), await ends(addDays(today, 2))]).toEqual([
        'no',
        isOver ? 'no' : 'yes',
        'yes',
      ])
    })
  },
)

test('an end that zones of +12 hours and the old way write alike is either day', async () => {
  const both = await sign({ ...badge, validUntil: '2028-07-02T11:59:59Z' })
  for (const [end, expected] of [
    ['2028-07-01', 'active'],
    ['2028-07-02', 'active'],
    ['2028-07-03', 'replaced'],
  ] as const)
    expect((await judged(both, 'Pacific/Auckland', stateOf('active', end))).today?.state).toBe(expected)
})

test('the zone of this site says nothing of the days of others', async () => {
  const dated = await sign({ ...badge, validUntil: endOfDay('2028-01-01', 'America/Los_Angeles') })
  const { result } = await check(dated, ['issuer.test'], published, 'https://other.test', 'America/Los_Angeles')
  expect(result.ok && daysOf(result.checked.facts).at(-1)).toBe('2028-Jan-02, 07:59 UTC')
})
