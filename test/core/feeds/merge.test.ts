import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { foldVersions } from '../../../src/core/feeds/fold-versions.ts'
import { merge, type Merge } from '../../../src/core/feeds/merge.ts'
import {
  type HeldVersion,
  type IncomingRow,
  type NewVersion,
  repeatedBy,
  type Version,
} from '../../../src/core/feeds/version.ts'

const isKnown = (id: string) => id !== 'nobody'

/** A row that says something about a key, from a file made at a moment. */
function row(key: string, says: string, made: string, candidateId = 'ada'): IncomingRow {
  return { fact: { key, candidateId, content: { says } }, made, line: Number(made.split('/')[1] ?? 2) }
}

/** The same of a file with some of the columns alone. */
function part(key: string, content: Record<string, string>, made: string, candidateId = 'ada'): IncomingRow {
  return { ...row(key, '', made), fact: { key, candidateId, content, isWhole: 0 } }
}

interface Kept {
  readonly versions: readonly Version[]
  readonly held: readonly HeldVersion[]
}

/** What is kept after a merge, as it would be written down. */
function kept({ versions, held }: Kept, merged: Merge): Kept {
  const { added, repeats, retracted } = merged
  const raised = repeatedBy(repeats, versions)
  const stay = raised.filter((one) => !retracted.some(({ key, made }) => key === one.key && made === one.made))
  const isHeld = (row: Version) => held.some(({ key, made }) => key === row.key && made === row.made)
  const asked = merged.held.filter((one) => !isHeld(one)).map((one): HeldVersion => ({ ...bare(one), answer: null }))
  return { versions: [...stay, ...added.map(bare)], held: [...held, ...asked] }
}

function bare({ line: _line, ...version }: NewVersion): Version {
  return version
}

/** Takes in files one after the other. */
function takeIn(files: readonly (readonly IncomingRow[])[], from: Kept = { versions: [], held: [] }) {
  let state = from
  const outcomes = files.map((rows) => {
    const merged = merge(rows, state.versions, isKnown, { held: state.held })
    state = kept(state, merged)
    return merged.counts
  })
  return { ...state, outcomes }
}

/** Answers what is held of some people, or of all. */
function answer({ versions, held }: Kept, yes: boolean, who?: string): Kept {
  const isAsked = (one: HeldVersion) => one.answer === null && (who === undefined || one.candidateId === who)
  const asked = held.filter(isAsked).map(({ key, candidateId, content, made, isWhole }): IncomingRow => {
    const said = JSON.parse(content) as Record<string, string>
    return { fact: { key, candidateId, content: said, ...(isWhole !== undefined && { isWhole }) }, made, line: 2 }
  })
  const answered = held.map((one): HeldVersion => (isAsked(one) ? { ...one, answer: yes ? 'yes' : 'no' } : one))
  const taken = kept({ versions, held: answered }, merge(yes ? asked : [], versions, isKnown, { isApproved: true }))
  return { ...taken, held: answered }
}

const stateOf = ({ versions }: Kept, key = 'k') => {
  const fact = foldVersions(versions.filter((version) => version.key === key))
  return fact && [fact.candidateId, JSON.parse(fact.content)]
}

const none = { accepted: 0, updated: 0, unchanged: 0, superseded: 0, unmatched: 0, held: 0 }

