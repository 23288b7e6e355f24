import { paths } from '../paths.ts'
import { formatMoment } from '../ui/words.ts'
import { type About, forADay, greeting, linkHours, loginFact, notAsked, type Template } from './template.ts'

const hoursToUndo = 72

function when({ data }: About): string {
  return data.at ? formatMoment(data.at) : ''
}

/** What has happened to a login. */
export const accountMails = {
  'password-set': {
    isAccountMail: true,
    subject: 'Your password was set',
    pieces: (about) => [
      greeting(about),
      `The password of your login to ${about.siteName} was set on ${when(about)}. Wherever you were signed in, you have to sign in again.`,
      loginFact(about),
      { deed: 'If this was not you, set a new one', href: about.addressOf(paths.firstTime) },
    ],
  },
  'new-sign-in': {
    isAccountMail: true,
    subject: 'A sign-in from a new browser',
    pieces: (about) => [
      greeting(about),
      `Somebody, most likely you, signed in to ${about.siteName} from a browser that you have not used here before.`,
      {
        facts: [
          ['When', when(about)],
          ['Browser', about.data.browser ?? ''],
          ...(about.data.country ? [['Country', about.data.country] as const] : []),
        ],
      },
      { deed: 'See your sessions, and end any of them', href: about.addressOf(paths.sessions) },
      'If this was not you, set a new password as well. That ends all sessions.',
    ],
  },
  'account-connected': {
    isAccountMail: true,
    subject: 'An account was connected to your record',
    pieces: (about) => [
      greeting(about),
      `On ${when(about)} an account of ${about.data.organisation} was connected to your record on ${about.siteName}. Whoever logs in with it, is in.`,
      { facts: [['Account', about.data.account ?? '']] },
      { deed: 'See what is connected, and remove any of it', href: about.addressOf(paths.identification) },
      'If this was not you, remove it, and set a new password.',
    ],
  },
  'account-removed': {
    isAccountMail: true,
    subject: 'An account was removed from your record',
    pieces: (about) => [
      greeting(about),
      `On ${when(about)} an account of ${about.data.organisation} was removed from your record on ${about.siteName}. It logs in to your record no more. Your login ID and password are what they were.`,
      { facts: [['Account', about.data.account ?? '']] },
      { deed: 'See what is connected', href: about.addressOf(paths.identification) },
      'If this was not you, set a new password.',
    ],
  },
  'consent-changed': {
    isAccountMail: true,
    subject: 'What others may be told was changed',
    pieces: (about) => [
      greeting(about),
      about.data.answer === 'no'
        ? `On ${when(about)} you said on ${about.siteName} that others must not be told of your certifications. Every page about you that was open to others is closed.`
        : `On ${when(about)} you said on ${about.siteName} that others may be told of your certifications. Pages about you that you have opened to others are open again.`,
      { deed: 'See your settings', href: about.addressOf(paths.settings) },
      'If this was not you, set a new password as well. That ends all sessions.',
    ],
  },
  'confirm-email': {
    isAccountMail: true,
    subject: 'Confirm your email address',
    link: { purpose: 'new-email', hours: linkHours },
    pieces: (about) => [
      greeting(about),
      `You gave this email address for your record on ${about.siteName}. Confirm that it is yours, and it becomes the one on file.`,
      { deed: 'Confirm this address', href: about.link },
      forADay,
      notAsked,
    ],
  },
  'email-left': {
    isAccountMail: true,
    subject: 'Your email address was changed',
    link: { purpose: 'undo-email', hours: hoursToUndo },
    pieces: (about) => [
      greeting(about),
      `Your email address for ${about.siteName} was changed on ${when(about)}. It is now ${about.data.newEmail}, and this one signs in no more.`,
      { deed: 'This was not me', href: about.link },
      `The link brings this address back and ends all sessions, within ${hoursToUndo} hours. If it was you, there is nothing to do.`,
    ],
  },
  'email-taken': {
    isAccountMail: true,
    subject: 'Your email address was changed',
    pieces: (about) => [
      greeting(about),
      `This is now your email address for ${about.siteName}, and you can sign in with it. Wherever you were signed in, you have to sign in again.`,
      loginFact(about),
      { deed: 'Sign in', href: about.addressOf(paths.signIn) },
    ],
  },
  'email-brought-back': {
    isAccountMail: true,
    subject: 'Your email address was changed back',
    pieces: (about) => [
      greeting(about),
      `Your email address for ${about.siteName} is again the one it was before. All sessions have ended.`,
      { deed: 'Set a new password', href: about.addressOf(paths.firstTime) },
      'Do so if somebody else has been in.',
    ],
  },
  'other-email-told': {
    isAccountMail: true,
    isFromFeed: true,
    subject: 'Your program knows another email address',
    pieces: (about) => [
      'Hello,',
      `The program’s offices have sent another email address for you than the one you confirmed on ${about.siteName}. Nothing was changed: you sign in as before.`,
      { deed: 'See both addresses', href: about.addressOf(paths.contact) },
    ],
  },
} satisfies Record<string, Template>
