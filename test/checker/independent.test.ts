import { expect, test } from 'vitest'
import { learnerRecord } from '../../src/core/open-badge.ts'
import { check, did, lettersOf, sign, signed } from '../support/checker.ts'
import { isGoodElsewhere } from '../support/other-verifier.ts'

const about = {
  at: 'https://issuer.test/transcript/T0/clr',
  issuer: { did, name: 'An issuer', url: 'https://issuer.test/' },
  name: 'Hana Sato',
  validFrom: '2025-01-01T00:00:00Z',
  linkEndsOn: null,
  remarks: 'Reference NW-2214',
}

test('a badge and a learner record are judged by @digitalbazaar/vc as here', async () => {
  const record = await sign(learnerRecord(about, [signed, signed]))
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
