import { env } from 'cloudflare:workers'
import { describe, expect, test } from 'vitest'
import { signStatusList } from '../../src/work/badges/sign-status-list.ts'

interface List {
  readonly validFrom: string
  readonly validUntil: string
  readonly proof: readonly [{ readonly created: string }]
}

async function signedAt(moment: string, places: readonly number[] = [3]) {
  const asked = { path: '/status/9', places, now: new Date(moment), seconds: 3600 }
  const { bytes, etag } = (await signStatusList(env, asked))!
  return { etag, list: JSON.parse(new TextDecoder().decode(bytes)) as List }
}

describe('a status list', () => {
  test('is signed once an hour, and whenever a place is set', async () => {
    const first = await signedAt('2026-11-30T10:05:30.250Z')
    expect((await signedAt('2026-11-30T10:59:59.999Z')).etag).toBe(first.etag)
    expect((await signedAt('2026-11-30T11:00:00Z')).etag).not.toBe(first.etag)
    expect((await signedAt('2026-11-30T10:06:00Z', [3, 4])).etag).not.toBe(first.etag)
  })

  test('says when it was signed, and ends a day after the hour in which it was', async () => {
    const { list } = await signedAt('2026-11-30T12:05:30.250Z')
    expect([list.validFrom, list.validUntil]).toEqual(['2026-11-30T12:05:30Z', '2026-12-01T12:00:00Z'])
    expect(list.proof[0].created).toBe('2026-11-30T12:05:30Z')
  })
})
