import type { Fulfillment, Price } from './program.ts'

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
    { code: 'LETTER-4011', kind: 'letter', name: '4011 Recognition', levels: [], hasVerificationCode: true },
    { code: 'LETTER-4013', kind: 'letter', name: '4013 Recognition', levels: [], hasVerificationCode: true },
    { code: 'WELCOME-KIT-2000S', kind: 'bundle', name: 'Welcome Kit', levels: [], hasVerificationCode: false },
  ],
  tracking: {
    code: 'TRACKING',
    name: 'Tracking',
    description: 'For printed certificates',
    price: { ...dollars(12), demo: true },
  },
  taxes: [],
  leadTimeWeeks: [6, 8],
  payment: ['PayPal', 'Debit Card', 'Credit Card'],
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
