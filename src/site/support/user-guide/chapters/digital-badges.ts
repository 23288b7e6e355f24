import { paths } from '../../../../paths.ts'
import type { WriteChapter } from '../chapter.ts'

export const digitalBadges: WriteChapter = () => ({
  id: 'digital-badges',
  title: 'Digital Badges',
  topics: [
    {
      title: 'Use a badge',
      lede: 'Each active certification has a badge, signed so that anyone can check it without asking this site.',
      steps: [
        `Open [Digital Badges](${paths.digitalBadges}).`,
        'Under **Download** choose PNG or SVG, a picture with the badge in it, or JSON or JWT, a file.',
        '**Show it to others** has its link. Your settings decide what it shows.',
        '**Add to a wallet** has a link and a QR code for wallet apps.',
      ],
      notes: [
        'A badge’s address never changes. Download it again after a renewal. You don’t need an account at another service.',
        'Some services look for your email address on a badge. Choose Yes under **Your email address** to add a hash of it to the badges you download. Nobody can read the address from the hash.',
      ],
      pictures: [
        { name: 'badges', alt: 'Digital Badges: one with its downloads and its link' },
        { name: 'badge-email', alt: 'The question about a hash of the email address on badges' },
      ],
    },
  ],
})
