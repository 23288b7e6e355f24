import { describe, expect, test } from 'vitest'
import type { CandidateRecord, RecordedCredit } from '../../src/core/record.ts'
import type { CertificationStanding, ProgressNode } from '../../src/core/standing/standing.ts'
import { program as neutral } from '../programs/neutral/index.ts'
import type { Program } from '../../src/program/program.ts'
import { viewCertification, viewCertifications } from '../../src/site/certifications/view.ts'
import type { TreeNode } from '../../src/ui/progress-tree.tsx'
import type { Sentence } from '../../src/ui/sentence.tsx'
import { formatDay } from '../../src/ui/words.ts'

const program: Program = {
  ...neutral,
  art: { shape: 'squares', colours: {} },
  levels: [
    { code: 'mate', name: 'Mate', label: 'At sea – Mate', rank: 20 },
    { code: 'hand', name: 'Hand', label: 'At sea – Hand', rank: 10 },
  ],
  exams: [
    { code: '10-1', title: 'Knots', kind: 'hand' },
    { code: '10-2', title: 'Sails', kind: 'hand', lastDay: '2020-01-01' },
    { code: '20-1', title: 'Stars', kind: 'mate' },
    { code: '20-2', title: 'Tides', kind: 'mate' },
    { code: 'TRIAL', title: 'Trial at sea', kind: 'trial' },
  ],
  examGroups: { hand: ['10-1', '10-2'], mate: ['20-1', '20-2'], trial: ['TRIAL'] },
  examGroupNames: { hand: 'hand', mate: 'mate', trial: 'trial' },
  certifications: [
    { code: 'HAND', name: 'Certified Deck Hand', shortName: 'Hand', abbreviation: 'CDH', level: 'hand', track: 'deck' },
    { code: 'MATE', name: 'Mate of the Watch', level: 'mate', track: 'deck' },
    { code: 'OLD', name: 'Stoker', level: 'hand', track: 'engine', retired: '2025-01-01' },
  ],
  credits: { ...neutral.credits, unit: 'Harbour Points', short: 'harbour points' },
  notices: [],
}

const from = { recordedAt: '2026-11-12T20:05:00.000Z', file: 'creq-20261112-200500.csv', line: 2 }
const empty: CandidateRecord = { attempts: [], credits: [], grants: [], adjustments: [], agreements: [] }
const shown = { program, today: '2026-11-23' }

const hand: CertificationStanding = {
  code: 'HAND',
  name: 'Certified Deck Hand',
  level: 'hand',
  status: 'active',
  firstEarnedOn: '2022-01-10',
  activeOn: '2025-01-01',
  expiresOn: '2028-01-01',
  history: [
    { on: '2022-01-10', event: 'earned', by: [{ attempt: 'r1' }], until: '2025-01-10' },
    { on: '2025-01-01', event: 'granted', by: [{ grant: '1024' }], until: '2028-01-01' },
  ],
  progress: {
    goal: 'recertify',
    after: '2025-01-01',
    tree: node('1', 'any', 0, 1, {
      children: [
        node('1.1', 'examIn', 0, 1, { exams: ['10-1', '10-2', '20-1', '20-2'] }),
        node('1.2', 'credits', 10, 30, { towards: ['HAND'], by: [credited('a'), credited('b')] }),
      ],
    }),
  },
}

const record: CandidateRecord = {
  ...empty,
  attempts: [{ registrationNumber: 'r1', exam: '10-1', grade: 'pass', takenOn: '2022-01-10', ...from }],
  credits: [
    credit('old', '2023-05-01', 500, 'n/a'),
    credit('a', '2026-02-01', 500, 'n/a'),
    credit('b', '2026-09-14', 500, 'approved'),
    credit('c', '2026-11-10', 250, 'pending'),
    credit('d', '2026-11-11', 400, 'rejected'),
    credit('later', '2026-12-24', 500, 'n/a'),
  ],
  grants: [
    { id: '1024', certification: 'HAND', grantedOn: '2025-01-01', reason: 'Manually granted certification', ...from },
  ],
}

