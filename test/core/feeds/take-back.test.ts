import fc from 'fast-check'
import { expect, test } from 'vitest'
import { foldVersions } from '../../../src/core/feeds/fold-versions.ts'
import { merge } from '../../../src/core/feeds/merge.ts'
import { type SaidVersion, takeBack } from '../../../src/core/feeds/take-back.ts'
import { type IncomingRow, placeOf, type Repeat, repeatedBy, type Version } from '../../../src/core/feeds/version.ts'
import type { KeptFact } from '../../../src/core/record.ts'

/** What is stored of all files: versions, and the rows that repeat them. */
interface Store {
  readonly versions: readonly KeptFact[]
  readonly repeats: readonly (Repeat & { readonly importId: string })[]
}

const from = { kind: 'exams', recordedAt: '', file: '', line: 0 } as const

function takeIn({ versions, repeats }: Store, rows: readonly IncomingRow[], importId: string): Store {
  const merged = merge(rows, versions, () => true, { isApproved: true, importId })
  const added = merged.added.map((version) => ({ ...version, ...from, importId }))
  return {
    versions: [...repeatedBy(merged.repeats, versions), ...added],
    repeats: [...repeats, ...merged.repeats.map((repeat) => ({ ...repeat, importId }))],
  }
}

/** As the database does it: what is left of each version that the file says, by those of its rows that are not taken back. */
function without({ versions, repeats }: Store, importId: string, gone: ReadonlySet<string>): Store {
  const rowsOf = (version: KeptFact & Version) => [
    { importId: version.importId!, made: version.keptAs ?? version.made },
    ...repeats.filter((repeat) => placeOf(repeat) === placeOf(version)),
  ]
  const said = versions
    .filter((version) => rowsOf(version).some((row) => row.importId === importId))
    .map((version): SaidVersion => {
      const left = rowsOf(version).filter((row) => !gone.has(row.importId))
      return {
        ...version,
        left:
          left
            .map(({ made }) => made)
            .sort()
            .at(-1) ?? null,
      }
    })
  const changes = takeBack(said)
  const isGone = new Set(changes.gone.map(placeOf))
  return { versions: [...versions.filter((one) => !isGone.has(placeOf(one))), ...changes.fresh], repeats }
}

const cell = fc.option(fc.constantFrom('', 'a', 'b'), { nil: undefined })
const says = fc.record({
  key: fc.constantFrom('k', 'l'),
  x: cell,
  y: cell,
  isWhole: fc.boolean(),
  candidateId: fc.constantFrom('ada', 'ada', 'ben'),
})
const feeds = fc.array(fc.array(says, { minLength: 1, maxLength: 4 }), { minLength: 2, maxLength: 6 })

test('without files that are taken back, every fact is what the other files make of it, whenever each came', () => {
  const property = fc.property(
    feeds,
    fc.array(fc.nat(5), { maxLength: 6 }),
    fc.uniqueArray(fc.nat(5), { minLength: 1, maxLength: 4 }),
    fc.nat(5),
    (contents, order, wrong, late) => {
      const files = contents.map((rows, file) =>
        rows.map(({ key, x, y, isWhole, candidateId }, line): IncomingRow => {
          const cells = Object.entries({ x, y }).filter(([, value]) => value !== undefined) as [string, string][]
          const content = Object.fromEntries(isWhole ? cells.filter(([, value]) => value !== '') : cells)
          const fact = { key, candidateId, content, isWhole: isWhole ? (1 as const) : (0 as const) }
          return { fact, made: `${file}/${line}`, line }
        }),
      )
      const all = files.map((_rows, file) => file)
      const arrivals = [...new Set([...order.filter((file) => file < files.length), ...all])]
      // One file comes when the others have been taken back already.
      const last = arrivals[late % arrivals.length]!
      let store: Store = { versions: [], repeats: [] }
      for (const file of arrivals.filter((one) => one !== last)) store = takeIn(store, files[file]!, `${file}`)
      const gone = new Set<string>()
      for (const file of wrong.filter((one) => one < files.length && one !== last)) {
        gone.add(`${file}`)
        store = without(store, `${file}`, gone)
      }
      store = takeIn(store, files[last]!, `${last}`)
      let left: Store = { versions: [], repeats: [] }
      for (const file of all.filter((one) => !gone.has(`${one}`))) left = takeIn(left, files[file]!, `${file}`)

      for (const key of ['k', 'l']) expect(stateOf(store, key)).toEqual(stateOf(left, key))
    },
  )
  fc.assert(property, { seed: 20_261_201, numRuns: 2000 })
})

function stateOf({ versions }: Store, key: string) {
  const fact = foldVersions(versions.filter((version) => version.key === key))
  return fact && [fact.candidateId, JSON.parse(fact.content), fact.made]
}
