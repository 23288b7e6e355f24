import { describe, expect, test } from 'vitest'
import { program as defaultProgram } from '../index.ts'
import { filesOf, logoFiles } from '../../../program/logo-files.ts'
import { altOf, findLogo, logosOf } from '../../../program/logos.ts'
import { problemsOf } from '../../../program/problems.ts'

const on = '2026-11-23'

describe('what is written on a logo', () => {
  test.each([
    ['CCNA', 'CCNA', undefined],
    ['CCNP-ENT', 'CCNP', 'Enterprise'],
    ['CCIE-EI', 'CCIE', 'Enterprise Infrastructure'],
    ['CCST-IT', 'CCST', 'IT Support'],
    ['CCNP-SEC-L', 'CCNP', 'Security'],
    ['SPEC-350-401', 'ENCOR', 'Enterprise'],
    ['SPEC-400-007', 'DESIGN', 'Network Design Expert'],
    ['CSM', 'CSM', 'Customer Success'],
    ['CCIP', 'CCIP', undefined],
    ['CCAR', 'CCAr', undefined],
  ])('of %s is %s with %s', (code, letters, track) => {
    expect(findLogo(defaultProgram, code, on)).toMatchObject({ letters, ...(track && { track }) })
    expect(findLogo(defaultProgram, code, on)).toHaveProperty('kind', 'certification')
    if (!track) expect(findLogo(defaultProgram, code, on)).not.toHaveProperty('track')
  })

  test('is at most seven letters for all of the program', () => {
    const letters = logosOf(defaultProgram, on).flatMap((logo) => (logo.kind === 'certification' ? [logo.letters] : []))
    expect(letters).toHaveLength(114)
    expect(letters.filter((one) => !/^[A-Z]{3,7}$|^CCAr$/.test(one))).toEqual([])
  })

  test('is its years, for an achievement', () => {
    expect(findLogo(defaultProgram, 'CCIE-15Y', on)).toMatchObject({
      kind: 'years',
      years: 15,
      level: 'expert',
      rank: 5,
    })
    expect(findLogo(defaultProgram, 'CCIE-16Y', on)).toBeUndefined()
  })

  test('is said to those who do not see it', () => {
    expect(altOf(findLogo(defaultProgram, 'CCNP-ENT', on)!)).toBe('Logo: CCNP Enterprise, level Professional')
    expect(altOf(findLogo(defaultProgram, 'CCIE-10Y', on)!)).toBe('Logo: CCIE Certification - 10-year Achievement')
  })
})

describe('a certification is past', () => {
  test.each([
    ['CCNA', on, false],
    // Retired, and its last holders have three years.
    ['CCT-RS', on, false],
    ['CCT-RS', '2028-02-10', false],
    ['CCT-RS', '2028-02-11', true],
    // Became another one for all.
    ['CCNA-SEC', '2020-02-23', false],
    ['CCNA-SEC', '2020-02-24', true],
    ['CCAR', '2026-01-02', false],
    ['CCAR', '2026-01-03', true],
    ['CCIE-10Y', on, false],
  ])('%s on %s: %s', (code, day, isPast) => {
    expect(findLogo(defaultProgram, code, day)?.isPast).toBe(isPast)
  })

  test('never, where what is held has no end', () => {
    const [first] = defaultProgram.certifications
    const { validityMonths: _, ...forLife } = { ...first!, retired: '2001-01-01', validity: [] }
    expect(findLogo({ ...defaultProgram, certifications: [forLife] }, first!.code, on)?.isPast).toBe(false)
  })
})

describe('files of logos', () => {
  const files = logoFiles(defaultProgram, on)

  test('have names that are unlike one another and safe anywhere', () => {
    expect(new Set(files.map(({ file }) => file)).size).toBe(files.length)
    expect(files.filter(({ file }) => !/^[a-z0-9-]+\.(svg|png)$/.test(file))).toEqual([])
  })

  test('are twenty-seven, and six of a past certification', () => {
    const count = (code: string) => files.filter((file) => file.code === code).length
    expect(['CCNA', 'CCIE-20Y', 'CCNA-SEC'].map(count)).toEqual([27, 27, 6])
    expect(filesOf(findLogo(defaultProgram, 'CCNA', on)!).map(({ file }) => file)).toContain('ccna-banner-dark.png')
    expect(files[0]).toEqual({
      file: 'ccst-it-512-light.svg',
      code: 'CCST-IT',
      form: 'full',
      variant: 'light',
      type: 'svg',
      width: 512,
      height: 512,
      alt: 'Logo: Cisco Certified Support Technician IT Support, level Entry',
    })
  })
})

describe('a program is refused', () => {
  test('with an achievement that cannot name a file, or has no years', () => {
    const withAchievement = (some: object) => ({
      ...defaultProgram,
      achievements: [{ ...defaultProgram.achievements[0]!, ...some }],
    })
    expect(problemsOf(withAchievement({ code: '../x' }))).toEqual([
      expect.stringMatching(/^achievements\.0\.code: is not/),
    ])
    expect(problemsOf(withAchievement({ code: 'CCNA' }))).toEqual([
      'achievements.0.code: CCNA is a certification already',
    ])
    expect(problemsOf(withAchievement({ years: 0 }))).toEqual(['achievements.0.years: is less than one year'])
  })
})
