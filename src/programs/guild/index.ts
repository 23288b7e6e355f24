import type { Program } from '../../program/program.ts'
import { certifications, exams } from './certifications.ts'
import { agreements, faq, questions, supportTopics } from './texts.ts'

/** A made-up guild whose law, ids, levels, art and words are unlike those of any other program here. */
export const program = {
  name: 'Guild Members’ Register',
  issuer: { name: 'Guild of Security Engineers', shortName: 'the Guild', accounts: 'Guild' },
  operator: {
    name: 'Guild Registry',
    address: ['Rua do Exemplo 100', '1000-001 Lisboa', 'Portugal'],
    supportEmail: 'registry@guild.example.com',
    mailFrom: 'register@guild.example.com',
    privacyEmail: 'privacy@guild.example.com',
    securityEmail: 'security@guild.example.com',
    adds: {
      support: ['The Registry answers from Monday to Friday, 9:00 to 17:00 in Lisbon.'],
      terms: ['The law of Portugal applies.'],
    },
    demo: true,
  },
  signatory: { name: 'Leonor Exemplo', title: 'Master of the Guild', demo: true },
  timeZone: 'Europe/Lisbon',
  candidateId: { label: 'Guild ID', pattern: '^GU-[0-9]{6}$', example: 'GU-100001' },
  outsideIds: [],
  levels: [
    { code: 'associate', name: 'Associate', label: 'Associates', rank: 1 },
    { code: 'practitioner', name: 'Practitioner', label: 'Practitioners', rank: 2 },
    { code: 'fellow', name: 'Fellow', label: 'Fellows', rank: 3 },
  ],
  art: {
    shape: 'shields',
    colours: {
      associate: { light: '#2f6168', dark: '#8cc7d0' },
      practitioner: { light: '#6a5315', dark: '#d8bd73' },
      fellow: { light: '#8a2f2b', dark: '#eda79f' },
    },
  },
  exams,
  examGroups: {},
  examGroupNames: {},
  certifications,
  migrations: [],
  transitions: [],
  creditValidityMonths: 36,
  creditPolicy: { count: 'towards-each' },
  renewalExtends: 'nothing',
  credits: {
    unit: 'Guild points',
    short: 'points',
    defaultSource: 'Registry',
    categories: [
      { code: 'A', name: 'Engineering work and courses' },
      { code: 'B', name: 'Reading and talks' },
    ],
  },
  tabLabels: { testingHistory: 'Exams & Points', ceActivities: 'Points', agreement: 'Code of Conduct' },
  fee: { price: { cents: 6000, currency: 'EUR', demo: true }, href: 'https://fees.guild.example.com/' },
  faq,
  notices: [],
  links: {
    continuingEducation: { text: 'Courses and events', href: 'https://events.guild.example.com/', demo: true },
    recertification: { text: 'The law of the Guild', href: 'https://law.guild.example.com/', demo: true },
  },
  agreements,
  pdfCertificateLevels: ['associate', 'practitioner', 'fellow'],
  achievements: [],
  reminders: [
    { months: 6 },
    { days: 90 },
    { days: 30 },
    { days: 7 },
    { days: 0 },
    { daysAfter: 1 },
    { daysOfGrace: 60 },
    { daysOfGrace: 30 },
    { daysOfGrace: 7 },
    { daysOfGrace: 0 },
  ],
  retakePolicies: [],
  supportTopics,
  questions,
  familyNameFirst: ['Han', 'Hiragana', 'Katakana', 'Hangul'],
} satisfies Program
