import type { Fulfillment, Kit, Price } from '../../program/program.ts'

export const fulfillment: Fulfillment = {
  kits: [
    {
      code: 'CERT-PRINT',
      kind: 'certificate',
      name: 'Certificate',
      levels: ['entry', 'associate', 'specialist', 'professional', 'expert'],
      initial: dollars(0),
      repeat: dollars(15),
      hasVerificationCode: true,
    },
    {
      code: 'PLAQUE',
      kind: 'plaque',
      name: 'Plaque',
      levels: ['expert'],
      initial: { ...dollars(0), demo: true },
      repeat: { ...dollars(95), demo: true },
      hasVerificationCode: false,
    },
    letter('LETTER-4011', '4011 Recognition', 'CCNP-SEC'),
    letter('LETTER-4013', '4013 Recognition', 'CCIE-SEC'),
    { code: 'WELCOME-KIT-2000S', kind: 'bundle', name: 'Welcome Kit', levels: [], hasVerificationCode: false },
  ],
  tracking: {
    code: 'TRACKING',
    name: 'Tracking',
    description: 'For printed certificates',
    price: { ...dollars(12), demo: true },
  },
  taxes: [{ name: 'Tax', hundredths: 0 }],
  leadTimeWeeks: [6, 8],
  payment: ['PayPal', 'debit card', 'credit card'],
  digitalOnly: false,
  carriers: [
    { name: 'UPS', href: 'https://www.ups.com/track?tracknum={number}' },
    { name: 'FedEx', href: 'https://www.fedex.com/fedextrack/?trknbr={number}' },
    { name: 'USPS', href: 'https://tools.usps.com/go/TrackConfirmAction?tLabels={number}' },
  ],
}

function dollars(whole: number): Price {
  return { cents: whole * 100, currency: 'USD' }
}

/** Which certifications these letters recognize is not known, nor what another copy costs. */
function letter(code: string, name: string, certification: string): Kit {
  return {
    code,
    kind: 'letter',
    name,
    levels: [],
    certifications: [certification],
    demo: true,
    initial: { ...dollars(0), demo: true },
    repeat: { ...dollars(15), demo: true },
    hasVerificationCode: true,
  }
}
