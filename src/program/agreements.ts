import type { Agreement } from './program.ts'

export const agreements: readonly Agreement[] = [
  {
    code: 'CCA',
    name: 'Cisco Certification and Confidentiality Agreement',
    acceptedBy: 'exam',
    versions: [{ version: 'V9' }],
  },
  {
    code: 'LOGO',
    name: 'Logo Guidelines and Agreement',
    acceptedBy: 'logo',
    versions: [{ version: 'V1', demo: true }],
  },
  {
    code: 'CE-TC',
    name: 'Continuing Education Terms and Conditions',
    acceptedBy: 'credits',
    versions: [{ version: 'V1', demo: true }],
  },
  {
    code: 'ETHICS',
    name: 'Cisco Professional Code of Certification Ethics',
    versions: [{ version: 'V1', demo: true }],
  },
]
