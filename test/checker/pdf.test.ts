import { describe, expect, test } from 'vitest'
import { check, lettersOf, signed } from '../support/checker.ts'
import { type Attached, pdfOf } from '../support/documents.ts'

const text = JSON.stringify(signed)
const { proof: _, ...unsigned } = signed as unknown as Record<string, unknown>

describe('a PDF', () => {
  test.each<[string, Attached, RegExp]>([
    ['whose two versions of the file differ', { text, old: JSON.stringify(unsigned) }, /there twice and differs/],
    ['whose two names differ', { text, oldName: 'other.json' }, /there twice and differs/],
    ['whose two names end differently', { text, name: '証明書.json', oldName: 'x.txt' }, /there twice and differs/],
    ['that names its file nowhere', { text, in: [] }, /carries no credential/],
    ['whose file is no credential by its name', { text, name: 'photo.png' }, /carries no credential/],
  ])('%s is not believed', async (_, attached, sentence) => {
    const { result } = await check(await pdfOf(attached))
    expect(result.ok ? 'ok' : result.sentence).toMatch(sentence)
  })

  test('may have a name that old programs can’t read', async () => {
    const { result } = await check(await pdfOf({ text, name: '証明書.json', oldName: '___.json' }))
    expect(result.ok && lettersOf(result.checked)).toBe('yyyy')
  })
})
