import { env } from 'cloudflare:workers'
import { describe, expect, test } from 'vitest'
import { addDays, addMonths } from '../../src/core/calendar.ts'
import { program as neutral } from '../programs/neutral/index.ts'
import { findLogo } from '../../src/program/logos.ts'
import type { Program } from '../../src/program/program.ts'
import { problemsOf } from '../../src/program/problems.ts'
import { certificateFacts } from '../../src/site/certifications/certificate/facts.ts'
import { takeInRows } from '../support/candidates.ts'
import { siteOf, today, tomorrow, yesterday } from '../support/own-site.ts'
import { newCandidate, signIn } from '../support/site.ts'
import { plain } from '../support/transcripts.ts'

/** The default program, whose DECK has another name and level from a day on, and whose levels are called otherwise. */
function changedFrom(from: string): Program {
  const certifications = neutral.certifications.map((known) => {
    if (known.code !== 'DECK') return known
    const { shortName: _, abbreviation: __, ...one } = known
    const names = [
      { name: one.name, shortName: 'DECK' },
      { from, name: 'Network Keeper' },
    ]
    const levels = [{ level: 'deckhand' }, { from, level: 'captain' }]
    return { ...one, name: 'Network Keeper', names, level: 'captain', levels }
  })
  const levels = neutral.levels.map((level) => {
    if (level.code !== 'captain') return level
    const next = { name: 'Master', label: 'All masters' }
    return {
      ...level,
      ...next,
      names: [
        { name: level.name, label: level.label },
        { from, ...next },
      ],
    }
  })
  return { ...neutral, certifications, levels }
}

const before = { name: 'DECK', level: 'Deckhand', label: 'General Certifications – Deckhand' }
const after = { name: 'Network Keeper', level: 'Master', label: 'All masters' }

async function newPerson() {
  const id = await newCandidate({ '200-301': addMonths(today, -12) })
  const row = `candidate_id,agreement,version,accepted_on\n${id},CCA,V9,2026-01-02\n`
  await takeInRows('agreements', row)
  return { id, Cookie: await signIn(id) }
}

describe('a name and a level from a day on', () => {
  test.each([
    ['the day before', tomorrow, before],
    ['on the day', today, after],
    ['the day after', yesterday, after],
  ])('%s', async (_, from, { name, level, label }) => {
    const program = changedFrom(from)
    expect(problemsOf(program)).toEqual([])
    const { id, Cookie } = await newPerson()
    const site = siteOf(program)
    // An exam has the name of another certification, and the address has the code.
    const read = async (path: string) => plain(await site.read(path, Cookie)).replaceAll(/DECK Automation|\/DECK/g, '')

    const other = name === before.name ? after : before
    for (const path of ['/home', '/certifications', '/certifications/DECK', '/transcripts/new', '/fulfillment/claim']) {
      const text = await read(path)
      expect([path, text.includes(name), text.includes(other.name)]).toEqual([path, true, false])
    }
    for (const path of ['/certifications', '/transcripts/new']) expect(await read(path)).toContain(label)
    expect(await read('/achievements/DECK')).toContain(`level ${level}.`)
    // A plaque is for the highest level alone.
    expect((await read('/fulfillment/claim')).includes('Plaque, first kit')).toBe(level === 'Master')
    expect(await read('/digital-badges')).toContain(name)
    const badge = await env.DB.prepare('select id from badges where candidate_id = ?').bind(id).first<string>('id')
    const longName = name === before.name ? 'Harbour Certified Network Deckhand' : name
    expect(await read(`/badges/${badge}`)).toContain(longName)
    const signed = await site.read(`/badges/${badge}/credential.json`, Cookie)
    expect(JSON.parse(signed).credentialSubject.achievement).toMatchObject({
      name: longName,
      description: `A certification of Harbour Academy, Inc., level ${level}.`,
    })
  })

  test('pages as of a day say those of that day', async () => {
    const { Cookie } = await newPerson()
    const site = siteOf(changedFrom(yesterday))
    const asOf = async (on: string) => plain(await site.read(`/certifications?on=${on}`, Cookie))
    const past = await asOf(addDays(yesterday, -1))
    expect([past.includes('DECK'), past.includes(before.label), past.includes(after.name)]).toEqual([true, true, false])
    for (const day of [yesterday, today, tomorrow]) {
      const text = await asOf(day)
      expect([day, text.includes(after.name), text.includes(after.label)]).toEqual([day, true, true])
    }
    const json = await site.visit(`/certifications?on=${addDays(yesterday, -1)}`, {
      headers: { Cookie, Accept: 'application/json' },
    })
    expect(JSON.stringify(await json.json())).toContain(
      '"name":"Harbour Certified Network Deckhand","level":"deckhand"',
    )
  })

  test('documents made today say those of today, whenever it was earned', () => {
    const period = {
      certification: 'DECK',
      status: 'active',
      since: '2026-01-01',
      until: null,
      firstEarnedOn: '2026-01-01',
      activeOn: '2026-01-01',
      expiresOn: null,
    } as const
    const person = { candidateId: 'C', firstName: 'A', lastName: 'B', localizedFirstName: '', localizedLastName: '' }
    const made = (from: string) => {
      const certified = { ...person, country: 'US', code: 'X', period, on: today }
      const { certification, level } = certificateFacts(changedFrom(from), 'https://x.test', certified)
      return [certification, level.name]
    }
    expect([made(tomorrow), made(today)]).toEqual([
      ['DECK', 'Deckhand'],
      ['Network Keeper', 'Master'],
    ])
    const logo = (from: string) => findLogo(changedFrom(from), 'DECK', today)
    expect([logo(tomorrow), logo(today)]).toMatchObject([
      { name: 'Harbour Certified Network Deckhand', level: 'deckhand', levelName: 'Deckhand' },
      { name: 'Network Keeper', level: 'captain', levelName: 'Master' },
    ])
  })
})
