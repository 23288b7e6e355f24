import { expect, test } from 'vitest'
import { canonical } from '../../src/adapters/signing/data-integrity.ts'
import { ask, asJson, badgeHolder, badgesOf } from '../support/badges.ts'
import { holder, open } from '../support/transcripts.ts'

async function documents(): Promise<Response[]> {
  const [badge] = await badgesOf(await badgeHolder('yes'))
  const person = await holder()
  const { path } = await person.share(await person.create())
  const paths = [`/badges/${badge!.id}`, `/badges/${badge!.id}/credential.json`, '/status/1', '/status/records-1']
  return Promise.all([open(`${path}/clr`), ...paths.map((one) => ask(one, asJson))])
}

/** Base contexts alone, in safe mode: a term that none of them knows throws. */
test('badges, learner records and status lists hold no term that their contexts do not know', async () => {
  for (const answer of await documents()) {
    const document = await answer.json<object>()
    const quads = await canonical(document)
    expect(quads.split('\n').length).toBeGreaterThan(10)
    await expect(canonical({ ...document, unheardOf: 'x' })).rejects.toThrow()
  }
})
