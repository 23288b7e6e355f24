import { describe, expect, test } from 'vitest'
import { gradeOf } from '../../src/checker/grade.ts'
import { stateWords } from '../../src/checker/own-state.ts'
import type { Checked, Outcome, Question, StateToday } from '../../src/checker/result.ts'
import { inAll } from '../../src/checker/words.ts'

const outcomes: readonly Outcome[] = ['yes', 'no', 'unknown']
const questions: readonly Exclude<Question, 'today'>[] = ['unaltered', 'signer', 'in-date', 'not-revoked']
const reasons: Readonly<Record<string, string>> = {
  'in-date no': 'It was valid until 2026-Jan-01.',
  'not-revoked no': 'Its issuer has revoked it.',
}

const checkedWith = (four: readonly Outcome[], state?: StateToday['state'], place = ''): Checked => ({
  kind: 'Open Badge',
  place,
  ownHost: state && 'issuer.test',
  today: state && { state, end: '2028-01-01', isErased: false, reason: 'So says this site.' },
  isKeyEnded: false,
  facts: [['Issuer', 'did:web:issuer.test']],
  verdicts: [
    ...questions.map((question, at) => ({
      question,
      outcome: four[at]!,
      reason: reasons[`${question} ${four[at]}`] ?? 'It is so.',
    })),
    ...(state
      ? [
          {
            question: 'today' as const,
            outcome: state === 'active' ? ('yes' as const) : ('unknown' as const),
            reason: '',
            word: stateWords[state],
          },
        ]
      : []),
  ],
  asks: [],
  notes: [],
  inside: [],
  unchecked: 0,
})

const all = outcomes.flatMap((one) =>
  outcomes.flatMap((two) => outcomes.flatMap((three) => outcomes.map((four) => [one, two, three, four] as const))),
)

/** What a headline may say of each row, by its outcome. */
const says: Readonly<Record<string, RegExp>> = {
  'unaltered yes': /unchanged|hasn’t been changed/,
  'unaltered no': /it was changed after it was signed/,
  'unaltered unknown': /whether it was changed/,
  'signer yes': /issued by|was signed by/,
  'signer no': /didn’t sign it/,
  'signer unknown': /who signed it/,
  'in-date yes': /(?<!whether it’s )in date/,
  'in-date no': /was valid until 2026-Jan-01/,
  'in-date unknown': /whether it’s in date/,
  'not-revoked yes': /not revoked|isn’t on a list of what was revoked/,
  'not-revoked no': /has revoked it/,
  'not-revoked unknown': /whether it was revoked/,
}

describe.each(['', 'in this picture (PNG)'])('the headline of a badge %s', (place) => {
  test.each(all)('over %s, %s, %s, %s says nothing that its rows do not', (...four) => {
    const checked = checkedWith(four, undefined, place)
    const headline = inAll(checked).replace('in this picture', '')
    const rows = questions.map((question, at) => `${question} ${four[at]}`)
    for (const [row, words] of Object.entries(says)) if (!rows.includes(row)) expect(headline).not.toMatch(words)
    const isGood = four.every((outcome) => outcome === 'yes')
    expect(/\bgood\b/i.test(headline) && !/not good|isn’t good/i.test(headline)).toBe(isGood)
    expect(gradeOf(checked) === 'good').toBe(isGood)
    expect(/not good|isn’t good/i.test(headline)).toBe(four.includes('no'))
    for (const row of rows.filter((one) => one.endsWith('no'))) expect(headline).toMatch(says[row]!)
    expect(headline.split(/(?<=[.:]) /).length).toBeLessThanOrEqual(4)
  })
})

test.each(Object.keys(stateWords) as StateToday['state'][])(
  'what this site says (%s) leads, unless the file is forged',
  (state) => {
    const plain = inAll(checkedWith(['yes', 'yes', 'yes', 'yes'], state))
    if (state === 'active') expect(plain).toMatch(/^Good: issued by this site \(issuer\.test\)/)
    else expect(plain).not.toMatch(/\bgood\b/i)
    if (state !== 'active' && state !== 'unknown') expect(plain.startsWith(stateWords[state])).toBe(true)
    for (const forged of [
      ['no', 'unknown', 'yes', 'yes'],
      ['yes', 'no', 'yes', 'yes'],
    ] as const)
      expect(inAll(checkedWith(forged, state))).toMatch(/^Not good: /)
  },
)
