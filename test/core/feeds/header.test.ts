import { describe, expect, test } from 'vitest'
import { columnName, readHeader } from '../../../src/core/feeds/header.ts'
import { columnsOf, feedKinds } from '../../../src/core/feeds/kinds.ts'
import { program as neutral } from '../../programs/neutral/index.ts'
import { feedRulesOf } from '../../../src/program/feed-rules.ts'

const own = feedRulesOf(neutral, '2026-11-24')
/** A program that has everything. */
const rules = { ...own, hasFees: true }

describe('A header fits', () => {
  test.each(feedKinds)('%s with all its columns, in any order, or with only those it must have', (kind) => {
    const columns = columnsOf(kind, rules)
    const names = columns.map((column) => column.name)
    expect(readHeader(kind, names, rules)).toEqual({ warnings: [] })
    expect(readHeader(kind, names.toReversed(), rules)).toEqual({ warnings: [] })
    const required = columns.filter((column) => column.required).map((column) => column.name)
    expect(readHeader(kind, required, rules)).toEqual({ warnings: [] })
  })

  test('with columns that are not known, but with a word about them', () => {
    const header = ['colour', 'registration_number', 'candidate_id', 'exam_code', 'grade', 'taken_on', 'x'.repeat(50)]
    expect(readHeader('exams', header, rules)).toEqual({
      warnings: [`2 columns are not known and were ignored: “colour”, “${'x'.repeat(40)}…”.`],
    })
  })

  test('with thousands of columns that are not known, but with one word about all of them', () => {
    const header = [
      ...columnsOf('exams', rules).map(({ name }) => name),
      ...Array.from({ length: 4000 }, (_, at) => `x${at}`),
    ]
    expect(readHeader('exams', header, rules)).toEqual({
      warnings: ['4000 columns are not known and were ignored: “x0”, “x1”, “x2” and others.'],
    })
  })

  test('with columns that have no name: those at the end are none', () => {
    const header = columnsOf('exams', rules).map(({ name }) => name)
    expect(readHeader('exams', [...header, '', ''], rules)).toEqual({ warnings: [] })
    expect(readHeader('exams', ['', ...header, ''], rules)).toEqual({
      warnings: ['A column without a name was ignored.'],
    })
  })

  test.each([
    'candidate_id',
    'CANDIDATE_ID',
    'Candidate ID',
    ' candidate-id ',
    'Candidate - Id',
    '\uFEFFcandidate_id',
    'candidate\u00A0id',
  ])('with %j for candidate_id', (written) => {
    expect(columnName(written)).toBe('candidate_id')
  })

  test('with the ids that others give, as the program names them', () => {
    const named = columnsOf('candidates', rules).map((column) => column.name)
    expect(named).toEqual(expect.arrayContaining(neutral.outsideIds.map((id) => id.column)))
    expect(columnsOf('candidates', { ...rules, outsideIdColumns: ['guild_number'] }).at(-1)).toEqual({
      name: 'guild_number',
      required: false,
    })
  })
})

describe('A file is refused', () => {
  test('where the program has none of its kind', () => {
    const names = columnsOf('fees', own).map((column) => column.name)
    expect(readHeader('fees', names, own)).toEqual({ refusal: 'This program takes no fees files.' })
  })

  test.each<[string, readonly string[], string]>([
    ['of another kind', ['who', 'what'], 'grant_id, candidate_id, certification, granted_on, reason'],
    ['of no kind', [''], 'grant_id, candidate_id, certification, granted_on, reason'],
    ['short of a column', ['grant_id', 'candidate_id', 'certification', 'granted_on'], 'reason'],
  ])('%s', (_what, header, missing) => {
    expect(readHeader('grants', header, rules)).toEqual({
      refusal: `This is no grants file: its header lacks ${missing}.`,
    })
  })

  test('that names a column twice', () => {
    const header = ['grant_id', 'candidate_id', 'certification', 'granted_on', 'reason', 'reason']
    expect(readHeader('grants', header, rules)).toEqual({ refusal: 'The header names the column “reason” twice.' })
  })
})
