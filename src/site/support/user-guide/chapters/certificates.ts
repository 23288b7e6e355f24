import { paths } from '../../../../paths.ts'
import { fulfillmentOf, weeksOf } from '../../../../program/fulfillment-of.ts'
import type { Program } from '../../../../program/program.ts'
import type { Topic, WriteChapter } from '../chapter.ts'

export const certificates: WriteChapter = (program) => ({
  id: 'certificates',
  title: program.fulfillment ? 'Certificates & Plaques' : 'Certificates',
  topics: [
    ...(program.fulfillment ? aboutKits(program) : []),
    {
      title: 'PDF certificate',
      steps: [
        `Open [Certifications](${paths.certifications}).`,
        'Choose **PDF Certificate** in the column **Downloads**.',
      ],
      notes: [
        'You can download it while the certification is active. It has your name on file, also in your own script, the verification code, a QR code, and the badge as an attachment.',
      ],
      seenOn: ['certifications'],
    },
  ],
})

function aboutKits(program: Program): Topic[] {
  const weeks = weeksOf(program)
  const { tracking } = fulfillmentOf(program)
  return [
    {
      title: 'Claim a kit, or buy another',
      lede: 'The first kit of each certification is free. We email you when you earn a certification, with how to claim the kit, unless you turned off emails in your settings.',
      steps: [
        `Open **Certificates & Plaques**, [Claim & Purchase Fulfillment](${paths.claim}).`,
        `Select what you want: certificates, plaques, and letters if a certification has one. First kits are already selected.${tracking ? ' **Tracking** costs a fee.' : ''}`,
        'Choose **Purchase**.',
        'Review the shipping address. Use Roman letters in the first group. In the second, which is optional, use the local script.',
        'Choose **Confirm** to place your order.',
        'If your order isn’t free, pay on the payment provider’s page within 24 hours. Otherwise we cancel it. You can also choose **Cancel this order**.',
      ],
      notes: [
        `${weeks ? `Allow ${weeks} weeks. ` : ''}We keep your selection if you come back later. In these pictures, a sandbox replaces the payment provider: no money changes hands.`,
      ],
      pictures: [
        {
          name: 'claim',
          alt: 'Claim & Purchase Fulfillment: four kits and tracking, with prices and what happens next',
        },
        { name: 'shipping', alt: 'Shipping address: name, address and country, and the button Confirm' },
        { name: 'to-pay', alt: 'An order that isn’t paid yet: pay or cancel' },
        { name: 'sandbox', alt: 'The sandbox in place of a payment provider: Pay, Decline, or go back' },
        { name: 'ordered', alt: 'We’ve received your order: items, address, receipt and steps' },
      ],
    },
    {
      title: 'Track your order',
      steps: [
        `Open [Fulfillment History](${paths.fulfillment}): when each item was **Queued**, **Sent** and **Complete**, and its **Verification Code**.`,
        'Choose a name to see its order. You can use **Change the address** until we send it.',
      ],
      notes: [
        'Items sent with tracking show their tracking number. If a kit doesn’t arrive, use the link in its row to tell support.',
      ],
      pictures: [{ name: 'kits', alt: 'Fulfillment History: one item, queued' }],
      seenOn: ['ordered'],
    },
  ]
}
