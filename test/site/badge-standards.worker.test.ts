import { expect, test } from 'vitest'
import { canonical } from '../../src/adapters/signing/data-integrity.ts'
import { ask, asJson, badgeHolder, badgesOf } from '../support/badges.ts'

/** Base contexts alone, in safe mode: a term that none of them knows throws. */
test('a badge and a status list hold no term that their contexts do not know', async () => {
  const [badge] = await badgesOf(await badgeHolder('yes'))
  for (const path of [`/badges/${badge!.id}`, '/status/1']) {
    const document = await (await ask(path, asJson)).json<object>()
    const quads = await canonical(document)
    expect(quads.split('\n').length).toBeGreaterThan(10)
    await expect(canonical({ ...document, unheardOf: 'x' })).rejects.toThrow()
  }
})
