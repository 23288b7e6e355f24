import type { TranscriptFacts } from '../../src/adapters/transcript-pdf/transcript-facts.ts'

/** A transcript like any other; `but` says what differs. */
export function transcriptFacts(but: Partial<TranscriptFacts> = {}): TranscriptFacts {
  return {
    issuer: 'The Certification Programme',
    name: 'Ben Watanabe',
    localizedName: '渡辺 勉',
    nameLanguage: 'ja',
    address: '14 Harbour Row, Kobe 650-0042, Japan',
    transcript: '15KDEQ4K1BV1133H',
    on: '2026-Nov-23',
    groups: [
      group('Skipper', 4, ['MATE Enterprise', '2017-Nov-07', '2027-Feb-18']),
      group(
        'Rigger',
        3,
        ['Enterprise Core', '2020-Oct-19', '2029-Apr-22'],
        ['Enterprise Design', '2024-Feb-18', '2029-Apr-22'],
      ),
      group('Deckhand', 2, ['DECK', '2015-Mar-20', 'Never']),
    ],
    remarks: 'For the network engineering post at Northwind, reference NW-2214.',
    linkEndsOn: '2027-Feb-21',
    hasRecord: false,
    linkAddress: 'certifications.example.com/transcript/15KDEQ4K1BV1133H',
    verifyAddress: 'certifications.example.com/verify',
    paper: 'A4',
    ...but,
  }
}

export function group(name: string, rank: number, ...rows: readonly [title: string, earned: string, ends: string][]) {
  return {
    label: `General Certifications – ${name}`,
    level: { rank, shape: 'squares' as const, colour: { light: '#853166', dark: '#e2a0c5' } },
    rows: rows.map(([title, earned, ends]) => ({ title, isOver: false, earned, ends })),
  }
}
