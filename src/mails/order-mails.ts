import { paths } from '../paths.ts'
import { type About, greeting, type Template } from './template.ts'

/** What somebody has ordered: they asked for it themselves, so that no answer about mail stops it. */
export const orderMails = {
  'order-taken': {
    isAccountMail: true,
    subject: 'Your order',
    pieces: (about) => [
      greeting(about),
      `Your order on ${about.siteName} has been taken.${about.data.weeks ? ` Allow ${about.data.weeks} weeks for processing and shipping.` : ''}`,
      factsOf(about),
      { deed: 'See the order, or change where it goes', href: about.addressOf(paths.order(about.data.order ?? '')) },
      'If you have not ordered this, tell support, and set a new password.',
    ],
  },
  'order-refunded': {
    isAccountMail: true,
    subject: 'Your order was refunded',
    pieces: (about) => [
      greeting(about),
      `What you paid for an order on ${about.siteName} has been given back. What was not on its way yet is not sent.`,
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
