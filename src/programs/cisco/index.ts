import { achievements } from './achievements.ts'
import { agreements } from './agreements.ts'
import { art } from './art.ts'
import { associateCertifications } from './certifications-associate.ts'
import { entryCertifications } from './certifications-entry.ts'
import { expertCertifications } from './certifications-expert.ts'
import { professionalCertifications } from './certifications-professional.ts'
import { specialistCertifications } from './certifications-specialist.ts'
import { credits } from './credits.ts'
import { examGroupNames, examGroups } from './exam-groups.ts'
import { exams } from './exams.ts'
import { fulfillment } from './fulfillment.ts'
import { links, notices } from './links.ts'
import { migrations } from './migrations.ts'
import { outsideIds } from './outside-ids.ts'
import type { Program } from '../../program/program.ts'
import { questions } from './questions.ts'
import { signatory } from './signatory.ts'
import { supportTopics } from './support-topics.ts'

export const program = {
  name: 'Certification Tracking System',
  issuer: { name: 'Cisco Systems, Inc.', shortName: 'Cisco', accounts: 'Cisco.com' },
  operator: {
    name: 'Certification Operations',
    address: ['1 Example Way', 'Sampletown, CA 00000', 'United States'],
    supportEmail: 'support@certifications.example.com',
    mailFrom: 'tracking@certifications.example.com',
    privacyEmail: 'privacy@certifications.example.com',
    securityEmail: 'security@certifications.example.com',
    adds: {
      support: ['Letters are answered on working days, most of them within two.'],
      terms: ['The law of the State of California applies.'],
    },
    demo: true,
  },
  signatory,
  timeZone: 'America/Los_Angeles',
  candidateId: { label: 'Cisco ID', pattern: '^CSCO[0-9]{7,8}$', example: 'CSCO10000000' },
  idHeadings: { all: 'Cisco Identifiers', outside: 'Candidate IDs used externally' },
  outsideIds,
  scoreReports: true,
  guidePictures: true,
  levels: [
    { code: 'entry', name: 'Entry', label: 'General Certifications – Entry', rank: 10 },
    { code: 'associate', name: 'Associate', label: 'General Certifications – Associate', rank: 20 },
    { code: 'specialist', name: 'Specialist', label: 'General Certifications – Specialist', rank: 30 },
    { code: 'professional', name: 'Professional', label: 'General Certifications – Professional', rank: 40 },
    { code: 'expert', name: 'Expert', label: 'General Certifications – Expert', rank: 50 },
    { code: 'architect', name: 'Architect', label: 'General Certifications – Architect', rank: 60 },
  ],
  art,
  exams,
  // Some sit an exam in the weeks before it is open to everyone.
  examTolerance: { before: 42, after: 90 },
  examGroups,
  examGroupNames,
  // Within a rank this order decides who is asked first.
  certifications: [
    ...entryCertifications,
    ...associateCertifications,
    ...specialistCertifications,
    ...professionalCertifications,
    ...expertCertifications,
  ],
  migrations,
  transitions: [{ on: '2020-02-24', level: 'expert', months: 12 }],
  passValidityMonths: 36,
  creditValidityMonths: 36,
  credits,
  notices,
  links,
  agreements,
  fulfillment,
  pdfCertificateLevels: ['entry', 'associate', 'specialist', 'professional', 'expert'],
  achievements,
  retakePolicies: [
    { groups: ['ccst', 'cct', 'associate', 'professional'], afterFailDays: 5, afterPassDays: 180 },
    { groups: ['legacyCcieWritten'], from: '2005-05-01', until: '2014-08-01', afterFailDays: 5, afterPassDays: 180 },
    { groups: ['legacyCcieWritten'], from: '2014-08-02', until: '2020-02-23', afterFailDays: 15, maxInTwelveMonths: 4 },
    { groups: ['expertLab'], afterFailDays: 30 },
  ],
  supportTopics,
  questions,
  familyNameFirst: ['Han', 'Hiragana', 'Katakana', 'Hangul'],
} satisfies Program