describe('the list', () => {
  const mate: CertificationStanding = {
    ...hand,
    code: 'MATE',
    name: 'Mate of the Watch',
    level: 'mate',
    expiresOn: '2027-02-18',
    history: [],
  }
  const begun: CertificationStanding = {
    ...mate,
    status: 'in-progress',
    firstEarnedOn: null,
    activeOn: null,
    expiresOn: null,
    progress: {
      goal: 'earn',
      after: null,
      tree: node('1', 'all', 1, 2, {
        children: [
          node('1.1', 'exam', 1, 1, { exams: ['20-1'], by: [{ attempt: 'r1' }] }),
          node('1.2', 'exam', 0, 1, { exams: ['TRIAL'] }),
        ],
      }),
    },
  }
  test('is grouped by level where it is active, as the standing is ordered', () => {
    const { sections } = list([mate, hand])
    expect(sections.map((section) => [section.title, section.count])).toEqual([['Active certifications', 2]])
    expect(sections[0]!.groups.map((group) => [group.label, group.rows.map((row) => row.title)])).toEqual([
      ['At sea – Mate', ['Mate of the Watch']],
      ['At sea – Hand', ['Hand (CDH)']],
    ])
  })

  test('has the days of a row, and n/a where it never was in progress', () => {
    const rows = list([mate, hand]).sections[0]!.groups.flatMap((group) => group.rows)
    expect(rows.map((row) => row.startedOn)).toEqual([null, '2021-12-01'])
    expect(rows[1]).toMatchObject({
      activeOn: '2025-01-01',
      expiresOn: '2028-01-01',
      downloads: [{ text: 'Logo', href: `/certifications/logos#${rows[1]!.code}` }],
    })
    expect(rows[1]!.badge).toEqual({ rank: 1, shape: 'squares', colour: undefined, open: false })
  })

  test.each([
    ['2026-11-19', false],
    ['2026-11-20', true],
    ['2027-02-18', true],
  ])('seen on %s, an end on 2027-02-18 is near: %s', (on, soon) => {
    expect(onlyRow([mate], on).soon).toBe(soon)
  })

  test('says in its first sentence what is held and what ends first', () => {
    expect(read(list([mate, hand]).lede)).toBe(
      'You hold 2 certifications. Mate of the Watch expires first, on 2027-Feb-18, in 87 days.',
    )
    expect(read(list([mate, { ...hand, expiresOn: '2027-02-18' }], '2026-02-18').lede)).toBe(
      'On this day you held 2 certifications. Both of them expire on 2027-Feb-18, 12 months later.',
    )
    expect(read(list([hand]).lede)).toBe('You hold 1 certification. It expires on 2028-Jan-01, in 13 months.')
    expect(read(list([]).lede)).toBe('You hold no certifications.')
    expect(read(list([{ ...hand, expiresOn: null }]).lede)).toBe('You hold 1 certification.')
  })

  test('keeps the day in its links', () => {
    expect(onlyRow([hand]).href).toBe('/certifications/HAND')
    expect(onlyRow([hand], '2026-02-02').href).toBe('/certifications/HAND?on=2026-02-02')
  })

  test('has the other sections only where there is something in them', () => {
    const others = [
      { ...mate, status: 'suspended' as const },
      begun,
      { ...hand, status: 'expired' as const },
      { ...hand, code: 'OLD', status: 'revoked' as const },
    ]
    const { sections } = list(others)
    expect(sections.map((section) => section.id)).toEqual(['active', 'suspended', 'in-progress', 'expired', 'revoked'])
    expect(sections[0]!.empty).toBeDefined()
    expect(sections[3]!.groups[0]!.rows[0]).toMatchObject({
      downloads: ['Not available after expiry'],
      badge: { open: true },
    })
  })

  test('says how far what is in progress is, and what it still needs', () => {
    const row = list([begun]).sections[1]!.groups[0]!.rows[0]!
    expect(row.progress).toEqual({ percent: 50, figure: '1/2', needed: 'Trial at sea' })
  })

  test('says what it still needs in one line: our own words go on small, names stay as they are', () => {
    const children = [
      node('1.1', 'examIn', 0, 2, { exams: ['20-1', '20-2', 'TRIAL'] }),
      node('1.2', 'exam', 0, 1, { exams: ['TRIAL'] }),
      node('1.3', 'examIn', 1, 2, { exams: ['20-1', '20-2'] }),
      node('1.4', 'exam', 0, 1, { exams: ['10-1'] }),
    ]
    const progress = { goal: 'earn' as const, after: null, tree: node('1', 'all', 0, 4, { children }) }
    const row = list([{ ...begun, progress }]).sections[1]!.groups[0]!.rows[0]!
    const needed = 'Two different mate or trial exams, Trial at sea, one more exam and exam 10-1'
    expect(row.progress).toMatchObject({ needed })
  })
})

