import type { CreditWording } from '../../program/program.ts'

export const credits: CreditWording = {
  unit: 'Cisco CE Credits',
  short: 'CE credits',
  defaultSource: 'CertMetrics',
  categories: [
    { code: 'ILT', name: 'Instructor-led training' },
    { code: 'ELEARN', name: 'Self-paced e-learning with labs' },
    { code: 'CUSTOM', name: 'Custom training by a partner' },
    { code: 'WORKSHOP', name: 'Workshops and bootcamps' },
    { code: 'CLIVE', name: 'Cisco Live sessions' },
    { code: 'AUTHOR', name: 'Content authoring' },
    { code: 'PROMO', name: 'Free promotions' },
    { code: 'OTHER', name: 'Other approved activities' },
  ],
}