describe('A row', () => {
  test.each<[string, IncomingRow[][], Partial<Merge['counts']>]>([
    ['that is new is accepted', [[row('k', 'a', '1')]], { accepted: 1 }],
    ['of another key is accepted', [[row('k', 'a', '1')], [row('l', 'a', '2')]], { accepted: 1 }],
    ['that says the same is unchanged', [[row('k', 'a', '1')], [row('k', 'a', '2')]], { unchanged: 1 }],
    ['that is sent again is unchanged', [[row('k', 'a', '1')], [row('k', 'a', '1')]], { unchanged: 1 }],
    ['that says something else later is an update', [[row('k', 'a', '1')], [row('k', 'b', '2')]], { updated: 1 }],
    [
      'that says something else of an older file is superseded',
      [[row('k', 'a', '2')], [row('k', 'b', '1')]],
      { superseded: 1 },
    ],
    ['that moves to somebody else is held', [[row('k', 'a', '1')], [row('k', 'a', '2', 'ben')]], { held: 1 }],
    [
      'of somebody else in an older file is superseded',
      [[row('k', 'a', '2')], [row('k', 'a', '1', 'ben')]],
      { superseded: 1 },
    ],
    [
      'that moves what nobody has had yet is an update',
      [[row('k', 'a', '1', '')], [row('k', 'a', '2', 'ben')]],
      { updated: 1 },
    ],
    ['of nobody known is unmatched', [[row('k', 'a', '1', 'nobody')]], { unmatched: 1 }],
    ['that moves to nobody known is held', [[row('k', 'a', '1')], [row('k', 'a', '2', 'nobody')]], { held: 1 }],
    [
      'of nobody known, sent again, is unchanged',
      [[row('k', 'a', '1', 'nobody')], [row('k', 'a', '1', 'nobody')]],
      { unchanged: 1 },
    ],
    ['of two people in a file is held twice', [[row('k', 'a', '1/1'), row('k', 'a', '1/2', 'ben')]], { held: 2 }],
    [
      'of fewer columns that say the same is unchanged',
      [[row('k', 'a', '1')], [part('k', { says: 'a' }, '2')]],
      { unchanged: 1 },
    ],
    [
      'that empties a column is an update',
      [[part('k', { x: '1', y: '2' }, '1')], [part('k', { y: '' }, '2')]],
      { updated: 1 },
    ],
    [
      'that empties what is empty is unchanged',
      [[part('k', { x: '1' }, '1')], [part('k', { y: '' }, '2')]],
      { unchanged: 1 },
    ],
    [
      'of an older file that has more columns is an update',
      [[part('k', { x: '1' }, '2')], [part('k', { x: '0', y: '2' }, '1')]],
      { updated: 1 },
    ],
    ['twice in a file counts twice', [[row('k', 'a', '1/1'), row('k', 'a', '1/2')]], { accepted: 1, unchanged: 1 }],
    [
      'corrected in its own file counts twice',
      [[row('k', 'a', '1/1'), row('k', 'b', '1/2')]],
      { accepted: 1, updated: 1 },
    ],
  ])('%s', (_what, files, counts) => {
    expect(takeIn(files).outcomes.at(-1)).toEqual({ ...none, ...counts })
  })

  test('that introduces somebody makes them known, and no other row does', () => {
    const introduces = (content: IncomingRow['fact']['content']) => content.says === 'name'
    const rows = [row('nobody', 'phone', '1/1', 'nobody'), row('nobody', 'name', '1/2', 'nobody')]
    const merged = merge(rows, [], isKnown, { introduces })
    expect(merged.counts).toEqual({ ...none, unmatched: 1, updated: 1 })
    expect([...merged.introduced]).toEqual(['nobody'])
  })

  test('of another order of words says the same', () => {
    const [one, other] = [
      { x: '1', y: 2 },
      { y: 2, x: '1' },
    ].map((content, at): IncomingRow => {
      return { fact: { key: 'k', candidateId: 'ada', content }, made: String(at), line: 2 }
    })
    expect(takeIn([[one!], [other!]]).outcomes[1]).toEqual({ ...none, unchanged: 1 })
  })
})

