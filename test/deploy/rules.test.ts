import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { bundleOfJudge, hashOfJudge } from '../../bin/judge.ts'
import { hashOfRules } from '../../src/adapters/rules-hash.ts'
import { activityKind } from '../../src/core/standing/kinds/activity/kind.ts'
import type { Rulebook } from '../../src/core/standing/program.ts'
import { program as defaultProgram } from '../../bin/program.ts'
import { programEntry } from '../../bin/program-name.ts'
import type { Program } from '../../src/program/program.ts'

const hash = (change: Partial<Program> = {}) => hashOfRules({ ...defaultProgram, ...change }, 'judge')

/** One for each field of the rulebook: the type asks for one where the rulebook grows. */
const changes: Record<keyof Rulebook, Partial<Program>> = {
  levels: { levels: defaultProgram.levels.map((level) => ({ ...level, rank: level.rank + 1 })) },
  exams: { exams: defaultProgram.exams.slice(1) },
  examGroups: { examGroups: { ...defaultProgram.examGroups, another: ['200-301'] } },
  certifications: {
    certifications: defaultProgram.certifications.map((one, at) => (at === 0 ? { ...one, validityMonths: 25 } : one)),
  },
  migrations: { migrations: defaultProgram.migrations.slice(1) },
  transitions: { transitions: [] },
  passValidityMonths: { passValidityMonths: 24 },
  creditValidityMonths: { creditValidityMonths: 24 },
  creditPolicy: { creditPolicy: { count: 'towards-each' } },
  renewalExtends: { renewalExtends: 'nothing' },
  ruleKinds: { ruleKinds: [{ ...activityKind, kind: 'another' }] },
}

describe('the hash of the rules', () => {
  test.each(Object.entries(changes))('is another once %s changes', (_, change) => {
    expect(hash(change)).not.toBe(hash())
  })

  test('is another once the judge changes', () => {
    expect(hashOfRules(defaultProgram, 'another judge')).not.toBe(hash())
  })

  test('stays where what changes decides nothing', () => {
    expect(hash({ supportTopics: [], reminders: [], familyNameFirst: [], name: 'Another' })).toBe(hash())
  })
})

describe('the hash of the judge', () => {
  const root = mkdtempSync(join(tmpdir(), 'certification-judge-'))
  const sources = bundleOfJudge().files
  const before = hashOfJudge()

  beforeAll(() => {
    for (const folder of ['src/core', 'src/program', 'src/programs']) {
      mkdirSync(dirname(join(root, folder)), { recursive: true })
      cpSync(folder, join(root, folder), { recursive: true })
    }
  })
  afterAll(() => rmSync(root, { recursive: true, force: true }))

  /** The hash with a file changed, which is then put back. */
  function changed(file: string, change: (text: string) => string, hasKinds = false): string {
    const text = readFileSync(file, 'utf8')
    if (change(text) === text) throw new Error(`${file} did not change`)
    writeFileSync(join(root, file), change(text))
    const made = hashOfJudge(root, hasKinds)
    writeFileSync(join(root, file), text)
    return made
  }

  const appended = (text: string) => `${text}\nglobalThis.changed = true\n`

  test('is the same wherever the checkout lies', () => {
    expect(hashOfJudge(root)).toBe(before)
  })

  test.each(sources)('is another once %s, which it reaches, changes', (file) => {
    expect(changed(file, appended)).not.toBe(before)
  })

  test('reaches all that decides, in standing/ and outside of it', () => {
    expect(sources).toEqual(
      expect.arrayContaining([
        'src/core/calendar.ts',
        'src/core/record.ts',
        'src/core/activities.ts',
        'src/core/codes.ts',
        'src/core/fold-holdings.ts',
        'src/core/standing/compile.ts',
        'src/core/standing/walk.ts',
        'src/core/standing/kinds/credits/kind.ts',
      ]),
    )
  })

  test.each([
    ['src/core/calendar.ts', 'year * 12 + (month - 1) + months', 'year * 12 + month + months'],
    ['src/core/feeds/fold-versions.ts', 'a.made < b.made ? -1', 'a.made < b.made ? 1'],
    ['src/core/standing/kinds/groups/kind.ts', 'met, 1', 'met, 2'],
  ])('sees a line of %s: %s', (file, from, to) => {
    expect(changed(file, (text) => text.replace(from, to))).not.toBe(before)
  })

  test.each<[string, string, (text: string) => string]>([
    ['a comment', 'src/core/calendar.ts', (text) => `// About days.\n${text}`],
    ['how a day is written', 'src/core/calendar.ts', (text) => text.replace("'Jan', 'Feb'", "'jan', 'feb'")],
    [
      'progress, which nothing stored says',
      'src/core/standing/progress.ts',
      (text) => text.replace("goal: 'recertify'", "goal: 'renew'"),
    ],
    ['a file that it does not reach', 'src/core/person-name.ts', appended],
  ])('leaves alone %s', (_, file, change) => {
    expect(changed(file, change)).toBe(before)
  })

  test('counts all of a program that has kinds of rule of its own', () => {
    const withKinds = hashOfJudge(root, true)
    expect(withKinds).not.toBe(before)
    expect(changed(programEntry, appended, true)).not.toBe(withKinds)
    expect(changed(programEntry, appended)).toBe(before)
  })
})
