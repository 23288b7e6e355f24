import { paths } from '../../../../paths.ts'
import type { WriteChapter } from '../chapter.ts'

export const digitalBadges: WriteChapter = () => ({
  id: 'digital-badges',
  title: 'Digital Badges',
  topics: [
    {
      title: 'Take a badge along',
      lede: 'Each active certification has a badge, signed so that anyone can check it without asking this site.',
      steps: [
        `Open [Digital Badges](${paths.digitalBadges}).`,
        'Under **Download** choose PNG or SVG, a picture with the badge in it, or JSON or JWT, a file.',
        '**Show it to others** is its link: what it shows, you decide under Settings.',
        '**Add to a wallet** has a link and a QR code for an app that keeps such badges.',
      ],
      notes: [
        'Renewed or corrected, a badge keeps its address: download it again then. No account at another service is needed.',
        'Some services look for your email address on a badge. Say Yes under **Your email address**, and those you download from then on hold a hash of it, which shows the address to nobody.',
      ],
      pictures: [
        { name: 'badges', alt: 'Digital Badges: one with its downloads and its link' },
        { name: 'badge-email', alt: 'The question about a hash of the email address on badges' },
      ],
    },
  ],
})
