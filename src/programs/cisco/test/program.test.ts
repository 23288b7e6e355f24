/// <reference types="vite/types/import-meta.d.ts" />
import { describe, expect, test } from 'vitest'
import type { BuiltInRule } from '../../../core/standing/rule.ts'
import { program as defaultProgram } from '../index.ts'
import type { Program, ProgramCertification } from '../../../program/program.ts'
import { problemsOf } from '../../../program/problems.ts'

describe('The default program', () => {
  test('is sound', () => {
    expect(problemsOf(defaultProgram)).toEqual([])
  })

  test('is whole', () => {
    expect(defaultProgram.certifications).toHaveLength(114)
    expect(defaultProgram.exams).toHaveLength(172)
    expect(Object.keys(defaultProgram.examGroups)).toHaveLength(13)
    expect(defaultProgram.migrations).toHaveLength(21)
  })
})

describe('A program is refused', () => {
  test.each<[string, unknown, RegExp]>([
    [
      'with a day that does not exist',
      withCertification('CCNA', { introduced: '2023-02-30' }),
      /^certifications\.\d+\.introduced: is not a day/,
    ],
    [
      'with a property of no meaning',
      withCertification('CCNA', { validityYears: 3 } as Partial<ProgramCertification>),
      /^certifications\.\d+\.validityYears: /,
    ],
    [
      'with a code twice',
      { ...defaultProgram, exams: [...defaultProgram.exams, { code: '200-301', title: 'Again', kind: 'associate' }] },
      /^exams\.172\.code: 200-301 is there twice$/,
    ],
    [
      'with two levels of one rank',
      { ...defaultProgram, levels: defaultProgram.levels.map((level) => ({ ...level, rank: level.rank % 50 })) },
      /^levels\.5\.rank: 10 is there twice$/,
    ],
    [
      'with a certification of an unknown level',
      withCertification('CCNA', { level: 'master' }),
      /^certifications\.\d+\.level: there is no level master$/,
    ],
    [
      'with a group of an unknown exam',
      { ...defaultProgram, examGroups: { ...defaultProgram.examGroups, ccst: ['100-140', '999-999'] } },
      /^examGroups\.ccst\.1: there is no exam 999-999$/,
    ],
    [
      'with a certification that is retired before it begins',
      withCertification('CCENT', { retired: '2007-07-31' }),
      /^certifications\.\d+\.retired: CCENT is retired before it is introduced on 2007-08-01$/,
    ],
    [
      'with regimes that share a day',
      withCertification('CCIE-EI', {
        regimes: [
          { until: '2020-02-24', anchor: 'previousExpiry', suspendedMonths: 12 },
          { from: '2020-02-24', anchor: 'completion', suspendedMonths: 0 },
        ],
      }),
      /^certifications\.\d+\.regimes\.1: begins before the one above it has ended$/,
    ],
    [
      'with a migration to what is not there',
      withMigration({ on: '2020-02-24', from: 'CCDA', to: 'CCNX', automatic: true }),
      /^migrations\.21\.to: there is no certification CCNX$/,
    ],
    [
      'with a migration before its target is introduced',
      withMigration({ on: '2020-02-23', from: 'CCSP', to: 'CCNA', automatic: true }),
      /^migrations\.21\.on: CCNA is not introduced before 2020-02-24$/,
    ],
    [
      'with a migration of what can still be earned',
      withMigration({ on: '2021-01-01', from: 'CCNP-ENT', to: 'CCNP-SEC', automatic: true }),
      /^migrations\.21\.on: CCNP-ENT could still be earned after it became CCNP-SEC$/,
    ],
    [
      'with a transition of an unknown level',
      { ...defaultProgram, transitions: [{ on: '2020-02-24', level: 'master', months: 12 }] },
      /^transitions\.0\.level: there is no level master$/,
    ],
    [
      'with a rule deep down that names an unknown exam',
      withRule({ any: [{ credits: 30 }, { all: [{ exam: '200-301' }, { exam: '999-999' }] }] }),
      /^certifications\.\d+\.recertify\.any\.1\.all\.1: a rule of CCNA names the exam 999-999/,
    ],
    [
      'with a rule of an unknown exam group',
      withRule({ examIn: { groups: ['associate', 'wizards'] } }),
      /^certifications\.\d+\.recertify: a rule of CCNA names the exam group wizards/,
    ],
    [
      'with a rule of an unknown certification',
      withRule({ any: [{ certification: 'CCNX' }] }),
      /^certifications\.\d+\.recertify\.any\.0: a rule of CCNA names the certification CCNX/,
    ],
    [
      'with a rule of no kind',
      withRule({ any: [{ passes: 3 }] } as unknown as BuiltInRule),
      /^certifications\.\d+\.recertify\.any\.0: a rule of CCNA is of no known kind: \{"passes":3\}$/,
    ],
    [
      'with a rule of two kinds',
      withRule({ exam: '200-301', examIn: ['200-301'] }),
      /^certifications\.\d+\.recertify: a rule of CCNA is of several kinds: exam, examIn$/,
    ],
    [
      'with an id that its own pattern refuses',
      { ...defaultProgram, candidateId: { ...defaultProgram.candidateId, example: 'CSCO1' } },
      /^candidateId: has an example that its pattern refuses$/,
    ],
    [
      'in a time zone nobody lives in',
      { ...defaultProgram, timeZone: 'America/Atlantis' },
      /^timeZone: is not a time zone/,
    ],
  ])('%s', (_what, program, problem) => {
    expect(problemsOf(program)[0]).toMatch(problem)
  })
})

describe('The issuer', () => {
  const files = import.meta.glob<string>('../../src/{core,data,adapters,http,site,ui,api}/**/*.{ts,tsx}', {
    query: '?raw',
    import: 'default',
    eager: true,
  })

  test('is named in the program and nowhere else', () => {
    const names = [/(?<!san ?fran)cisco/i, /\bCSCO/, /CCN[AP]/, /CCIE/]
    const places = Object.entries(files).flatMap(([file, text]) =>
      text
        .split('\n')
        .flatMap((line, index) => (names.some((name) => name.test(line)) ? `${file}:${index + 1} ${line.trim()}` : [])),
    )
    expect(places).toEqual([])
  })
})

function withCertification(code: string, changes: Partial<ProgramCertification>): Program {
  const changed = (one: ProgramCertification) => (one.code === code ? { ...one, ...changes } : one)
  return { ...defaultProgram, certifications: defaultProgram.certifications.map(changed) }
}

function withRule(recertify: BuiltInRule): Program {
  return withCertification('CCNA', { recertify })
}

function withMigration(migration: Program['migrations'][number]): Program {
  return { ...defaultProgram, migrations: [...defaultProgram.migrations, migration] }
}