describe('a certification', () => {
  const view = viewCertification(hand, '2026-11-23', record, shown)

  test('has a heading in two parts and its full name', () => {
    expect(view.title).toBe('Hand (CDH)')
    expect(view.heading).toEqual({ name: 'Hand', abbreviation: '(CDH)' })
    expect(view.subheading).toBe('Certified Deck Hand')
    expect(view.badge).toEqual({ rank: 1, shape: 'squares', colour: undefined, text: 'CDH' })
  })

  test('has its key facts, with what brought them about', () => {
    expect(view.keyFacts.map((fact) => [fact.label, fact.value, fact.note])).toEqual([
      ['Status', 'Active', 'today'],
      ['First earned', { day: '2022-01-10' }, 'by exam 10-1'],
      ['Active since', { day: '2025-01-01' }, 'by manual grant'],
      ['Expires', { day: '2028-01-01' }, 'in 13 months'],
    ])
  })

  test.each([
    ['2028-01-01', 'Expires', 'the last day', true],
    ['2027-12-31', 'Expires', 'in 1 day', true],
    ['2028-01-02', 'Expired', '1 day ago', false],
  ])('seen on %s it %s: %s', (on, label, note, soon) => {
    const status = on > '2028-01-01' ? ('expired' as const) : ('active' as const)
    const end = viewCertification({ ...hand, status }, on, record, { program, today: on }).keyFacts[3]
    expect(end).toEqual({ label, value: { day: '2028-01-01' }, note, soon })
  })

  test('that never expires says so', () => {
    const never = viewCertification({ ...hand, expiresOn: null, progress: null }, '2026-11-23', record, shown)
    expect(never.keyFacts[3]).toMatchObject({ label: 'Expires', value: 'Never' })
    expect(never.progress).toEqual({ sentence: ['Hand never expires. You don’t have to renew it.'] })
  })

  test('that is retired says since when', () => {
    const retired = { ...hand, code: 'OLD', name: 'Stoker', progress: null }
    const { progress } = viewCertification(retired, '2026-11-23', record, shown)
    expect('sentence' in progress && read(progress.sentence)).toBe(
      'Stoker was retired on 2025-Jan-01. It can no longer be earned or renewed.',
    )
  })

  test('shows another day in a strip, and what was typed where it is no day', () => {
    expect(view.asOf).toMatchObject({ strip: undefined, errors: [], field: { value: '2026-Nov-23' } })
    const past = viewCertification(hand, '2026-02-02', record, shown)
    expect(past.asOf.strip).toMatchObject({ day: '2026-02-02', back: '/certifications/HAND' })
    expect(past.listHref).toBe('/certifications?on=2026-02-02')
    expect(past.keyFacts[0]!.note).toBe('on this day')
    const wrongDay = { typed: '2026-02-30', sentence: 'There is no such day.' }
    const wrong = viewCertification(hand, '2026-11-23', record, { ...shown, wrongDay })
    expect(wrong.asOf.field).toEqual({
      action: '/certifications/HAND',
      value: '2026-02-30',
      problem: 'There is no such day.',
    })
    expect(wrong.asOf.errors).toEqual([{ field: 'on', sentence: 'There is no such day.' }])
  })
})