describe('Of a fact', () => {
  const says = (files: IncomingRow[][]) => foldVersions(takeIn(files).versions)?.content
  const content = (text: string) => JSON.stringify({ says: text })

  test('every version is kept', () => {
    const { versions } = takeIn([[row('k', 'a', '2')], [row('k', 'b', '1')], [row('k', 'c', '3')]])
    expect(versions).toEqual([
      { key: 'k', candidateId: 'ada', content: content('a'), made: '2' },
      { key: 'k', candidateId: 'ada', content: content('b'), made: '1' },
      { key: 'k', candidateId: 'ada', content: content('c'), made: '3' },
    ])
  })

  test('what a later file says again stands against a correction made in between', () => {
    expect(says([[row('k', 'a', '1')], [row('k', 'a', '3')], [row('k', 'b', '2')]])).toBe(content('a'))
    expect(says([[row('k', 'a', '1'), row('k', 'a', '3')], [row('k', 'b', '2')]])).toBe(content('a'))
    expect(says([[row('k', 'a', '1')], [row('k', 'b', '2')], [row('k', 'a', '3')]])).toBe(content('a'))
    expect(says([[row('k', 'a', '1')], [row('k', 'a', '2'), row('k', 'a', '4')], [row('k', 'b', '3')]])).toBe(
      content('a'),
    )
  })

  test('what stood before something else was said is not forgotten when it is said again', () => {
    const files = [[row('k', 'a', '1')], [row('k', 'b', '2')], [part('k', { says: 'a' }, '3')], [row('k', 'a', '4')]]
    const { versions, outcomes } = takeIn(files)
    expect(outcomes.at(-1)).toEqual({ ...none, unchanged: 1 })
    expect(versions.map(({ made }) => made)).toEqual(['1', '2', '3', '4'])
    // From then on two files in turn, each of its own columns, add nothing.
    const more = takeIn([[part('k', { says: 'a' }, '5')], [row('k', 'a', '6')]], { versions, held: [] })
    expect(more.versions.map(({ made }) => made)).toEqual(['1', '2', '5', '6'])
  })

  test('rows of several files may come in one go, in any order', () => {
    expect(says([[row('k', 'a', '1'), row('k', 'a', '3'), row('k', 'b', '2')]])).toBe(content('a'))
    expect(says([[row('k', 'a', '1')], [row('k', 'a', '3'), row('k', 'b', '2')]])).toBe(content('a'))
    expect(says([[row('k', 'c', '0')], [row('k', 'a', '1'), row('k', 'a', '3'), row('k', 'b', '2')]])).toBe(
      content('a'),
    )
    expect(says([[row('k', 'b', '2'), row('k', 'a', '1'), row('k', 'c', '3')]])).toBe(content('c'))
    const { outcomes } = takeIn([[row('k', 'a', '1'), row('k', 'a', '3'), row('k', 'b', '2')]])
    expect(outcomes).toEqual([{ ...none, accepted: 1, unchanged: 1, superseded: 1 }])
  })

  test('each column stands as the file made last has it, once all is answered, in whatever order and parts files come', () => {
    const cell = fc.option(fc.constantFrom('', 'a', 'b'), { nil: undefined })
    const says = fc.record({
      key: fc.constantFrom('k', 'l'),
      x: cell,
      y: cell,
      isWhole: fc.boolean(),
      candidateId: fc.constantFrom('ada', 'ada', 'ada', 'ben', 'nobody'),
    })
    const feeds = fc.array(fc.array(says, { minLength: 1, maxLength: 4 }), { minLength: 1, maxLength: 5 })
    const order = fc.array(fc.record({ file: fc.nat({ max: 4 }), cut: fc.nat({ max: 4 }), answers: fc.boolean() }), {
      maxLength: 8,
    })
    const property = fc.property(feeds, order, fc.nat({ max: 4 }), (contents, arrivals, last) => {
      const files = contents.map((rows, file) =>
        rows.map(({ key, x, y, isWhole, candidateId }, line): IncomingRow => {
          const cells = Object.entries({ x, y }).filter(([, value]) => value !== undefined) as [string, string][]
          const content = Object.fromEntries(isWhole ? cells.filter(([, value]) => value !== '') : cells)
          const fact = { key, candidateId, content, isWhole: isWhole ? (1 as const) : (0 as const) }
          return { fact, made: `${file}/${line}`, line }
        }),
      )
      let state: Kept = { versions: [], held: [] }
      const rest = files.map((_rows, file) => ({ file, cut: last, answers: false }))
      for (const { file, cut, answers } of [...arrivals, ...rest]) {
        const rows = files[file % files.length]!
        const parts = [rows.slice(0, cut), rows.slice(cut)].filter((one) => one.length > 0)
        const { outcomes, ...after } = takeIn(parts, state)
        state = answers ? answer(after, true) : after
        const sum = outcomes.flatMap((counts) => Object.values(counts)).reduce((total, one) => total + one, 0)
        expect(sum).toBe(rows.length)
        const made = state.versions.map((version) => `${version.key} ${version.made}`)
        expect(new Set(made).size).toBe(made.length)
      }
      state = answer(state, true)
      for (const key of new Set(files.flat().map((one) => one.fact.key)))
        expect(stateOf(state, key)).toEqual(columnByColumn(files.flat().filter((one) => one.fact.key === key)))
    })
    fc.assert(property, { seed: 20_261_123, numRuns: 1000 })
  })

  test('it does not matter where a file was cut', () => {
    const rows = ['a', 'b', 'b', 'a', 'c', 'a', 'a'].map((text, line) => row('k', text, `1/${line}`))
    const whole = takeIn([rows])
    const standing = foldVersions(whole.versions)
    for (let cut = 1; cut < rows.length; cut++) {
      const parts = takeIn([rows.slice(0, cut), rows.slice(cut)])
      expect(foldVersions(parts.versions)).toEqual(standing)
      expect(parts.versions).toHaveLength(whole.versions.length)
      // Interrupted and begun anew, nothing is counted as new a second time.
      expect(takeIn([rows.slice(0, cut), rows, rows]).outcomes.at(-1)).toEqual({ ...none, unchanged: rows.length })
    }
  })
})

