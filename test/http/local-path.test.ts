import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { localPath } from '../../src/http/local-path.ts'
import { hostilePaths } from '../support/hostile-paths.ts'

const site = 'https://certifications.example'

describe('a path that a visitor sent', () => {
  test('is one of a hundred and more hostile ones, each another', () => {
    expect(new Set(hostilePaths).size).toBe(hostilePaths.length)
    expect(hostilePaths.length).toBeGreaterThanOrEqual(100)
  })

  test.each(hostilePaths.map((path) => [path.slice(0, 60), path]))('%j is refused', (_, path) => {
    expect(localPath(path, '/home')).toBe('/home')
  })

  test.each([
    ['/', '/'],
    ['/home', '/home'],
    ['/certifications/DECK?on=2026-01-01', '/certifications/DECK?on=2026-01-01'],
    ['/certifications/./DECK', '/certifications/DECK'],
    ['/certifications/../exams', '/exams'],
    ['/transcripts?q=a//b', '/transcripts?q=a//b'],
    ['/testing-history/ce-activities?q=%2F%5C', '/testing-history/ce-activities?q=%2F%5C'],
    ['/sign-in?next=//evil.example', '/sign-in?next=//evil.example'],
    ['/home#part', '/home'],
    ['/a//b', '/a//b'],
    ['/Łódź', '/%C5%81%C3%B3d%C5%BA'],
  ])('%j is followed to %j', (path, to) => {
    expect(localPath(path, '/fallback')).toBe(to)
  })

  test('never leaves the site, whatever it is made of, and stays the same when read again', () => {
    const piece = fc.constantFrom(
      '/',
      '//',
      '.',
      '..',
      '%2e',
      '%2E',
      '%2f',
      '%5c',
      '\\',
      '\t',
      '\n',
      ' ',
      '@',
      ':',
      '?',
      '#',
      'a',
      'http:',
      'evil.example',
    )
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 10 }), (pieces) => {
        const path = localPath(`/${pieces.join('')}`, '/fallback')
        expect(new URL(path, `${site}/a/b`).origin).toBe(site)
        expect(path).toMatch(/^\/(?!\/)/)
        expect(localPath(path, '/fallback')).toBe(path)
      }),
      { numRuns: 5000 },
    )
  })
})

/** Where a redirect leads that is not written with `paths` itself, and why it stays on the site or must leave it. */
const otherWays: Readonly<Record<string, string>> = {
  'await wayOn(c, account.candidateId, typed.next)': 'next has come through localPath',
  'await wayOn(c, account.candidateId, begun.next)': 'next has come through localPath at /oidc/start',
  'next || paths.agreement(agreement, version)': 'next has come through localPath',
  'localPath(back, paths.home)': 'read here',
  "await wayOn(c, candidateId, localPath(next, ''))": 'read here',
  back: 'next has come through localPath',
  other: 'the page of a badge or a transcript, by its id',
  "`${back}?${isOpen ? 'opened' : 'closed'}`": 'the page of the transcript',
  'address.href': 'the configured organisation',
  'asOf(paths.verifyCode(asWritten), on.trim() || undefined)': 'of the code only letters and digits are left',
  "formAt(c.req.param('id') ?? '')": 'a path of this site, with an id in it',
  'accepted ? paths.officeRules : paths.officeRulesChanged': 'a page of the office',
  'revoked > 0 ? paths.office : `${paths.officeBadges(cause)}?changed`': 'pages of the office, with an id in one',
  path: 'a page of the office, with an id in it',
  'isAttached ? paths.officeUnmatchedBy({ attached: change.to }) : placeBefore(asked)':
    'a list of the office, or the record or case that the change was opened from, both found in the database',
  "pathname === '/' ? paths.office : `${new URL(BASE_URL).origin}${pathname}${search}`":
    'the same address on the host of the site',
  to: 'where a page of the site leads, under the address of the person it is seen as',
  "pageOf(c.req.param('name') ?? '')": 'a page of the office, with an id in it',
  '`${office.at}?next=${encodeURIComponent(next)}`': 'the list of made-up staff, in development only',
  "localPath(c.req.query('next'), paths.office)": 'read here',
  folder: 'the list of payments, in development only',
  'payment.backTo': 'the order that began the payment, in development only',
}

test('no other redirect follows what a visitor sent', () => {
  const found = readdirSync('src', { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.tsx?$/.test(name))
    .flatMap((name) => [
      ...readFileSync(join('src', name), 'utf8').matchAll(
        /\bredirect\(((?:[^()]|\((?:[^()]|\([^()]*\))*\))*?), 303\)/g,
      ),
    ])
    .map(([, target]) => target!)
  // A condition before it, and what stands in a template after it, do not decide where it leads.
  const isOurs = (target: string) =>
    target
      .replaceAll(/`\$\{(paths\.[^`]*)`/g, 'paths.it')
      .replace(/^[\w.!' =]+ \? /, '')
      .split(' : ')
      .every((one) => /^paths\.|^c\.notFound\(\)$/.test(one))
  expect(found.filter((target) => !isOurs(target) && !Object.hasOwn(otherWays, target))).toEqual([])
  expect(Object.keys(otherWays).filter((target) => !found.includes(target))).toEqual([])
  expect(found.length).toBeGreaterThan(40)
})