describe('its progress', () => {
  const tree = rootOf(hand)

  test('is a numbered tree with signs, measures and figures', () => {
    expect(tree).toMatchObject({
      number: '1',
      title: 'Any one of these',
      state: 'under-way',
      figure: '0/1',
      open: true,
    })
    expect(tree.children).toMatchObject([
      { number: '1.1', title: 'One exam, hand level or higher', state: 'not-begun', percent: 0, open: false },
      { number: '1.2', title: '30 harbour points', state: 'under-way', percent: 33.33, figure: '10/30', open: true },
    ])
  })

  test('says first what is missing, and by when', () => {
    expect(read(tree.children[1]!.evidence!.lead!)).toBe('10 points count today. 20 more by 2028-Jan-01 renew Hand.')
    expect(read(tree.children[0]!.evidence!.lead!)).toBe('No passes count today. One pass by 2028-Jan-01 renews Hand.')
    const past = rootOf(hand, '2026-02-02').children[1]!
    expect(read(past.evidence!.lead!)).toBe('10 points count on 2026-Feb-02. 20 more by 2028-Jan-01 renew Hand.')
  })

  test('leads to the credits, which are listed once, and to the exams’ own pages where the program has them', () => {
    expect(tree.children[1]!.evidence!.more?.[0]).toEqual({ text: 'See your harbour points below', href: '#credits' })
    const withExams = { ...program, links: { ...program.links, exam: { href: 'https://exams.example.com/{code}' } } }
    const { progress } = viewCertification(hand, '2026-11-23', record, { ...shown, program: withExams })
    const [first] = 'root' in progress ? progress.root.children : []
    expect(first!.evidence!.choice!.items[0]).toEqual({
      code: '10-1',
      title: 'Knots',
      href: 'https://exams.example.com/10-1',
    })
  })

  test('a bar is full only where the line is met', () => {
    const almost = node('1', 'credits', 29.9999, 30, { towards: ['HAND'] })
    const ofAlmost = rootOf({ ...hand, progress: { goal: 'recertify', after: '2025-01-01', tree: almost } })
    expect([ofAlmost.state, ofAlmost.percent]).toEqual(['under-way', 99.99])
    const full = node('1', 'credits', 40, 30, { towards: ['MATE'], met: false, by: [credited('a')] })
    const ofFull = rootOf({ ...hand, progress: { goal: 'recertify', after: '2025-01-01', tree: full } })
    expect(ofFull).toMatchObject({
      state: 'elsewhere',
      percent: 0,
      figure: '0/30',
      elsewhere: { percent: 100, words: '40 elsewhere' },
    })
  })

  test('says what does not count, and why', () => {
    expect(tree.children[1]!.evidence!.notes!.map(read)).toEqual([
      'Not counted: 2.5 points of 2026-Nov-10, in review since 2026-Nov-12. Once approved, they count from their own date.',
      'Not counted: 4 points of 2026-Nov-11, rejected in review.',
    ])
    expect(tree.children[0]!.evidence!.notes!.map(read)).toEqual([
      'Not counted: 10-1, passed on 2022-Jan-10. A pass counts for 36 months: this one until 2025-Jan-10.',
    ])
  })

  test('offers the exams that can still be taken', () => {
    expect(tree.children[0]!.evidence!.choice).toEqual({
      heading: 'Any one of these exams:',
      items: [
        { code: '10-1', title: 'Knots' },
        { code: '20-1', title: 'Stars' },
        { code: '20-2', title: 'Tides' },
      ],
      rest: undefined,
    })
  })

  test('says towards what credits count where that is something else', () => {
    const leaf = node('1', 'credits', 10, 30, { towards: ['MATE'] })
    const { evidence } = rootOf({ ...hand, progress: { goal: 'recertify', after: '2025-01-01', tree: leaf } })
    expect(read(evidence!.lead!)).toBe(
      '10 points count towards Mate of the Watch, not Hand. Hand is extended when Mate of the Watch is renewed.',
    )
  })

  test('does not promise that one line of several is enough', () => {
    const both = node('1', 'all', 0, 2, {
      children: [
        node('1.1', 'credits', 39, 40, { towards: ['HAND'] }),
        node('1.2', 'examIn', 1, 2, { exams: ['20-1', '20-2'], by: [{ attempt: 'r1' }] }),
      ],
    })
    const root = rootOf({ ...hand, progress: { goal: 'recertify', after: '2025-01-01', tree: both } })
    expect(root.title).toBe('Both of these')
    expect(root.children.map((child) => read(child.evidence!.lead!))).toEqual([
      '39 points count today. 1 more by 2028-Jan-01 completes this line.',
      'One pass counts today. One more, of a different exam, by 2028-Jan-01 completes this line.',
    ])
  })

  test('is in review where only a review is missing', () => {
    const leaf = node('1', 'credits', 0, 30, { towards: ['HAND'] })
    expect(rootOf({ ...hand, progress: { goal: 'recertify', after: '2025-01-01', tree: leaf } }).state).toBe(
      'in-review',
    )
  })

  test('opens what the same facts meet only once', () => {
    const twice = [40, 80].map((need, at) =>
      node(`1.${at + 1}`, 'credits', 10, need, { towards: ['HAND'], by: [credited('a')] }),
    )
    const root = rootOf({
      ...hand,
      progress: { goal: 'recertify', after: '2025-01-01', tree: node('1', 'any', 0, 1, { children: twice }) },
    })
    expect(root.children.map((child) => child.open)).toEqual([true, false])
  })

  test.each<[string, Partial<ProgressNode>, number, string]>([
    ['exam', { exams: ['20-1'] }, 1, 'Exam 20-1'],
    ['exam', { exams: ['TRIAL'] }, 1, 'Trial at sea'],
    ['examIn', { exams: ['20-1', '20-2'] }, 1, 'One mate exam'],
    ['examIn', { exams: ['20-1', '20-2'] }, 2, 'Two different mate exams'],
    ['examIn', { exams: ['20-1', '20-2', 'TRIAL'] }, 1, 'One mate or trial exam'],
    ['examIn', { exams: ['10-1', '20-1'] }, 1, 'Exam 10-1 or 20-1'],
    ['examIn', { exams: ['10-1', '20-1', '20-2', 'TRIAL'] }, 2, 'Two of four exams'],
    ['certification', { certifications: ['HAND', 'MATE'] }, 1, 'Hand or Mate of the Watch, active'],
    ['atLeast', { children: [] }, 2, 'Two of these'],
  ])('names the rule %s %o, %i: %s', (kind, more, need, title) => {
    expect(
      rootOf({ ...hand, progress: { goal: 'earn', after: null, tree: node('1', kind, 0, need, more) } }).title,
    ).toBe(title)
  })
})

