import { describe, expect, test } from 'vitest'
import { readHeader } from '../../../src/core/feeds/header.ts'
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
      warnings: [
        'The column “colour” is not known and was ignored.',
        `The column “${'x'.repeat(40)}” is not known and was ignored.`,
      ],
    })
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
    ['in capitals', ['GRANT_ID', 'candidate_id', 'certification', 'granted_on', 'reason'], 'grant_id'],
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
