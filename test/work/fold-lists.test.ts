import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Activity } from '../../src/core/activities.ts'
import { merge } from '../../src/core/feeds/merge.ts'
import { repeatedBy } from '../../src/core/feeds/version.ts'
import type { KeptFact } from '../../src/core/record.ts'
import { foldActivities, versionsOfChanged } from '../../src/work/holdings/fold-lists.ts'

const row = fc.record({ key: fc.constantFrom('a', 'b'), person: fc.constantFrom('one', 'two'), points: fc.nat(2) })
const file = fc.record({ made: fc.nat(8), rows: fc.array(row, { minLength: 1, maxLength: 4 }) })

const sorted = (activities: Iterable<Activity>) => [...activities].sort((a, b) => (a.key < b.key ? -1 : 1))

test('activities changed file by file are those that all versions come to, in whatever order the files came', () => {
  fc.assert(
    fc.property(fc.array(file, { maxLength: 8 }), (files) => {
      let kept: KeptFact[] = []
      const listed = new Map<string, Activity>()
      for (const [at, { made, rows }] of files.entries()) {
        const incoming = rows.map(({ key, person, points }, line) => ({
          line,
          made: `${made} ${at} ${line}`,
          fact: {
            key,
            candidateId: person,
            content: { name: 'Talk', hundredths: points, activeOn: '2024-02-29', review: 'n/a' },
          },
        }))
        const touched = new Set<string>(rows.map(({ key }) => key))
        const known = kept.filter(({ key }) => touched.has(key))
        const merged = merge(incoming, known, () => true, { isApproved: true })
        const from = { kind: 'creq', recordedAt: `2026-01-0${at + 1}T00:00:00Z`, file: `file ${at}` } as const
        const fresh = merged.added.map((version): KeptFact => ({ ...version, ...from }))
        for (const activity of foldActivities(versionsOfChanged(merged, known, fresh), 36))
          listed.set(activity.key, activity)
        kept = [...repeatedBy(merged.repeats, kept), ...fresh]
      }
      expect(sorted(listed.values())).toEqual(
        sorted(
          foldActivities(
            Map.groupBy(kept, ({ key }) => key),
            36,
          ),
        ),
      )
    }),
    { numRuns: 500 },
  )
})
