import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type IncomingRow, latest, merge, type Merge, type Version } from '../../../src/core/feeds/merge.ts'

const isKnown = (id: string) => id !== 'nobody'

/** A row that says something about a key, from a file made at a moment. */
function row(key: string, says: string, made: string, candidateId = 'ada'): IncomingRow {
  return { fact: { key, candidateId, content: { says } }, made, line: 2 }
}

/** What is kept after a merge, as it would be written down. */
function kept(before: readonly Version[], { added, confirmed }: Merge): Version[] {
  const again = before.map((version) => {
    const entry = confirmed.find((one) => one.key === version.key && one.made === version.made)
    return entry ? { ...version, made: entry.madeAgain } : version
  })
  return [...again, ...added.map(({ line: _line, ...version }) => version)]
}

/** Takes in files one after the other. */
function takeIn(files: readonly (readonly IncomingRow[])[]) {
  let versions: Version[] = []
  const outcomes = files.map((rows) => {
    const merged = merge(rows, versions, isKnown)
    versions = kept(versions, merged)
    return merged.counts
  })
  return { versions, outcomes }
}

const none = { accepted: 0, updated: 0, unchanged: 0, unmatched: 0 }

describe('A row', () => {
  test.each<[string, IncomingRow[][], Partial<Merge['counts']>]>([
    ['that is new is accepted', [[row('k', 'a', '1')]], { accepted: 1 }],
    ['of another key is accepted', [[row('k', 'a', '1')], [row('l', 'a', '2')]], { accepted: 1 }],
    ['that says the same is unchanged', [[row('k', 'a', '1')], [row('k', 'a', '2')]], { unchanged: 1 }],
    ['that is sent again is unchanged', [[row('k', 'a', '1')], [row('k', 'a', '1')]], { unchanged: 1 }],
    ['that says something else later is an update', [[row('k', 'a', '1')], [row('k', 'b', '2')]], { updated: 1 }],
    [
      'that says something else of an older file is unchanged',
      [[row('k', 'a', '2')], [row('k', 'b', '1')]],
      { unchanged: 1 },
    ],
    ['that moves to somebody else is an update', [[row('k', 'a', '1')], [row('k', 'a', '2', 'ben')]], { updated: 1 }],
    ['of nobody known is unmatched', [[row('k', 'a', '1', 'nobody')]], { unmatched: 1 }],
    [
      'that moves to nobody known is unmatched',
      [[row('k', 'a', '1')], [row('k', 'a', '2', 'nobody')]],
      { unmatched: 1 },
    ],
    [
      'of nobody known, sent again, is unchanged',
      [[row('k', 'a', '1', 'nobody')], [row('k', 'a', '1', 'nobody')]],
      { unchanged: 1 },
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
  const says = (files: IncomingRow[][]) => latest(takeIn(files).versions)?.content
  const content = (text: string) => JSON.stringify({ says: text })

  test('every version is kept', () => {
    const { versions } = takeIn([[row('k', 'a', '2')], [row('k', 'b', '1')], [row('k', 'c', '3', 'ben')]])
    expect(versions).toEqual([
      { key: 'k', candidateId: 'ada', content: content('a'), made: '2' },
      { key: 'k', candidateId: 'ada', content: content('b'), made: '1' },
      { key: 'k', candidateId: 'ben', content: content('c'), made: '3' },
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

  test('rows of several files may come in one go, in any order', () => {
    expect(says([[row('k', 'a', '1'), row('k', 'a', '3'), row('k', 'b', '2')]])).toBe(content('a'))
    expect(says([[row('k', 'a', '1')], [row('k', 'a', '3'), row('k', 'b', '2')]])).toBe(content('a'))
    expect(says([[row('k', 'c', '0')], [row('k', 'a', '1'), row('k', 'a', '3'), row('k', 'b', '2')]])).toBe(
      content('a'),
    )
    expect(says([[row('k', 'b', '2'), row('k', 'a', '1'), row('k', 'c', '3')]])).toBe(content('c'))
    const { outcomes } = takeIn([[row('k', 'a', '1'), row('k', 'a', '3'), row('k', 'b', '2')]])
    expect(outcomes).toEqual([{ ...none, accepted: 1, unchanged: 2 }])
  })

  test('the one that stands is from the file made last, in whatever order and however often files come', () => {
    const says = fc.record({
      key: fc.constantFrom('k', 'l'),
      says: fc.constantFrom('a', 'b', 'c'),
      candidateId: fc.constantFrom('ada', 'ada', 'ben', 'nobody'),
    })
    const feeds = fc.array(fc.array(says, { minLength: 1, maxLength: 4 }), { minLength: 1, maxLength: 5 })
    const property = fc.property(feeds, fc.array(fc.nat({ max: 4 }), { maxLength: 8 }), (contents, order) => {
      const files = contents.map((rows, file) =>
        rows.map(({ key, says, candidateId }, line) => row(key, says, `${file}/${line}`, candidateId)),
      )
      const arriving = [...order.map((at) => files[at % files.length]!), ...files]
      const { versions, outcomes } = takeIn(arriving)

      for (const key of new Set(files.flat().map((one) => one.fact.key))) {
        const last = files.flat().findLast((one) => one.fact.key === key)!
        expect(latest(versions.filter((version) => version.key === key))).toEqual({
          key,
          candidateId: last.fact.candidateId,
          content: JSON.stringify(last.fact.content),
          made: last.made,
        })
      }
      const sums = outcomes.map((counts) => Object.values(counts).reduce((sum, one) => sum + one, 0))
      expect(sums).toEqual(arriving.map((rows) => rows.length))
      const made = versions.map((version) => `${version.key} ${version.made}`)
      expect(new Set(made).size).toBe(made.length)
    })
    fc.assert(property, { seed: 20_261_123, numRuns: 300 })
  })

  test('it does not matter where a file was cut', () => {
    const rows = ['a', 'b', 'b', 'a', 'c', 'a', 'a'].map((text, line) => row('k', text, `1/${line}`))
    const whole = takeIn([rows])
    for (let cut = 1; cut < rows.length; cut++) {
      const parts = takeIn([rows.slice(0, cut), rows.slice(cut)])
      expect(latest(parts.versions)).toEqual(latest(whole.versions))
      expect(parts.versions).toHaveLength(whole.versions.length)
      // Interrupted and begun anew, nothing is counted as new a second time.
      expect(takeIn([rows.slice(0, cut), rows, rows]).outcomes.at(-1)).toEqual({ ...none, unchanged: rows.length })
    }
  })
})