describe('its credits', () => {
  test('stand under the points that count, newest first, with what became of each', () => {
    const { credits } = viewCertification(hand, '2026-11-23', record, shown)
    expect(credits!.heading).toBe('+10 Harbour Points')
    expect(credits!.rows.map((row) => [row.activeOn, row.points, row.status])).toEqual([
      ['2026-11-11', '4', 'Rejected'],
      ['2026-11-10', '2.5', 'In review'],
      ['2026-09-14', '5', 'Active'],
      ['2026-02-01', '5', 'Active'],
      ['2023-05-01', '5', 'Expired'],
    ])
  })

  test('were used where they renewed it', () => {
    const renewed = {
      ...hand,
      history: [{ on: '2025-01-01', event: 'renewed' as const, by: [credited('old')], until: '2028-01-01' }],
    }
    const { credits, history, keyFacts } = viewCertification(renewed, '2025-06-01', record, shown)
    expect(credits!.rows.map((row) => row.status)).toEqual(['Used'])
    expect(history[0]!.what).toBe('Renewed by 5 harbour points')
    expect(keyFacts[2]!.note).toBe('by 5 harbour points')
  })

  test('are absent where no rule asks for them', () => {
    const exam = {
      ...hand,
      progress: { goal: 'earn' as const, after: null, tree: node('1', 'exam', 0, 1, { exams: ['10-1'] }) },
    }
    expect(viewCertification(exam, '2026-11-23', record, shown).credits).toBeUndefined()
  })
})

