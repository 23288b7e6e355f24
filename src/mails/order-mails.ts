import { paths } from '../paths.ts'
import { type About, greeting, type Template } from './template.ts'

/** What somebody has ordered: they asked for it themselves, so that no answer about mail stops it. */
export const orderMails = {
  'order-taken': {
    isAccountMail: true,
    subject: 'Your order',
    pieces: (about) => [
      greeting(about),
      `We’ve received your order on ${about.siteName}.${about.data.weeks ? ` Allow ${about.data.weeks} weeks for processing and shipping.` : ''}`,
      factsOf(about),
      { deed: 'See the order or change the address', href: about.addressOf(paths.order(about.data.order ?? '')) },
      'If you didn’t order this, tell support and set a new password.',
    ],
  },
  'order-refunded': {
    isAccountMail: true,
    kind: 'kits',
    subject: 'Your order was refunded',
    pieces: (about) => [
      greeting(about),
      `We’ve refunded an order on ${about.siteName}. We won’t send what wasn’t already on its way.`,
      factsOf(about),
      { deed: 'See the order', href: about.addressOf(paths.order(about.data.order ?? '')) },
    ],
  },
} satisfies Record<string, Template>

function factsOf({ data }: About) {
  return {
    facts: [
      ['Order', data.order ?? ''],
      ['For', data.pieces ?? ''],
      ['Total', data.total ?? ''],
    ] as const,
  }
}
