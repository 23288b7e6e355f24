import { expect, test } from 'vitest'
import { learnerRecord } from '../../src/core/learner-record.ts'
import { aboutRecord, check, lettersOf, sign, signed } from '../support/checker.ts'
import { isGoodElsewhere } from '../support/other-verifier.ts'

test('a badge and a learner record are judged by @digitalbazaar/vc as here', async () => {
  const record = await sign(learnerRecord(aboutRecord, [signed, signed]))
  for (const one of [signed, record]) {
    expect(await isGoodElsewhere(one)).toBe(true)
    const { result } = await check(one)
    expect(result.ok && lettersOf(result.checked)).toMatch(/^yyy/)
    const changed = { ...one, name: 'Other' }
    expect(await isGoodElsewhere(changed)).toBe(false)
    const judged = await check(changed)
    expect(judged.result.ok && lettersOf(judged.result.checked)).toMatch(/^nu/)
  }
})
