import { describe, expect, test } from 'vitest'
import type { KeptList } from '../../src/checker/asking.ts'
import { checkFile } from '../../src/checker/check.ts'
import { badge, bytesOf, lettersOf, listWith, published, sign, signed } from '../support/checker.ts'

const list = 'https://issuer.test/status/1'
const start = Date.parse('2026-11-27T12:00:00Z')
const { proof: _, ...unsigned } = (await listWith([])) as unknown as Record<string, unknown>
const subject = unsigned.credentialSubject as object

interface Visit {
  readonly own?: string
  readonly allowed?: readonly string[]
}

/** Checks the badge again and again, with lists kept in between; tells whether the list was asked for each time. */
function visitor(text: string, { own, allowed = ['issuer.test'] }: Visit = {}) {
  const lists = new Map<string, KeptList>()
  return async (minutes: number, hosts = allowed, answer = text) => {
    const read: string[] = []
    const result = await checkFile(bytesOf(signed), {
      now: new Date(start + minutes * 60_000),
      allowed: new Set(hosts),
      lists,
      ...(own && { own }),
      fetch: async (url) => {
        read.push(url)
        return { status: 200, type: '', text: url === list ? answer : published[url]! }
      },
    })
    return { letters: result.ok && lettersOf(result.checked), isAsked: read.includes(list) }
  }
}

const saying = async (more: object, ofSubject: object = {}) =>
  JSON.stringify(await sign({ ...unsigned, ...more, credentialSubject: { ...subject, ...ofSubject } }))

describe('a status list of another site', () => {
  test.each<[what: string, ofSubject: object, minutes: number]>([
    ['for its ttl', { ttl: 900_000 }, 15],
    ['for five minutes where it says none', { ttl: undefined }, 5],
    ['for five minutes where it says nonsense', { ttl: '900000' }, 5],
    ['for an hour at most', { ttl: 86_400_000 }, 60],
  ])('is used again %s, and then asked for anew', async (_what, ofSubject, minutes) => {
    const check = visitor(await saying({}, ofSubject))
    expect(await check(0)).toEqual({ letters: 'yyyy', isAsked: true })
    expect(await check(minutes - 1)).toEqual({ letters: 'yyyy', isAsked: false })
    expect(await check(minutes)).toEqual({ letters: 'yyyy', isAsked: true })
  })

  test('with a ttl of nothing is asked for each time', async () => {
    const check = visitor(await saying({}, { ttl: 0 }))
    expect([(await check(0)).isAsked, (await check(0)).isAsked]).toEqual([true, true])
  })

  test('is not used past its end, and where there is no newer one, it is not known what was revoked', async () => {
    const check = visitor(await saying({ validUntil: '2026-11-27T12:10:00Z' }, { ttl: 3_600_000 }))
    expect(await check(0)).toEqual({ letters: 'yyyy', isAsked: true })
    expect(await check(9)).toEqual({ letters: 'yyyy', isAsked: false })
    expect(await check(30)).toEqual({ letters: 'yyyu', isAsked: true })
  })

  test('tells of a revocation once it is asked for anew', async () => {
    const check = visitor(await saying({}, { ttl: 900_000 }))
    const revoking = JSON.stringify(await listWith([Number(badge.credentialStatus.statusListIndex)]))
    await check(0)
    expect((await check(20, undefined, revoking)).letters).toBe('yyyn')
  })

  test('is not used where the visitor has not let its site be asked about this file', async () => {
    const check = visitor(await saying({}))
    await check(0)
    expect(await check(1, [])).toEqual({ letters: 'yuyu', isAsked: false })
  })

  test('that is no list, or was changed, is not kept', async () => {
    const changed = JSON.stringify({ ...(JSON.parse(await saying({})) as object), description: 'Changed' })
    const check = visitor(changed)
    expect([(await check(0)).isAsked, (await check(1)).isAsked]).toEqual([true, true])
  })

  test('of this site itself is asked for each time', async () => {
    const check = visitor(await saying({}, { ttl: 3_600_000 }), { own: 'https://issuer.test' })
    expect([(await check(0)).isAsked, (await check(1)).isAsked]).toEqual([true, true])
  })
})
