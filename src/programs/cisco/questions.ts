import type { Question } from '../../program/program.ts'

export const questions: readonly Question[] = [
  { code: 'employee', title: 'Cisco Employee', text: ['Are you a Cisco employee?'] },
  { code: 'partner', title: 'Cisco Partner or Reseller', text: ['Do you work for a Cisco Partner or Reseller?'] },
  {
    code: 'notifications',
    title: 'Email Notifications',
    text: ['May we email you about Cisco training, certifications, services, offers and events?'],
    effect: 'If you choose No, we only email you about your account, your orders and your support cases.',
    decides: 'notifications',
  },
  { code: 'netacad', title: 'Net Academy Student', text: ['Are you a Net Academy student?'] },
  {
    code: 'verification',
    title: 'Verification of Certification',
    text: [
      'May we tell others what you hold, when they or you ask us to? Section 7 of the Certification and Confidentiality Agreement, “Verification of Certification”, allows this to Cisco and to companies that work for it.',
      'Yes: we may confirm your certifications to others. No: we won’t. The agreement still allows Cisco to share data in other cases. Cisco isn’t liable for what it tells them.',
    ],
    effect:
      'If you choose No, the codes on your certificates, and the transcripts and badges you’ve shared, stop working at once. Choose Yes to turn them on again.',
    decides: 'verification',
  },
]
