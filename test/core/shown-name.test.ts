import fc from 'fast-check'
import { expect, test } from 'vitest'
import { fullName } from '../../src/core/person-name.ts'
import { shownName } from '../../src/core/shown-name.ts'

test.each([
  ['a line break', 'Ada\r\nBcc: evil@example.com', 'Ada Bcc: evil@example.com'],
  ['a tab, a bell, a null', 'A\td\u0007a\u0000', 'A d a'],
  ['line and paragraph separators', 'Ada\u2028Lovelace\u2029', 'Ada Lovelace'],
  ['an override of the order of writing', 'Ada \u202egnorw\u202c', 'Ada gnorw'],
  ['isolates and marks of direction', '\u2066Ada\u2069\u200e\u200f\u061c', 'Ada'],
  ['zero-width signs', 'A\u200bd\u2060a\ufeff\u00ad', 'Ada'],
  ['a joiner in a Latin name', 'No\u200cwak', 'Nowak'],
  ['a joiner at the end of a word', 'نام\u200d', 'نام'],
  ['joiners in a row', 'نا\u200c\u200cم', 'نام'],
  ['fillers that look like nothing', 'A\u3164d\uffa0a\u115f\u1160\u2800', 'Ada'],
  ['tags', 'Ada\u{e0041}\u{e0042}', 'Ada'],
  ['annotations', 'A\ufff9da\ufffb', 'Ada'],
  ['half a sign', 'A\ud800da', 'A\ufffdda'],
])('%s is not shown', (_, sent, shown) => {
  expect(shownName(sent)).toBe(shown)
})

test.each([
  ['Persian', 'می\u200cخواهم'],
  ['Persian with a vowel sign', 'مِ\u200cخ'],
  ['Devanagari', 'क्\u200dष'],
  ['Devanagari, not joined', 'क्\u200cष'],
  ['Sinhala', 'ශ්\u200dරී'],
  ['Malayalam', 'ന്\u200dറെ'],
  ['Bengali', 'র্\u200cয'],
  ['a variant of an ideograph', '葛\u{e0100}城'],
  ['accents apart from their letters', 'Zoe\u0308'],
  ['Hebrew points', 'שָׁלוֹם'],
  ['Latin', 'O’Brien-Łukasiewicz'],
])('what shapes %s stays', (_, name) => {
  expect(shownName(name)).toBe(name)
})

test('whatever was sent, what is shown is one line, turns nothing around and stays the same when shown again', () => {
  const piece = fc.oneof(
    fc.constantFrom('\r\n', '\u202e', '\u200b', '\u200c', '\u200d', 'a', 'م', 'क', '्', ' '),
    fc.string({ unit: 'binary' }),
  )
  fc.assert(
    fc.property(fc.array(piece), fc.array(piece), (first, last) => {
      for (const shown of [
        shownName(first.join('')),
        fullName({ first: first.join(''), last: last.join('') }, ['Han']),
      ]) {
        expect(shown).not.toMatch(/[\p{Cc}\u2028\u2029]|\p{Bidi_Control}|\u200b|\ufeff/u)
        expect(shownName(shown)).toBe(shown)
      }
    }),
    { numRuns: 500 },
  )
})