/** Column by column, the value of the row made last that has it. */
function columnByColumn(rows: readonly IncomingRow[]) {
  const { candidateId } = rows.at(-1)!.fact
  const cells = ['x', 'y'].map((name) => {
    const row = rows.findLast(({ fact }) => fact.isWhole === 1 || name in fact.content)
    return [name, row?.fact.content[name] ?? ''] as const
  })
  return [candidateId, Object.fromEntries(cells.filter(([, value]) => value !== ''))]
}

describe('A held row', () => {
  const moved = () => takeIn([[row('k', 'a', '1')], [row('k', 'a', '2', 'ben')]])

  test('counts for nothing until somebody says yes', () => {
    expect(stateOf(moved())).toEqual(['ada', { says: 'a' }])
    expect(stateOf(answer(moved(), true))).toEqual(['ben', { says: 'a' }])
  })

  test('that was refused stays refused in later files, and what it says otherwise is held again', () => {
    const refused = answer(moved(), false)
    const later = takeIn([[row('k', 'a', '3', 'ben')], [row('k', 'b', '4', 'ben')]], refused)
    expect(later.outcomes).toEqual([
      { ...none, unchanged: 1 },
      { ...none, held: 1 },
    ])
    expect(stateOf(later)).toEqual(['ada', { says: 'a' }])
  })

  test('is held again in later files until it is answered', () => {
    const later = takeIn([[row('k', 'a', '3', 'ben')], [row('k', 'a', '2', 'ben')]], moved())
    expect(later.outcomes).toEqual([
      { ...none, held: 1 },
      { ...none, held: 1 },
    ])
    expect(later.held.map(({ made }) => made)).toEqual(['2', '3'])
    expect(answer(later, true).versions.map(({ made }) => made)).toEqual(['1', '3'])
  })

  test('does not move what a later file still gives to the first', () => {
    const corrected = takeIn([[row('k', 'b', '3')]], moved())
    expect(corrected.outcomes).toEqual([{ ...none, updated: 1 }])
    expect(stateOf(answer(corrected, true))).toEqual(['ada', { says: 'b' }])
  })

  test('of a file that names two people is taken alone, or not at all', () => {
    const rows = [row('k', 'a', '1/1'), row('k', 'a', '1/2', 'ben')]
    const both = takeIn([rows])
    expect(stateOf(both)).toBeUndefined()
    expect(stateOf(answer(both, true, 'ada'))).toEqual(['ada', { says: 'a' }])
    expect(stateOf(answer(both, true))).toEqual(['ben', { says: 'a' }])
    const settled = answer(answer(both, false, 'ben'), true, 'ada')
    const again = takeIn([rows.map((one) => ({ ...one, made: one.made.replace('1/', '2/') }))], settled)
    expect(again.outcomes).toEqual([{ ...none, unchanged: 2 }])
  })

  test('is found although an earlier part of its file has been taken in', () => {
    const rows = [row('k', 'a', '1/1'), row('l', 'a', '1/2'), row('k', 'a', '1/3', 'ben')]
    const cut = takeIn([rows.slice(0, 2), rows.slice(2)])
    expect(cut.outcomes).toEqual([
      { ...none, accepted: 2 },
      { ...none, accepted: -1, held: 2 },
    ])
    expect(stateOf(cut)).toBeUndefined()
    expect(cut.held.map(({ made, candidateId }) => [made, candidateId])).toEqual(
      [
        ['1/3', 'ben'],
        ['1/1', 'ada'],
      ].toReversed(),
    )
    expect(stateOf(cut, 'l')).toEqual(['ada', { says: 'a' }])
  })

  test('leaves alone what another file brought and this one said again', () => {
    const rows = [row('k', 'a', '2/1'), row('k', 'a', '2/2', 'ben')].map((one) => [one])
    const versions = [{ key: 'k', candidateId: 'ada', content: '{"says":"a"}', made: '1/1', importId: 'first' }]
    let state: Kept = { versions, held: [] }
    for (const part of rows)
      state = kept(state, merge(part, state.versions, isKnown, { held: state.held, importId: 'second' }))
    expect(stateOf(state)).toEqual(['ada', { says: 'a' }])
    expect(state.held).toHaveLength(2)
  })
})
