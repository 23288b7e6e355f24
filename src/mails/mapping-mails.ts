import { paths } from '../paths.ts'
import type { Piece } from './mail.ts'
import { type About, forADay, greeting, linkHours, loginFact, notAsked, type Template } from './template.ts'

const hoursToUndo = 14 * 24

function setPassword({ link }: About): Piece {
  return { deed: 'Set your password', href: link }
}

/** The way to a login, by an email address or a score report. */
export const mappingMails = {
  'first-login': {
    isAccountMail: true,
    subject: 'Your login',
    link: { purpose: 'map', hours: linkHours },
    pieces: (about) => [
      greeting(about),
      `Someone, probably you, asked for a login to ${about.siteName} with this email address.`,
      loginFact(about),
      setPassword(about),
      forADay,
      notAsked,
    ],
  },
  'forgotten-password': {
    isAccountMail: true,
    subject: 'Set a new password',
    link: { purpose: 'reset', hours: linkHours },
    pieces: (about) => [
      greeting(about),
      `Someone, probably you, asked for a new password for ${about.siteName}.`,
      loginFact(about),
      setPassword(about),
      `${forADay} Until you use it, your password stays as it is.`,
      notAsked,
    ],
  },
  'score-report-login': {
    isAccountMail: true,
    subject: 'Your login',
    link: { purpose: 'score-report', hours: linkHours },
    pieces: (about) => [
      'Hello,',
      `Someone, probably you, asked for a login to ${about.siteName} with a score report and this email address.`,
      loginFact(about),
      setPassword(about),
      `${forADay} When you use it, this address becomes the one on file. We’ve told the earlier address.`,
      notAsked,
    ],
  },
  'score-report-told': {
    isAccountMail: true,
    subject: 'Someone asked for a login with your score report',
    link: { purpose: 'undo-mapping', hours: hoursToUndo },
    pieces: (about) => [
      greeting(about),
      `Someone asked for a login to your record on ${about.siteName}, with your last name, a registration number from one of your score reports, and another email address: ${about.data.newEmail}.`,
      'If it was you, open the email we sent to the other address.',
      { deed: 'This was not me', href: about.link },
      'This link undoes all of it and works for 14 days. For 3 days, nobody can use the new login to change the email address or name, or to order or share anything.',
    ],
  },
  'score-report-refused': {
    isAccountMail: true,
    subject: 'Someone asked for a login with your score report',
    pieces: (about) => [
      greeting(about),
      `Someone asked for a login to your record on ${about.siteName}, with your last name and a registration number from one of your score reports. You already have a login, so we changed nothing and sent them nothing.`,
      loginFact(about),
      { deed: 'Set a new password', href: about.addressOf(paths.firstTime) },
      'You only need this if you’ve forgotten your password.',
    ],
  },
  'score-report-paused': {
    isAccountMail: true,
    subject: 'Login by score report is paused for today',
    pieces: (about) => [
      greeting(about),
      `Someone, probably you, asked for a login to ${about.siteName} with your score report. There were too many wrong tries before, so we did not send one.`,
      'You can get your login with this email address instead. Login by score report works again tomorrow.',
      { deed: 'Get my login by email', href: about.addressOf(paths.firstTime) },
      'If it wasn’t you, you can ignore this email. Nothing was changed.',
    ],
  },
} satisfies Record<string, Template>