describe('its history', () => {
  test('is told newest first, with the reason as given', () => {
    expect(lines(hand.history)).toEqual([
      ['2025-01-01', 'Manually granted certification', 'Until 2028-Jan-01. Grant 1024.'],
      ['2022-01-10', 'Earned by exam 10-1', 'Registration r1. Until 2025-Jan-10.'],
    ])
  })

  test('says of a ban that the program suspended it, and nothing else', () => {
    const by = [{ ban: 'B-1' }]
    expect(
      lines([
        { on: '2025-01-02', event: 'suspended', by, until: '2026-01-01' },
        { on: '2025-03-01', event: 'reinstated', by, until: '2026-01-01' },
      ]),
    ).toEqual([
      ['2025-03-01', 'Active again', 'Until 2026-Jan-01.'],
      ['2025-01-02', 'Suspended by the program', 'It still expires on 2026-Jan-01.'],
    ])
  })

  test('names what extended, renamed, suspended, ended or revoked it', () => {
    const adjustments = [
      {
        id: '7',
        certification: 'HAND',
        kind: 'revoke' as const,
        on: '2026-06-01',
        reason: 'Papers were forged',
        ...from,
      },
    ]
    expect(
      lines(
        [
          { on: '2022-01-01', event: 'renamed', by: [{ migration: 'OLD' }], until: '2023-01-01' },
          { on: '2022-06-01', event: 'extended', by: [{ certification: 'MATE' }], until: '2024-01-01' },
          { on: '2022-07-01', event: 'adjusted', by: [{ transition: '2022-07-01' }], until: '2025-01-01' },
          { on: '2025-01-02', event: 'suspended', by: [], until: '2025-01-01' },
          { on: '2026-01-02', event: 'expired', by: [], until: '2025-01-01' },
          { on: '2026-06-01', event: 'revoked', by: [{ adjustment: '7' }], until: '2025-01-01' },
        ],
        { adjustments },
      ),
    ).toEqual([
      ['2026-06-01', 'Papers were forged', 'Revoked. Adjustment 7.'],
      ['2026-01-02', 'Expired', 'Its last day was 2025-Jan-01.'],
      ['2025-01-02', 'Suspended', 'Its last day was 2025-Jan-01.'],
      ['2022-07-01', 'Changed by the program’s transition of 2022-Jul-01', 'Until 2025-Jan-01.'],
      ['2022-06-01', 'Extended by Mate of the Watch', 'Until 2024-Jan-01.'],
      ['2022-01-01', 'Renamed from Stoker', 'Until 2023-Jan-01.'],
    ])
  })
})

function node(
  number: string,
  kind: string,
  have: number,
  need: number,
  more: Partial<ProgressNode> = {},
): ProgressNode {
  return { number, kind, have, need, met: have >= need, by: [], ...more }
}

function list(certifications: CertificationStanding[], on = '2026-11-23') {
  return viewCertifications({ candidate: 'P1', on, certifications }, new Map([['HAND', '2021-12-01']]), shown)
}

function onlyRow(certifications: CertificationStanding[], on?: string) {
  return list(certifications, on).sections[0]!.groups[0]!.rows[0]!
}

function lines(history: CertificationStanding['history'], more: Partial<CandidateRecord> = {}) {
  const view = viewCertification({ ...hand, history }, '2026-11-23', { ...record, ...more }, shown)
  return view.history.map((row) => [row.on, row.what, read(row.more).trim()])
}

function credited(id: string) {
  return { credit: id, source: 'Harbour' }
}

function credit(id: string, activeOn: string, hundredths: number, review: RecordedCredit['review']): RecordedCredit {
  const expiresOn = `${Number(activeOn.slice(0, 4)) + 3}${activeOn.slice(4)}`
  const said = { externalId: id, source: 'Harbour', name: 'Drill', providerName: 'Harbour' }
  return { ...said, hundredths, activeOn, expiresOn, review, ...from }
}

function rootOf(one: CertificationStanding, on = '2026-11-23'): TreeNode {
  const { progress } = viewCertification(one, on, record, shown)
  if (!('root' in progress)) throw new Error('There is no tree')
  return progress.root
}

/** A sentence as it is read. */
function read(words: Sentence): string {
  return words
    .map((phrase) => {
      if (typeof phrase === 'string') return phrase
      return 'day' in phrase ? formatDay(phrase.day) : 'strong' in phrase ? phrase.strong : phrase.text
    })
    .join('')
}
