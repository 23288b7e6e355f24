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
    effect: 'With No you are written to about your login alone: passwords, addresses, sign-ins and your support cases.',
    decides: 'notifications',
  },
  { code: 'netacad', title: 'Net Academy Student', text: ['Are you a Net Academy student?'] },
  {
    code: 'verification',
    title: 'Verification of Certification',
    text: [
      'Section 7 of the Certification and Confidentiality Agreement, “Verification of Certification”, lets Cisco, and those who process data for it, tell others whether you are certified.',
      'The question may come from somebody else, or from you. Cisco answers for none of what is passed on.',
      'With Yes you agree that it is told. With No you ask that it is told no more; what the agreement allows otherwise stays as it is.',
    ],
    effect:
      'With No every page about you that is open to others closes at once: codes on your certificates, transcripts you have shared and badges read as unknown. With Yes they open again.',
    decides: 'verification',
  },
]
