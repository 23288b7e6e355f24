import { expect, test } from 'vitest'
import { encodeStatusList, entriesOfList } from '../../src/adapters/status-list.ts'
import { unpack } from '../support/badges.ts'

/** Published with the recommendation: 131,072 places, none of them set. */
const nothingSet = 'uH4sIAAAAAAAAA-3BMQEAAADCoPVPbQwfoAAAAAAAAAAAAAAAAAAAAIC3AYbSVKsAQAAA'

test('a list with nothing set says what the published one says', async () => {
  const [theirs, ours] = await Promise.all([unpack(nothingSet), encodeStatusList([]).then(unpack)])
  expect(theirs).toHaveLength(entriesOfList / 8)
  expect(ours).toEqual(theirs)
})

test('the first place is the leftmost bit', async () => {
  const bits = await unpack(await encodeStatusList([0, 9, 23, entriesOfList - 1]))
  expect([...bits.subarray(0, 3), bits.at(-1)]).toEqual([0b1000_0000, 0b0100_0000, 0b0000_0001, 0b0000_0001])
})

test('it is written in one alphabet', async () => {
  const places = Array.from({ length: 5000 }, (_, at) => (at * 7919) % entriesOfList)
  expect(await encodeStatusList(places)).toMatch(/^u[\w-]+$/)
})
