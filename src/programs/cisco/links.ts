import type { Links, Notice } from '../../program/program.ts'

export const links: Links = {
  certificationOnline: { text: 'Certification Online', href: 'https://certification-online.example.com/', demo: true },
  verification: { text: 'Verify a certificate', href: 'https://www.cisco.com/go/verifycertificate' },
  continuingEducation: {
    text: 'Continuing Education',
    href: 'https://www.cisco.com/c/en/us/training-events/training-certifications/training/continuing-education-program.html',
  },
  exam: { href: 'https://exams.example.com/{code}', demo: true },
  recertification: { text: 'Recertification', href: 'https://recertification.example.com/', demo: true },
}

export const notices: readonly Notice[] = [
  {
    page: 'certifications',
    text: [
      'This site no longer tracks partner requirements and specializations. You can find all of them in the ',
      { text: 'PMA tool', href: 'https://partners.example.com/', demo: true },
      '.',
    ],
  },
]
