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
      `Somebody, most likely you, asked for a login to ${about.siteName} with this email address.`,
      loginFact(about),
      setPassword(about),
      forADay,
      notAsked,
    ],
  },
  'first-login-several': {
    isAccountMail: true,
    subject: 'More than one record has your email address',
    pieces: (about) => [
      'Hello,',
      `Somebody, most likely you, asked for a login to ${about.siteName} with this email address. More than one record has it, and only a person can join them.`,
      { deed: 'Open a support case', href: about.addressOf(paths.supportAbout('two-accounts')) },
      `Give each ${about.candidateIdLabel} you know, or the registration number of an exam from each record. Nothing is lost.`,
      'If you have not asked for this, there is nothing to do.',
    ],
  },
  'forgotten-password': {
    isAccountMail: true,
    subject: 'Set a new password',
    link: { purpose: 'reset', hours: linkHours },
    pieces: (about) => [
      greeting(about),
      `Somebody, most likely you, asked for a new password for ${about.siteName}.`,
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
      `Somebody, most likely you, asked for a login to ${about.siteName} with a score report, and gave this email address.`,
      loginFact(about),
      setPassword(about),
      `${forADay} When you use it, this address becomes the one on file. The address on file until now has been told.`,
      notAsked,
    ],
  },
  'score-report-told': {
    isAccountMail: true,
    subject: 'Somebody asked for a login with your score report',
    link: { purpose: 'undo-mapping', hours: hoursToUndo },
    pieces: (about) => [
      greeting(about),
      `With your last name and a registration number from one of your score reports, somebody asked for a login to your record on ${about.siteName}, and gave another email address: ${about.data.newEmail}.`,
      'If that was you, there is nothing to do here: go on with the mail that went to the other address.',
      { deed: 'This was not me', href: about.link },
      'The link undoes all of it, within 14 days. Until three days after such a login was made, nobody can change its email address or name with it, or order or share anything.',
    ],
  },
  'score-report-refused': {
    isAccountMail: true,
    subject: 'Somebody asked for a login with your score report',
    pieces: (about) => [
      greeting(about),
      `With your last name and a registration number from one of your score reports, somebody asked for a login to your record on ${about.siteName}. You have one already, so nothing was changed and nothing was sent to them.`,
      loginFact(about),
      { deed: 'Set a new password', href: about.addressOf(paths.firstTime) },
      'You need that only if you have forgotten yours.',
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
