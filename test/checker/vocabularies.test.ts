import { expect, test } from 'vitest'
import { contexts } from '../../src/adapters/signing/contexts.ts'
import { isKnownContext, loadAnyContext } from '../../src/checker/contexts.ts'
import { foreignContexts } from '../../src/checker/foreign-contexts.ts'
import { badge, outcomes, sign, signed } from '../support/checker.ts'

const all = new Map([...contexts, ...foreignContexts])

test('every vocabulary that is built in is known by its address, and loaded', async () => {
  for (const [url, document] of foreignContexts) {
    expect([url, isKnownContext(url)]).toEqual([url, true])
    expect((await loadAnyContext(url)).document).toEqual(contexts.get(url) ?? document)
  }
  await expect(loadAnyContext('https://words.test/v1')).rejects.toThrow()
})

/** The words of a vocabulary, those within words included, with what they stand for. */
function* wordsOf(value: unknown): Generator<[word: string, means: string]> {
  if (typeof value !== 'object' || value === null) return
  for (const [word, one] of Object.entries(value)) {
    const means = typeof one === 'string' ? one : (one as { '@id'?: unknown } | null)?.['@id']
    if (typeof means === 'string') yield [word, means]
    yield* wordsOf(one)
  }
}

/** Else a holder could say the same in a word that is not read, and the signature would hold. */
test('no vocabulary has a second word for how a credential ends', () => {
  const decisive = /(?:credentials#|cred:)(credentialStatus|validUntil|expirationDate)$/
  const second = [...all].flatMap(([url, document]) =>
    [...wordsOf(document)]
      .filter(([word]) => !word.startsWith('@'))
      .filter(([word, means]) => decisive.exec(means)?.[1] !== undefined && decisive.exec(means)?.[1] !== word)
      .map(([word]) => `${url} ${word}`),
  )
  expect(second).toEqual([])
})

test.each([...foreignContexts.keys()])(
  '%s beside those of a badge changes nothing that it says, or it is not believed',
  async (url) => {
    const together = { ...signed, '@context': [...badge['@context'], url] }
    expect(await outcomes(together)).toMatch(/^(yyyy|[nu]u)/)
    const over = await sign({ ...badge, validUntil: '2026-01-01T00:00:00Z' })
    expect(await outcomes({ ...over, '@context': [...badge['@context'], url] })).toMatch(/^(yyny|[nu]u)/)
  },
)
