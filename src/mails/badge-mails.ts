import { paths } from '../paths.ts'
import { greeting, stopping, type Template } from './template.ts'

/** What holders of badges are told; no to mail stops it. */
export const badgeMails = {
  'badges-signed-again': {
    isAccountMail: false,
    kind: 'record',
    subject: 'Download your digital badges again',
    pieces: (about) => [
      greeting(about),
      'We replaced the key that signs digital badges. Badge files you downloaded before can no longer be verified. Your certifications have not changed.',
      { facts: [['Your badges', about.data.badges ?? '']] },
      { deed: 'Download your badges', href: about.addressOf(paths.digitalBadges) },
      'Replace the old files wherever you put them: in a wallet, in a profile, on a website. Download PDF certificates and learner records (CLR) again too.',
      'Verification codes, and the addresses of your badges and transcripts, work as before.',
      ...stopping(about, true),
    ],
  },
} satisfies Record<string, Template>
