import { achievements } from './achievements.ts'
import { agreements } from './agreements.ts'
import { associateCertifications } from './certifications-associate.ts'
import { entryCertifications } from './certifications-entry.ts'
import { expertCertifications } from './certifications-expert.ts'
import { professionalCertifications } from './certifications-professional.ts'
import { specialistCertifications } from './certifications-specialist.ts'
import { credits } from './credits.ts'
import { examGroupNames, examGroups } from './exam-groups.ts'
import { exams } from './exams.ts'
import { fulfillment } from './fulfillment.ts'
import { levels } from './levels.ts'
import { links, notices } from './links.ts'
import { migrations } from './migrations.ts'
import { outsideIds } from './outside-ids.ts'
import type { Program } from './program.ts'
import { questions } from './questions.ts'
import { retakePolicies } from './retake-policies.ts'
import { signatory } from './signatory.ts'
import { supportTopics } from './support-topics.ts'

/** The program of a deployment that brings none of its own. */
export const defaultProgram: Program = {
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
  outsideIds,
  levels,
  exams,
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
  reminders: [{ months: 24 }, { months: 12 }, { days: 90 }, { days: 60 }, { days: 30 }],
  retakePolicies,
  supportTopics,
  questions,
  familyNameFirst: ['Han', 'Hiragana', 'Katakana', 'Hangul'],
}
