import type { Question } from '../../program/program.ts'

export const questions: readonly Question[] = [
  { code: 'employee', title: 'Cisco Employee', text: ['Are you a Cisco employee?'] },
  { code: 'partner', title: 'Cisco Partner or Reseller', text: ['Do you work for a Cisco Partner or Reseller?'] },
  {
    code: 'notifications',
    title: 'Email Notifications',
    text: [
      'Would you like to receive emails about Cisco training, certifications, services, special offerings, and events?',
    ],
    effect:
      'If you choose No, we only email you about your account: passwords, addresses, sign-ins, orders and your support cases.',
    decides: 'notifications',
  },
  { code: 'netacad', title: 'Net Academy Student', text: ['Are you a Net Academy student?'] },
  {
    code: 'verification',
    title: 'Verification of Certification',
    text: [
      'Section 7 of the Certification and Confidentiality Agreement, “Verification of Certification”, lets Cisco, and companies that process data for it, confirm your certification status to others.',
      'Such a request may come from a third party or from you. Cisco isn’t liable for the information provided.',
      'Yes: we may confirm your certifications to others. No: we won’t. This doesn’t limit other disclosures the agreement allows.',
    ],
    effect:
      'If you choose No, the codes on your certificates, and the transcripts and badges you’ve shared, stop working at once. Choose Yes to turn them on again.',
    decides: 'verification',
  },
]
