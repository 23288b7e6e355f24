import { describe, expect, test } from 'vitest'
import { problemsOf } from '../../src/program/problems.ts'
import type { Kit, Program, ProgramCertification } from '../../src/program/program.ts'
import { program as whole } from '../../src/programs/cisco/index.ts'

const program: Program = whole
const dollars = (whole: number) => ({ cents: whole * 100, currency: 'USD' })

const withKit = (changes: Partial<Kit>): Program => {
  const [first, ...others] = whole.fulfillment.kits
  return { ...program, fulfillment: { ...whole.fulfillment, kits: [{ ...first!, ...changes }, ...others] } }
}
const withFulfillment = (changes: Partial<typeof whole.fulfillment> | object): Program => ({
  ...program,
  fulfillment: { ...whole.fulfillment, ...changes },
})
const withCertification = (changes: Partial<ProgramCertification>): Program => {
  const [first, ...others] = program.certifications
  return { ...program, certifications: [{ ...first!, ...changes }, ...others] }
}
const withVersions = (...froms: readonly (string | undefined)[]): Program => {
  const [first, ...others] = program.agreements
  const versions = froms.map((from, at) => ({ version: `V${at}`, ...(from && { from }) }))
  return { ...program, agreements: [{ ...first!, versions }, ...others] }
}
const withLevel = (names: Program['levels'][number]['names']): Program => {
  const [first, ...others] = program.levels
  return { ...program, levels: [{ ...first!, names }, ...others] }
}
const [{ code, name, level }, entry] = [program.certifications[0]!, program.levels[0]!]

describe('What has days', () => {
  test.each<[string, Program]>([
    ['a price from a day on', withKit({ initial: [dollars(0), { from: '2027-01-01', ...dollars(5) }] })],
    ['a price with a first day', withKit({ repeat: [{ from: '2027-01-01', ...dollars(5) }] })],
    ['versions whose first days are not known', withVersions(undefined, undefined, '2027-01-01')],
    ['a name from a day on', withCertification({ names: [{ name: 'Old' }, { from: '2027-01-01', name }] })],
    ['a level from a day on', withCertification({ levels: [{ level: 'expert' }, { from: '2027-01-01', level }] })],
  ])('%s is sound', (_, sound) => {
    expect(problemsOf(sound)).toEqual([])
  })

  test.each<[string, Program, string]>([
    [
      'a price whose days fall',
      withKit({
        repeat: [
          { from: '2028-01-01', ...dollars(5) },
          { from: '2027-01-01', ...dollars(6) },
        ],
      }),
      'fulfillment.kits.0.repeat: is not in the order of its days: 2027-01-01, 2028-01-01',
    ],
    [
      'two prices of one day',
      withKit({
        initial: [
          { from: '2027-01-01', ...dollars(5) },
          { from: '2027-01-01', ...dollars(6) },
        ],
      }),
      'fulfillment.kits.0.initial: begins twice on 2027-01-01',
    ],
    [
      'a second price without a day',
      withKit({ initial: [dollars(5), dollars(6)] }),
      'fulfillment.kits.0.initial: only the first may lack a day',
    ],
    ['no price at all', withKit({ initial: [] }), 'fulfillment.kits.0.initial: has no value'],
    [
      'a price of a day that does not exist',
      withKit({ initial: [{ from: '2027-02-30', ...dollars(5) }] }),
      'fulfillment.kits.0.initial.0.from: is not a day of the calendar, such as 2026-11-23',
    ],
    [
      'a price below nothing',
      withKit({ initial: [{ from: '2027-02-01', ...dollars(-5) }] }),
      'fulfillment.kits.0.initial.0.cents: is less than nothing',
    ],
    [
      'a plain price below nothing',
      withKit({ initial: dollars(-5) }),
      'fulfillment.kits.0.initial.cents: is less than nothing',
    ],
    [
      'a fee for tracking that begins twice',
      withFulfillment({
        tracking: {
          ...whole.fulfillment.tracking,
          price: [
            { from: '2027-01-01', ...dollars(5) },
            { from: '2027-01-01', ...dollars(6) },
          ],
        },
      }),
      'fulfillment.tracking.price: begins twice on 2027-01-01',
    ],
    [
      'taxes that are not in order',
      withFulfillment({
        taxes: [
          { from: '2027-01-01', name: 'VAT', hundredths: 1 },
          { from: '2026-01-01', name: 'VAT', hundredths: 2 },
        ],
      }),
      'fulfillment.taxes: is not in the order of its days: 2026-01-01, 2027-01-01',
    ],
    [
      'versions that are not in order',
      withVersions('2027-01-01', '2026-01-01'),
      'agreements.0.versions: is not in the order of its days: 2026-01-01, 2027-01-01',
    ],
    [
      'a version without a day after one with a day',
      withVersions('2027-01-01', undefined),
      'agreements.0.versions: what comes after 2027-01-01 needs a day',
    ],
    [
      'names that do not end with the name',
      withCertification({ names: [{ name }, { from: '2027-01-01', name: 'New' }] }),
      `certifications.0.names: the last name of ${code} is not its name ${name}`,
    ],
    [
      'names of one day',
      withCertification({
        names: [
          { from: '2027-01-01', name: 'Old' },
          { from: '2027-01-01', name },
        ],
      }),
      'certifications.0.names: begins twice on 2027-01-01',
    ],
    [
      'levels that do not end with the level',
      withCertification({ levels: [{ level }, { from: '2027-01-01', level: 'expert' }] }),
      `certifications.0.levels: the last level of ${code} is not its level ${level}`,
    ],
    [
      'an unknown level of before',
      withCertification({ levels: [{ level: 'master' }, { from: '2027-01-01', level }] }),
      'certifications.0.levels.0.level: there is no level master',
    ],
    [
      'names of a level that do not end with its own',
      withLevel([
        { name: entry.name, label: entry.label },
        { from: '2027-01-01', name: 'New', label: entry.label },
      ]),
      `levels.0.names: the last name of ${entry.code} is not its name ${entry.name}`,
    ],
    [
      'a question with a day that does not exist',
      { ...program, questions: [{ code: 'q', title: 'Q', text: ['Q?'], from: '2027-13-01' }] },
      'questions.0.from: is not a day of the calendar, such as 2026-11-23',
    ],
    [
      'a question that is there twice',
      { ...program, questions: [...program.questions, program.questions[0]!] },
      `questions.${program.questions.length}.code: ${program.questions[0]!.code} is there twice`,
    ],
  ])('%s is refused with a sentence', (_, wrong, sentence) => {
    expect(problemsOf(wrong)).toEqual([sentence])
  })
})
