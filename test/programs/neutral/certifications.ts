import type { Program } from '../../../src/program/program.ts'

export const certifications: Program['certifications'] = [
  {
    code: 'CREW-NET',
    name: 'Harbour Certified Support Technician Networking',
    abbreviation: 'CREW',
    level: 'entry',
    track: 'Networking',
    validityMonths: 60,
    validity: [{}, { earnedFrom: '2025-07-15', months: 60 }],
    acceptsCredits: false,
    earn: { exam: '100-150' },
    recertify: {
      any: [{ examIn: { groups: ['crew', 'deckhand', 'skipper', 'captain'] } }],
    },
  },
  {
    code: 'BOSUN',
    name: 'Harbour Certified Entry Networking Technician',
    shortName: 'BOSUN',
    abbreviation: 'BOSUN',
    level: 'entry',
    track: 'Routing and Switching',
    introduced: '2007-08-01',
    retired: '2020-02-24',
    validityMonths: 36,
    earn: { examIn: ['640-822', '100-101', '100-105'] },
    recertify: {
      examIn: {
        groups: ['legacyIcnd1', 'legacyAssociate', 'legacyProfessional', 'legacyCaptWritten', 'captainLab', 'dean'],
      },
    },
  },
  {
    code: 'DECK',
    name: 'Harbour Certified Network Deckhand',
    shortName: 'DECK',
    abbreviation: 'DECK',
    level: 'deckhand',
    track: 'Enterprise',
    introduced: '2020-02-24',
    validityMonths: 36,
    earn: { exam: '200-301' },
    recertify: { any: [{ examIn: { groups: ['deckhand', 'core', 'concentration', 'captain'] } }, { credits: 30 }] },
  },
  {
    code: 'DECK-AUTO',
    name: 'DECK Automation',
    names: [
      { name: 'Harbour Certified DevNet Deckhand', until: '2026-02-02' },
      { name: 'DECK Automation', from: '2026-02-03' },
    ],
    abbreviation: 'DECK Automation',
    level: 'deckhand',
    track: 'Automation',
    introduced: '2020-02-24',
    validityMonths: 36,
    earn: { exam: '200-901' },
    recertify: { any: [{ examIn: { groups: ['deckhand', 'core', 'concentration', 'captain'] } }, { credits: 30 }] },
  },
  {
    code: 'DECK-CYBER',
    name: 'DECK Cybersecurity',
    names: [
      { name: 'Harbour Certified Cybersecurity Deckhand', until: '2026-02-02' },
      { name: 'DECK Cybersecurity', from: '2026-02-03' },
    ],
    abbreviation: 'DECK Cybersecurity',
    level: 'deckhand',
    track: 'Cybersecurity',
    validityMonths: 36,
    earn: { exam: '200-201' },
    recertify: { any: [{ examIn: { groups: ['deckhand', 'core', 'concentration', 'captain'] } }, { credits: 30 }] },
  },
  {
    code: 'DECK-RS',
    name: 'DECK Routing and Switching',
    abbreviation: 'DECK',
    level: 'deckhand',
    track: 'Routing and Switching',
    introduced: '2013-03-26',
    retired: '2020-02-24',
    validityMonths: 36,
    successor: 'DECK',
    earn: {
      any: [
        { examIn: ['200-120', '200-125'] },
        {
          all: [{ examIn: ['100-101', '100-105'] }, { examIn: ['200-101', '200-105'] }],
        },
      ],
    },
    recertify: {
      examIn: { groups: ['legacyAssociate', 'legacyProfessional', 'legacyCaptWritten', 'captainLab', 'dean'] },
    },
  },
  {
    code: 'SKIL-350-401',
    name: 'Harbour Certified Rigger - Enterprise Core',
    shortName: 'Enterprise Core',
    level: 'rigger',
    track: 'Enterprise',
    introduced: '2020-02-24',
    validityMonths: 36,
    earn: { exam: '350-401' },
    recertify: { any: [{ examIn: { groups: ['core', 'concentration', 'captain'] } }, { credits: 40 }] },
  },
  {
    code: 'SKIL-300-410',
    name: 'Harbour Certified Rigger - Enterprise Advanced Infrastructure Implementation',
    shortName: 'Enterprise Advanced Infrastructure Implementation',
    level: 'rigger',
    track: 'Enterprise',
    introduced: '2020-02-24',
    validityMonths: 36,
    earn: { exam: '300-410' },
    recertify: { any: [{ examIn: { groups: ['core', 'concentration', 'captain'] } }, { credits: 40 }] },
  },
  {
    code: 'SKIL-300-415',
    name: 'Harbour Certified Rigger - Enterprise SD-WAN Implementation',
    shortName: 'Enterprise SD-WAN Implementation',
    level: 'rigger',
    track: 'Enterprise',
    introduced: '2020-02-24',
    validityMonths: 36,
    earn: { exam: '300-415' },
    recertify: { any: [{ examIn: { groups: ['core', 'concentration', 'captain'] } }, { credits: 40 }] },
  },
  {
    code: 'SKIL-300-420',
    name: 'Harbour Certified Rigger - Enterprise Design',
    shortName: 'Enterprise Design',
    level: 'rigger',
    track: 'Enterprise',
    introduced: '2020-02-24',
    validityMonths: 36,
    earn: { exam: '300-420' },
    recertify: { any: [{ examIn: { groups: ['core', 'concentration', 'captain'] } }, { credits: 40 }] },
  },
  {
    code: 'SKIL-350-701',
    name: 'Harbour Certified Rigger - Security Core',
    shortName: 'Security Core',
    level: 'rigger',
    track: 'Security',
    introduced: '2020-02-24',
    validityMonths: 36,
    earn: { exam: '350-701' },
    recertify: { any: [{ examIn: { groups: ['core', 'concentration', 'captain'] } }, { credits: 40 }] },
  },
  {
    code: 'SKIL-300-710',
    name: 'Harbour Certified Rigger - Network Security Firepower',
    shortName: 'Network Security Firepower',
    level: 'rigger',
    track: 'Security',
    introduced: '2020-02-24',
    validityMonths: 36,
    earn: { exam: '300-710' },
    recertify: { any: [{ examIn: { groups: ['core', 'concentration', 'captain'] } }, { credits: 40 }] },
  },
  {
    code: 'MATE-ENT',
    name: 'MATE Enterprise',
    level: 'skipper',
    track: 'Enterprise',
    introduced: '2020-02-24',
    validityMonths: 36,
    earn: {
      all: [
        { exam: '350-401' },
        {
          examIn: ['300-410', '300-415', '300-420', '300-425', '300-430', '300-435', '300-440', '300-445'],
        },
      ],
    },
    recertify: {
      any: [
        { examIn: { groups: ['core', 'captain'] } },
        { examIn: { group: 'concentration' }, count: 2 },
        {
          all: [{ credits: 40 }, { examIn: { group: 'skipper' } }],
        },
        { credits: 80 },
      ],
    },
  },
  {
    code: 'MATE-SEC',
    name: 'MATE Security',
    level: 'skipper',
    track: 'Security',
    introduced: '2020-02-24',
    validityMonths: 36,
    earn: {
      all: [
        { exam: '350-701' },
        {
          examIn: ['300-710', '300-715', '300-720', '300-725', '300-730', '300-735', '300-740', '300-745'],
        },
      ],
    },
    recertify: {
      any: [
        { examIn: { groups: ['core', 'captain'] } },
        { examIn: { group: 'concentration' }, count: 2 },
        {
          all: [{ credits: 40 }, { examIn: { group: 'skipper' } }],
        },
        { credits: 80 },
      ],
    },
  },
  {
    code: 'CAPT-EI',
    name: 'CAPT Enterprise Infrastructure',
    awardName: 'CAPT Certification - Enterprise Infrastructure',
    level: 'captain',
    track: 'Enterprise',
    introduced: '2020-02-24',
    validityMonths: 36,
    regimes: [
      {
        until: '2020-02-23',
        validityMonths: 24,
        suspendedMonths: 12,
        anchor: 'previousExpiry',
        recertify: { examIn: { groups: ['legacyCaptWritten', 'captainLab', 'dean'] } },
      },
      { from: '2020-02-24', validityMonths: 36, suspendedMonths: 0, anchor: 'completion' },
    ],
    earn: { all: [{ exam: '350-401' }, { exam: 'LAB-CAPT-EI' }] },
    recertify: {
      any: [
        { examIn: { group: 'captain' } },
        {
          all: [{ examIn: { group: 'core' } }, { examIn: { group: 'concentration' } }],
        },
        { examIn: { group: 'concentration' }, count: 3 },
        {
          all: [{ credits: 40 }, { examIn: { group: 'core' } }],
        },
        {
          all: [{ credits: 40 }, { examIn: { group: 'skipper' }, count: 2 }],
        },
        {
          all: [{ credits: 80 }, { examIn: { group: 'skipper' } }],
        },
        { credits: 120 },
      ],
    },
  },
  {
    code: 'CAPT-WIRELESS',
    name: 'CAPT Wireless',
    awardName: 'CAPT Certification - Wireless',
    names: [
      { name: 'CAPT Enterprise Wireless', until: '2026-03-18' },
      { name: 'CAPT Wireless', from: '2026-03-19' },
    ],
    level: 'captain',
    track: 'Wireless',
    introduced: '2020-02-24',
    validityMonths: 36,
    regimes: [
      {
        until: '2020-02-23',
        validityMonths: 24,
        suspendedMonths: 12,
        anchor: 'previousExpiry',
        recertify: { examIn: { groups: ['legacyCaptWritten', 'captainLab', 'dean'] } },
      },
      { from: '2020-02-24', validityMonths: 36, suspendedMonths: 0, anchor: 'completion' },
    ],
    earn: { all: [{ examIn: ['350-101', '350-401'] }, { exam: 'LAB-CAPT-WIRELESS' }] },
    recertify: {
      any: [
        { examIn: { group: 'captain' } },
        {
          all: [{ examIn: { group: 'core' } }, { examIn: { group: 'concentration' } }],
        },
        { examIn: { group: 'concentration' }, count: 3 },
        {
          all: [{ credits: 40 }, { examIn: { group: 'core' } }],
        },
        {
          all: [{ credits: 40 }, { examIn: { group: 'skipper' }, count: 2 }],
        },
        {
          all: [{ credits: 80 }, { examIn: { group: 'skipper' } }],
        },
        { credits: 120 },
      ],
    },
  },
  {
    code: 'CAPT-SEC',
    name: 'CAPT Security',
    awardName: 'CAPT Certification - Security',
    level: 'captain',
    track: 'Security',
    introduced: '2002-01-01',
    validityMonths: 36,
    regimes: [
      {
        until: '2020-02-23',
        validityMonths: 24,
        suspendedMonths: 12,
        anchor: 'previousExpiry',
        recertify: { examIn: { groups: ['legacyCaptWritten', 'captainLab', 'dean'] } },
      },
      { from: '2020-02-24', validityMonths: 36, suspendedMonths: 0, anchor: 'completion' },
    ],
    earn: { all: [{ examIn: ['350-701', '400-251', '350-018'] }, { exam: 'LAB-CAPT-SEC' }] },
    recertify: {
      any: [
        { examIn: { group: 'captain' } },
        {
          all: [{ examIn: { group: 'core' } }, { examIn: { group: 'concentration' } }],
        },
        { examIn: { group: 'concentration' }, count: 3 },
        {
          all: [{ credits: 40 }, { examIn: { group: 'core' } }],
        },
        {
          all: [{ credits: 40 }, { examIn: { group: 'skipper' }, count: 2 }],
        },
        {
          all: [{ credits: 80 }, { examIn: { group: 'skipper' } }],
        },
        { credits: 120 },
      ],
    },
  },
]
