import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { program as cisco } from '../src/programs/cisco/index.ts'
import { program as guild } from '../src/programs/guild/index.ts'

/** What only a program itself says: its issuer, how its ids begin, its certifications and what they are called for short. */
const own = [cisco, guild].flatMap(({ issuer, candidateId, certifications }) => [
  issuer.name,
  issuer.shortName,
  beginningOf(candidateId.example),
  ...certifications.flatMap(({ code, abbreviation }) => [code, abbreviation?.split(' ')[0] ?? code]),
])
const named = new RegExp(`\\b(${[...new Set(own)].map((name) => name.replace(/[.-]/g, '\\$&')).join('|')})(?![a-zA-Z])`)

function beginningOf(id: string): string {
  return id.replace(/\d+$/, '')
}

const sources = ['src', 'bin', 'test', 'public/styles'].flatMap((folder) =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.(tsx?|mjs|css|csv)$/.test(name))
    .map((name) => join(folder, name)),
)

test('the site, the core, the commands and their tests name nothing of any one program', () => {
  const shared = sources.filter((path) => !path.startsWith('src/programs/'))
  const naming = shared.flatMap((path) => {
    const found = named.exec(readFileSync(path, 'utf8'))?.[0]
    return found ? [`${path}: ${found}`] : []
  })
  expect(naming).toEqual([])
  expect(shared.length).toBeGreaterThan(500)
})

test.each([
  ['cisco', guild],
  ['guild', cisco],
])('%s names nothing of the other', (name, other) => {
  const ofOther = [other.issuer.name, beginningOf(other.candidateId.example)]
  const files = sources.filter((path) => path.startsWith(`src/programs/${name}/`) && !path.includes('/test/'))
  expect(files.length).toBeGreaterThan(3)
  expect(files.filter((path) => ofOther.some((one) => readFileSync(path, 'utf8').includes(one)))).toEqual([])
})
