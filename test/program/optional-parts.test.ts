import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { isLacking, labelOf, tabsAround } from '../../src/http/answers/tabs.ts'
import { paths } from '../../src/paths.ts'
import { linkedTopics, topicOfKits } from '../../src/program/linked-topics.ts'
import { problemsOf } from '../../src/program/problems.ts'
import type { Program } from '../../src/program/program.ts'
import { program as whole } from '../../src/programs/cisco/index.ts'
import { program as guild } from '../../src/programs/guild/index.ts'

const labelsOf = (program: Program, path: string) => {
  const { tabs, subTabs } = tabsAround(program, path)
  return [tabs, subTabs].map((links) => links.map(({ label }) => label))
}

describe('a program without credits, kits, agreements, questions and notices', () => {
  const {
    fulfillment: _fulfillment,
    credits: _credits,
    tabLabels: _labels,
    ...rest
  }: Program = { ...guild, agreements: [], questions: [], notices: [], links: {}, outsideIds: [] }

  test('is sound', () => {
    expect(problemsOf(rest)).toEqual([])
  })

  test('has no tabs for them, and no pages under these', () => {
    expect(labelsOf(rest, paths.exams)).toEqual([
      ['Home', 'Personal Info', 'Testing History', 'Certifications', 'Transcripts', 'Digital Badges'],
      ['Exams'],
    ])
    const lacking = [paths.settings, paths.ceActivities, paths.transactions, paths.certificationAgreement, paths.claim]
    expect(lacking.filter((path) => !isLacking(rest, path))).toEqual([])
    expect([paths.home, paths.certifications, paths.exams].filter((path) => isLacking(rest, path))).toEqual([])
  })

  test('has no tab over nothing', () => {
    expect(labelsOf({ ...rest, exams: [] }, paths.home)[0]).not.toContain('Testing History')
  })
})

test('a program calls its tabs by its own words', () => {
  expect(labelsOf(guild, paths.ceActivities)[1]).toEqual(['Exams', 'Points'])
  expect(labelOf(guild, paths.testingHistory)).toBe('Exams & Points')
  expect(labelOf(whole, paths.ceActivities)).toBe('CE Activities')
})

describe('topics of support', () => {
  const linked = readdirSync('src', { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.tsx?$/.test(name))
    .flatMap((name) => [...readFileSync(join('src', name), 'utf8').matchAll(/supportAbout\('([\w-]+)'/g)])
    .map(([, topic]) => topic!)

  test('that pages link to are those that are checked', () => {
    expect([...new Set(linked)].sort()).toEqual([...linkedTopics, topicOfKits].sort())
  })

  test('may be any others besides', () => {
    const without = (code: string, program: Program) => ({
      ...program,
      supportTopics: program.supportTopics.filter((one) => one.code !== code),
    })
    expect(problemsOf(without('misuse', guild))).toEqual([
      'supportTopics: lacks the topic misuse, which pages of the site link to',
    ])
    expect(problemsOf(without('kit', whole))).toEqual([expect.stringContaining('the topic kit')])
    expect(problemsOf(without('other', whole))).toEqual([])
  })
})
