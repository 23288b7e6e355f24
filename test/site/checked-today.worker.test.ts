import { env } from 'cloudflare:workers'
import { beforeAll, describe, expect, test } from 'vitest'
import { addMonths } from '../../src/core/calendar.ts'
import { inAll } from '../../src/checker/words.ts'
import { badgeHolder, badgesOf, putArt, today } from '../support/badges.ts'
import { lettersOf } from '../support/checker.ts'
import { checkOn, siteOf } from '../support/keyed-site.ts'

beforeAll(putArt)

const site = siteOf(env)

/** A badge in its five forms, as its holder has downloaded it. */
async function downloaded() {
  const person = await badgeHolder('yes')
  const [badge] = await badgesOf(person)
  const paths = [
    ...['json', 'jwt', 'png', 'svg'].map((type) => `/digital-badges/${badge!.id}/badge.${type}`),
    '/certifications/DECK/certificate.pdf',
  ]
  const files = await Promise.all(
    paths.map(async (path) => new Uint8Array(await (await person.get(path)).arrayBuffer())),
  )
  const judged = () => Promise.all(files.map((file) => checkOn(site, file)))
  return { ...person, judged }
}

describe('files that were downloaded before, checked on the site that made them', () => {
  test('are good, suspended, good again and revoked, as the certification is', async () => {
    const { judged, adjust } = await downloaded()
    const letters = async () => [...new Set((await judged()).map(lettersOf))]
    expect(await letters()).toEqual(['yyyyy'])
    await adjust('suspend', today)
    expect(await letters()).toEqual(['yyynn'])
    for (const checked of await judged()) expect(inAll(checked)).toMatch(/^Suspended: /)
    await adjust('reinstate', today)
    expect(await letters()).toEqual(['yyyyy'])
    await adjust('revoke', today)
    expect(await letters()).toEqual(['yyynn'])
    for (const checked of await judged()) expect(inAll(checked)).toMatch(/^Revoked: /)
  })

  test('are replaced once it was renewed, and say nothing else with consent No or the name gone', async () => {
    const { id, judged, pass, answer } = await downloaded()
    await answer('no')
    expect((await judged()).map(lettersOf)).toEqual(Array.from({ length: 5 }, () => 'yyyyy'))
    await env.DB.prepare(`update candidates set first_name = '', last_name = '' where id = ?`).bind(id).run()
    for (const checked of await judged()) expect(inAll(checked)).toMatch(/good: .+ The holder’s name was erased/i)
    await pass('350-401', addMonths(today, -1))
    for (const checked of await judged()) {
      expect(lettersOf(checked)).toBe('yyyyu')
      expect(inAll(checked)).toMatch(/^Replaced by a newer version: /)
    }
  })
})
