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
        'It is there while the certification is active; otherwise its page says why not. It has your name as on file, in your own script too, its code, a QR code, and the badge as an attached file.',
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
      lede: 'The first kit of each certification costs nothing. An email tells you when you earn one and how to claim the kit, unless your settings say No to mail.',
      steps: [
        `Open **Certificates & Plaques**, [Claim & Purchase Fulfillment](${paths.claim}).`,
        `Tick what you want: certificates, plaques, and letters where a certification has one. First kits are ticked already.${tracking ? ' **Tracking** costs a fee.' : ''}`,
        'Press **Purchase**.',
        'Review where it goes. The first group is in Roman letters; the second, optional, as it is written where it goes.',
        'Press **Confirm**. What costs nothing is ordered with that.',
        'What has a price is paid on the payment provider’s page, within 24 hours; otherwise it is cancelled by itself, as by **Cancel this order**.',
      ],
      notes: [
        `${weeks ? `Allow ${weeks} weeks. ` : ''}What you have chosen is still there when you come back later. Here the sandbox stands for the payment provider: no money changes hands.`,
      ],
      pictures: [
        {
          name: 'claim',
          alt: 'Claim & Purchase Fulfillment: four kits and tracking, with prices and what happens next',
        },
        { name: 'shipping', alt: 'Where it goes: name, address and country, and the button Confirm' },
        { name: 'to-pay', alt: 'An order that is kept until it is paid: pay or cancel' },
        { name: 'sandbox', alt: 'The sandbox in place of a payment provider: Pay, Decline, or go back' },
        { name: 'ordered', alt: 'Your order has been taken: items, address, receipt and stations' },
      ],
    },
    {
      title: 'Where it is',
      steps: [
        `Open [Fulfillment History](${paths.fulfillment}): when each piece was **Queued**, **Sent** and **Complete**, and its **Verification Code**.`,
        'Choose a name for its order. **Change the address** is there until it is sent.',
      ],
      notes: ['What was sent with tracking has its number. If a kit does not arrive, a link on its row tells support.'],
      pictures: [{ name: 'kits', alt: 'Fulfillment History: one piece, queued' }],
      seenOn: ['ordered'],
    },
  ]
}
