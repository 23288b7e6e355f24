import { paths } from '../paths.ts'
import { formatMoment } from '../ui/words.ts'
import { type About, forADay, greeting, linkHours, loginFact, notAsked, type Template } from './template.ts'

const hoursToUndo = 14 * 24

function ids({ candidateIdLabel, data }: About) {
  return {
    facts: [
      [candidateIdLabel, data.into ?? ''],
      ['Other record', data.from ?? ''],
    ],
  } as const
}

/** Two records of one person: that there are two, that they were merged, and that they are two again. */
export const mergeMails = {
  'first-login-several': {
    isAccountMail: true,
    subject: 'More than one record has your email address',
    pieces: (about) => [
      'Hello,',
      `Someone, probably you, asked for a login to ${about.siteName} with this email address. More than one record has this address. If both are yours and you can sign in to one, merge them there:`,
      { deed: 'I have another record', href: about.addressOf(paths.otherRecord) },
      `Or open a support case at ${about.addressOf(paths.supportAbout('two-accounts'))}. Give each ${about.candidateIdLabel} you know, or the registration number of an exam from each record. You won’t lose anything.`,
      'If it wasn’t you, you can ignore this email.',
    ],
  },
  'first-login-of-two': {
    isAccountMail: true,
    subject: 'More than one record has your email address',
    link: { purpose: 'map', hours: linkHours },
    pieces: (about) => [
      'Hello,',
      `Someone, probably you, asked for a login to ${about.siteName} with this email address. More than one record has this address. You can merge them yourself:`,
      'First set up your login, for one of the records.',
      loginFact(about),
      { deed: 'Set your password', href: about.link },
      forADay,
      'Then merge the other record.',
      { deed: 'I have another record', href: about.addressOf(paths.otherRecord) },
      `You won’t lose anything. ${notAsked}`,
    ],
  },
  'forgotten-password-of-two': {
    isAccountMail: true,
    subject: 'More than one record has your email address',
    link: { purpose: 'reset', hours: linkHours },
    pieces: (about) => [
      'Hello,',
      `Someone, probably you, asked for a login to ${about.siteName} with this email address. More than one record has this address, and one of them has a login already. You can merge them yourself: sign in, then choose “I have another record”.`,
      loginFact(about),
      { deed: 'I have another record', href: about.addressOf(paths.otherRecord) },
      'If you’ve forgotten your password, set a new one first.',
      { deed: 'Set a new password', href: about.link },
      `${forADay} ${notAsked}`,
    ],
  },
  'prove-record': {
    isAccountMail: true,
    subject: 'Show that this record is yours',
    link: { purpose: 'prove-record', hours: linkHours },
    pieces: (about) => [
      'Hello,',
      `Someone, probably you, wants to merge the record ${about.data.from} on ${about.siteName} with their own. This address is on file for it.`,
      { deed: 'This record is mine', href: about.link },
      'Open the link in the browser you’re signed in with. It works once, within 24 hours, and you’ll see what changes before anything is merged.',
      'If it wasn’t you, ignore this email: nothing happens without the link.',
    ],
  },
  'prove-report': {
    isAccountMail: true,
    subject: 'Your score report matches a record',
    link: { purpose: 'prove-report', hours: linkHours },
    pieces: (about) => [
      'Hello,',
      `You asked ${about.siteName} for a record to merge with yours, with your last name and a registration number. They match the record ${about.data.from}.`,
      { deed: 'This record is mine', href: about.link },
      'Open the link in the browser you’re signed in with. It works once, within 24 hours, and you’ll see what changes before anything is merged.',
      'If it wasn’t you, someone else may be signed in to your account: end all sessions and set a new password.',
    ],
  },
  'records-merged': {
    isAccountMail: true,
    subject: 'Two records were merged',
    link: { purpose: 'undo-merge', hours: hoursToUndo },
    pieces: (about) => [
      greeting(about),
      `Two records on ${about.siteName} were merged on ${formatMoment(about.data.at ?? '')}. We’ve sent this email to the address on file for each.`,
      ids(about),
      'Certificates, badges and transcripts of both keep working, and new results under either ID go to the one record.',
      { deed: 'Undo the merge', href: about.link },
      'If these are records of two different people, undo the merge. The link works for 14 days.',
    ],
  },
  'records-parted': {
    isAccountMail: true,
    subject: 'A merge was undone',
    pieces: (about) => [
      greeting(about),
      `A merge of two records on ${about.siteName} was undone on ${formatMoment(about.data.at ?? '')}. Each record has its own certifications, orders and login again.`,
      ids(about),
      { deed: 'Ask support', href: about.addressOf(paths.supportAbout('two-accounts')) },
    ],
  },
} satisfies Record<string, Template>
