import { spawnSync } from 'node:child_process'
import { describe, expect, test } from 'vitest'
import { problemsOfDemo } from '../../bin/program-problems.ts'
import { program } from '../programs/neutral/index.ts'

const check = (...words: string[]) => {
  const done = spawnSync(process.execPath, ['bin/check-program.ts', ...words], { encoding: 'utf8' })
  return { status: done.status, said: (done.stdout + done.stderr).trim() }
}

describe('npm run program -- check', () => {
  test.each(['cisco', 'guild'])('%s is good', (name) => {
    const { status, said } = check('check', name)
    expect(said).toMatch(/^Good: \d+ certifications on \d+ levels, \d+ exams, \d+ demo log-ins, \d+ demo files\.$/)
    expect(status).toBe(0)
  })

  test('of a program that is not there names those that are', () => {
    const { status, said } = check('check', 'none')
    expect(said).toBe('There is no program none. There are: cisco, guild.')
    expect(status).toBe(2)
  })

  test.each([[[]], [['list']], [['check', 'guild', 'cisco']]])('with %j says how it is used', (words) => {
    expect(check(...words)).toEqual({ status: 2, said: 'npm run program -- check NAME' })
  })
})

describe('of a demo is found', () => {
  const login = (candidateId: string, loginId = candidateId) => ({
    name: 'Ada',
    candidateId,
    loginId,
    email: 'ada@example.com',
    password: 'ada-is-half-way',
  })
  const people = [
    'candidates-20261101-060000.csv',
    'candidate_id,last_name,email\nHARB10000001,I,i@example.com\n',
  ] as const
  const exams = (row: string) =>
    ['exams-20261101-060000.csv', `registration_number,candidate_id,exam_code,grade,taken_on\n${row}\n`] as const
  const found = (feeds: (readonly [string, string])[], demoLogins = [login('HARB10000001')]) =>
    problemsOfDemo(program, { demoLogins, feeds }, '2026-11-30')

  test.each<[string, string[], string[]]>([
    ['nothing where it is good', found([people, exams('R1,HARB10000001,200-301,pass,2026-01-01')]), []],
    [
      'a row that the site would refuse',
      found([people, exams('R1,HARB10000001,999-999,pass,2026-01-01')]),
      ['demo: exams-20261101-060000.csv, line 2, exam_code: “999-999” is not the code of an exam of this program.'],
    ],
    [
      'a file by a name that is none',
      found([people, ['exams.csv', '']]),
      ['demo: exams.csv is not the name of a feed file, such as exams-20260131-060000.csv.'],
    ],
    [
      'an empty file',
      found([people, ['exams-20261101-060000.csv', '']]),
      ['demo: exams-20261101-060000.csv: The file is empty.'],
    ],
    [
      'a log-in that leads nowhere',
      found([people], [login('HARB10000002')]),
      ['demo: Ada signs in as HARB10000002, who is in no candidates file.'],
    ],
    [
      'a login ID that two have',
      found([people], [login('HARB10000001', 'ada'), login('HARB10000001', 'ADA')]),
      ['demo: the login ID ADA is there twice.'],
    ],
  ])('%s', (_, problems, expected) => {
    expect(problems).toEqual(expected)
  })
})
