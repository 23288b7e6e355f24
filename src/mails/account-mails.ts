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
      'If this was not you, press “Secure my account” there. If you can’t sign in, set a new password: that ends all sessions.',
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
  'passkey-added': {
    isAccountMail: true,
    subject: 'A passkey was added to your login',
    pieces: (about) => [
      greeting(about),
      `On ${when(about)} a passkey was added to your login to ${about.siteName}. Anyone who holds it can sign in.`,
      { facts: [['Passkey', about.data.passkey ?? '']] },
      { deed: 'See what protects your account', href: about.addressOf(paths.security) },
      'If this was not you, secure your account under Sessions.',
    ],
  },
  'passkey-removed': {
    isAccountMail: true,
    subject: 'A passkey was removed from your login',
    pieces: (about) => [
      greeting(about),
      `On ${when(about)} a passkey was removed from your login to ${about.siteName}. It can no longer be used to sign in.`,
      { facts: [['Passkey', about.data.passkey ?? '']] },
      { deed: 'See what protects your account', href: about.addressOf(paths.security) },
      'If this was not you, secure your account under Sessions.',
    ],
  },
  'reset-stopped': {
    isAccountMail: true,
    subject: 'A password reset was stopped',
    pieces: (about) => [
      greeting(about),
      `Someone signed in to ${about.siteName} with a passkey that was on this account for more than 30 days, and stopped the password reset. Until they set a new password, a reset needs that passkey.`,
      { deed: 'Object: tell support', href: about.addressOf(paths.supportAbout('privacy')) },
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
  'email-asked': {
    isAccountMail: true,
    subject: 'A new email address was asked for',
    link: { purpose: 'undo-email', hours: hoursToUndo },
    pieces: (about) => [
      greeting(about),
      `On ${when(about)} someone, probably you, asked to change your email address for ${about.siteName} to ${about.data.newEmail}. It changes when the link we sent there is opened.`,
      { deed: 'This was not me', href: about.link },
      `The link secures your account and keeps this address, within ${hoursToUndo} hours. If it was you, there is nothing to do.`,
    ],
  },
  'email-left': {
    isAccountMail: true,
    subject: 'Your email address was changed',
    link: { purpose: 'undo-email', hours: hoursToUndo },
    pieces: (about) => [
      greeting(about),
      `Your email address for ${about.siteName} was changed on ${when(about)}. It is now ${about.data.newEmail}. You can no longer sign in with this one.`,
      { deed: 'This was not me', href: about.link },
      `The link brings this address back and ends everything somebody else may have of your account: password, sessions, new passkeys and linked accounts. It works within ${hoursToUndo} hours. If it was you, there is nothing to do.`,
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
