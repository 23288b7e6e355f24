import { paths } from '../paths.ts'
import { greeting, type Template } from './template.ts'

/** What somebody has earned; no to mail stops it. */
export const congratulationMails = {
  earned: {
    isAccountMail: false,
    subject: 'Congratulations',
    subjectFor: ({ data }) => `Congratulations on ${data.count === '1' ? data.earned : `${data.count} certifications`}`,
    pieces: (about) => [
      greeting(about),
      `You have earned ${about.data.earned}. Congratulations.`,
      ...(about.data.kit === 'free'
        ? [
            'Your first printed kit is free. Sign in, accept the certification agreement if you have not, tick the kit under Claim & Purchase Fulfillment, and say where it goes.',
            { deed: 'Claim your kit', href: about.addressOf(paths.claim) },
          ]
        : [{ deed: 'See your certifications', href: about.addressOf(paths.certifications) }]),
      'Your certificate as PDF, your digital badge and your logo are on the site as well.',
      `If you want no such mail, say so in your settings: ${about.addressOf(paths.settings)}`,
    ],
  },
} satisfies Record<string, Template>
