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
      `The password of your login to ${about.siteName} was set on ${when(about)}. You’ve been signed out everywhere.`,
      loginFact(about),
      { deed: 'If it wasn’t you, set a new one', href: about.addressOf(paths.firstTime) },
    ],
  },
  'new-sign-in': {
    isAccountMail: true,
    subject: 'A sign-in from a new browser',
    pieces: (about) => [
      greeting(about),
      `Someone, probably you, signed in to ${about.siteName} from a browser you haven’t used here before.`,
      {
        facts: [
          ['When', when(about)],
          ['Browser', about.data.browser ?? ''],
          ...(about.data.country ? [['Country', about.data.country] as const] : []),
        ],
      },
      { deed: 'See your sessions, and end any of them', href: about.addressOf(paths.sessions) },
      'If it wasn’t you, choose “Secure my account” there. If you can’t sign in, set a new password: that ends all sessions.',
    ],
  },
  'account-connected': {
    isAccountMail: true,
    subject: 'An account was connected to your record',
    pieces: (about) => [
      greeting(about),
      `On ${when(about)} an account of ${about.data.organisation} was connected to your record on ${about.siteName}. Anyone who can use that account can open your record.`,
      { facts: [['Account', about.data.account ?? '']] },
      { deed: 'See or remove connected accounts', href: about.addressOf(paths.identification) },
      'If it wasn’t you, remove the account and set a new password.',
    ],
  },
  'account-removed': {
    isAccountMail: true,
    subject: 'An account was removed from your record',
    pieces: (about) => [
      greeting(about),
      `On ${when(about)} an account of ${about.data.organisation} was removed from your record on ${about.siteName}. It can no longer be used to sign in. Your login ID and password haven’t changed.`,
      { facts: [['Account', about.data.account ?? '']] },
      { deed: 'See connected accounts', href: about.addressOf(paths.identification) },
      'If it wasn’t you, set a new password.',
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
      'If it wasn’t you, secure your account under Sessions.',
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
      'If it wasn’t you, secure your account under Sessions.',
    ],
  },
  'reset-stopped': {
    isAccountMail: true,
    subject: 'A password reset was stopped',
    pieces: (about) => [
      greeting(about),
      `Someone signed in to ${about.siteName} with a passkey that was on this account for more than 30 days, and stopped the password reset. Until they set a new password, a reset needs that passkey.`,
      { deed: 'Tell support', href: about.addressOf(paths.supportAbout('privacy')) },
    ],
  },
  'consent-changed': {
    isAccountMail: true,
    subject: 'Your answer about verification was changed',
    pieces: (about) => [
      greeting(about),
      about.data.answer === 'no'
        ? `On ${when(about)}, you told ${about.siteName} not to confirm your certifications to others. We’ve closed all pages about you that others could open.`
        : `On ${when(about)}, you told ${about.siteName} that we may confirm your certifications to others. Pages that you shared are open again.`,
      { deed: 'See your settings', href: about.addressOf(paths.settings) },
      'If it wasn’t you, set a new password too. That ends all sessions.',
    ],
  },
  'confirm-email': {
    isAccountMail: true,
    subject: 'Confirm your email address',
    link: { purpose: 'new-email', hours: linkHours },
    pieces: (about) => [
      greeting(about),
      `You entered this email address for your record on ${about.siteName}. Confirm that it’s yours to start using it.`,
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
      `On ${when(about)} someone, probably you, asked to change your email address for ${about.siteName} to ${about.data.newEmail}. It changes when someone opens the link we sent there.`,
      { deed: 'This was not me', href: about.link },
      `This link secures your account and keeps this address. It works for ${hoursToUndo} hours. If it was you, you can ignore this email.`,
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
      `This link restores this address and ends everything someone else may have of your account: password, sessions, new passkeys and linked accounts. It works for ${hoursToUndo} hours. If it was you, you can ignore this email.`,
    ],
  },
  'email-taken': {
    isAccountMail: true,
    subject: 'Your email address was changed',
    pieces: (about) => [
      greeting(about),
      `This is now your email address for ${about.siteName}, and you can sign in with it. You’ve been signed out everywhere.`,
      loginFact(about),
      { deed: 'Sign in', href: about.addressOf(paths.signIn) },
    ],
  },
  'other-email-told': {
    isAccountMail: true,
    isFromFeed: true,
    subject: 'The program has another email address for you',
    pieces: (about) => [
      'Hello,',
      `The program has sent us another email address for you than the one you confirmed on ${about.siteName}. We haven’t changed anything. You sign in as before.`,
      { deed: 'See both addresses', href: about.addressOf(paths.contact) },
    ],
  },
} satisfies Record<string, Template>
