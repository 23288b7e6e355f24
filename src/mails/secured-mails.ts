import { hoursToObject } from '../core/old-keys.ts'
import { type Ended, linesOfEnded, linesOfKept } from '../core/secured.ts'
import { paths } from '../paths.ts'
import { formatMoment } from '../ui/words.ts'
import { type About, forADay, greeting, linkHours, loginFact, type Template } from './template.ts'

/** The link of a secured account may have to wait first. */
const hoursOfReset = hoursToObject + linkHours

function whatEnded({ data }: About): string[] {
  return [...linesOfEnded(data), ...linesOfKept(data)]
}

function waits(data: Ended): string[] {
  return data.keptPasskeys
    ? [
        `A passkey still protects this account. Use it together with the link, or use the link alone after ${hoursToObject} hours. The link works once, within ${hoursOfReset / 24} days.`,
      ]
    : [`The link works once, within ${hoursOfReset / 24} days.`]
}

/** What goes out when somebody has said that it was not them. */
export const securedMails = {
  'account-secured': {
    isAccountMail: true,
    subject: 'Your account is secured',
    link: { purpose: 'reset', hours: hoursOfReset },
    pieces: (about) => [
      greeting(about),
      `Someone with a link from this mailbox, or signed in to your account, told ${about.siteName} that someone else had used it. We ended the following:`,
      ...whatEnded(about),
      loginFact(about),
      { deed: 'Set a new password', href: about.link },
      ...waits(about.data),
      'Transcripts, shares and settings that you closed stay closed.',
    ],
  },
  'account-secured-elsewhere': {
    isAccountMail: true,
    subject: 'An account with your email address was secured',
    pieces: (about) => [
      'Hello,',
      `The owner of an earlier email address told ${about.siteName} that someone else had used their account. That account also had this email address. The earlier address is now on file. We ended the following:`,
      ...whatEnded(about),
      ...(about.data.keptPasskeys
        ? [
            `For ${hoursToObject} hours, a new password can only be set with a passkey. If you have such a passkey, sign in with it and stop the reset under Security.`,
          ]
        : []),
      { deed: 'Tell support', href: about.addressOf(paths.supportAbout('privacy')) },
      'If the account was never yours, ignore this email.',
    ],
  },
  'mapping-undone': {
    isAccountMail: true,
    subject: 'The login was ended',
    link: { purpose: 'map', hours: linkHours },
    pieces: (about) => [
      greeting(about),
      `We ended a login to ${about.siteName} that someone made with your score report, and the following:`,
      ...whatEnded(about),
      { deed: 'Set up your own login', href: about.link },
      forADay,
    ],
  },
  'mapping-undone-elsewhere': {
    isAccountMail: true,
    subject: 'The login was ended',
    pieces: (about) => [
      'Hello,',
      `The owner of the email address on file ended a login to ${about.siteName} that was made with a score report. Its sessions ended and its links no longer work.`,
      { deed: 'Tell support', href: about.addressOf(paths.supportAbout('privacy')) },
    ],
  },
  'secured-for-staff': {
    isAccountMail: true,
    subject: 'An account was secured: stop its requests',
    pieces: (about) => [
      `The holder of ${about.data.candidate} said on ${formatMoment(about.data.at ?? '')} that someone else had used the account.`,
      {
        facts: [
          ...(about.data.cases ? [['Closed cases: do not act on them', about.data.cases] as const] : []),
          ...(about.data.orders ? [['Orders to hold until the holder confirms', about.data.orders] as const] : []),
        ],
      },
    ],
  },
} satisfies Record<string, Template>
