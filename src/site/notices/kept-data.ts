export interface Kept {
  readonly what: string
  readonly why: string
  readonly howLong: string
}

/** What the database and the file store hold about a person. */
export const keptData: readonly Kept[] = [
  {
    what: 'Exams, credits, certifications granted or changed, agreements',
    why: 'We work out from them what you hold on a day.',
    howLong:
      'With all earlier versions, so that we can show a past day as it was known. We don’t delete them automatically.',
  },
  {
    what: 'Names, email address, telephone number, postal address, and IDs from others',
    why: 'They say whose record it is.',
    howLong: 'With all earlier versions. We don’t delete them automatically.',
  },
  {
    what: 'The files these came in',
    why: 'They show where a record came from, and we can import them again.',
    howLong: '400 days, with their error reports.',
  },
  {
    what: 'Your login ID, the email address you confirmed, and a hash of your password',
    why: 'You sign in with them. We don’t keep the password itself.',
    howLong: 'As long as the login exists.',
  },
  {
    what: 'Organisation accounts you connected to your record: the organisation’s number for each, its name at that time, and since when',
    why: 'You sign in with them, if this site offers that.',
    howLong: 'Until you remove them.',
  },
  {
    what: 'An organisation login started in a browser, with a hash of its cookie, and the account if it isn’t connected yet',
    why: 'Only that browser can finish the login, once, and connect the account.',
    howLong: '10 minutes, or 30 minutes for an account that isn’t connected yet.',
  },
  {
    what: 'A telephone number and postal address that you entered yourself',
    why: 'We use them instead of what the program sent.',
    howLong: 'Until you enter new ones. We don’t delete them automatically.',
  },
  {
    what: 'Your answers to the program’s questions, with date and time',
    why: 'They say whether we may confirm your certifications to others, and whether you want emails.',
    howLong: 'We don’t delete them automatically.',
  },
  {
    what: 'Agreements and guidelines that you accepted here: which version, when, and a hash of the text',
    why: 'They say what you agreed to.',
    howLong: 'We don’t delete them automatically.',
  },
  {
    what: 'A verification code for each certification',
    why: 'Anyone you show it to can check it. Your settings decide what they see.',
    howLong: 'Permanently, because a printed code must always work.',
  },
  {
    what: 'A digital badge for each certification, and a hash of every signed badge file and learner record',
    why: 'The hash shows that a file is ours, even if a signing key is stolen. It says nothing about you.',
    howLong: 'Permanently, because downloaded files can be checked at any time.',
  },
  {
    what: 'PDF certificates and receipts you have downloaded',
    why: 'We make them once and send them again.',
    howLong: '90 days. We make them again when you download them later.',
  },
  {
    what: 'Items you chose but didn’t order, with the address you entered',
    why: 'You can continue when you come back.',
    howLong: '400 days after the last change, or until you order.',
  },
  {
    what: 'Orders: items, prices, shipping address, the payment provider’s number, and the status of each item',
    why: 'We need them to print and send your kits and to answer questions. We never see card numbers.',
    howLong: 'We don’t delete them automatically yet.',
  },
  {
    what: 'The numbers of messages from the payment provider',
    why: 'We process each message once.',
    howLong: '90 days.',
  },
  {
    what: 'Emails: address, subject, date, whether we sent it, its number, and when it was delivered, came back or was reported as spam, if we’re told',
    why: 'You can see what we sent you. If sending fails, we try again for a day. We don’t send transcripts to addresses that refuse them.',
    howLong: '400 days. We don’t keep the content of emails.',
  },
  {
    what: 'What happened to your certifications and credits, when we learned it, and which email told you',
    why: 'Home shows it as news, we email you once, and the certification’s page shows it.',
    howLong: '400 days for credits. For certifications, as long as your record.',
  },
  {
    what: 'Links we sent you, as a hash, with the address we sent them to',
    why: 'A link works once and for a limited time.',
    howLong: '30 days after the link ends.',
  },
  {
    what: 'What someone enters to ask for a login: an email address, or a name and a registration number',
    why: 'We look it up after the page has answered, so that the answer doesn’t reveal who has a record.',
    howLong: 'Seconds, or a day if that fails.',
  },
  {
    what: 'Support cases: topic, reply address, your messages and files, our answers, and notes of staff',
    why: 'We need them to answer you. Replies by email become part of your case, and are also forwarded to support.',
    howLong: 'We don’t delete them automatically yet.',
  },
  {
    what: 'Digital badges: their IDs, certifications, positions on the status lists, and the signed files',
    why: 'People you show one to can check it, and its address never changes.',
    howLong: 'We don’t delete them automatically. Files you’ve downloaded and sent stay where you sent them.',
  },
  {
    what: 'Whether your badges have a hash of your email address, since when, and a random number for the hash',
    why: 'Badges have it only if you ask for it under Digital Badges. Anyone who knows the address can check it.',
    howLong: 'Your last answer, as long as your record. Badges you’ve sent don’t change.',
  },
  {
    what: 'Sessions: when each started, was last used and ended, the browser’s name and system, the country',
    why: 'You stay signed in, and can see where.',
    howLong:
      'A session ends after at most 14 days, or 90 days in a browser you’ve used before. We delete it 90 days later.',
  },
  {
    what: 'Browsers you’ve signed in with: a hash of their cookie, the browser’s name and system, since when',
    why: 'If others try to guess your password, you can still sign in from your own browser.',
    howLong: '400 days after the last sign-in.',
  },
  {
    what: 'Passkeys: a public key, its name, since when, when it was last used, and whether it’s synced',
    why: 'You sign in with them. The passkey itself stays on your device.',
    howLong: 'Until you remove them.',
  },
  {
    what: 'Sign-ins and changes to your login: what, when, the browser’s name and system, the country',
    why: 'You can see under Security what happened, and tell us if it wasn’t you.',
    howLong: '400 days.',
  },
  {
    what: 'The email address, contact details and order addresses that you replaced',
    why: 'If someone else changed them, you can get them back.',
    howLong: '60 days.',
  },
  {
    what: 'How often someone tried a login, from which network address, and how often an address replied by email, as a hash',
    why: 'It stops password guessing and email loops.',
    howLong: '15 minutes, or a day for score reports, cases, replies, new addresses and downloads of your data.',
  },
  {
    what: 'Which program’s token read your record, and when',
    why: 'You have a right to know.',
    howLong: 'We don’t delete it automatically.',
  },
  {
    what: 'Transcripts: what each shows, your remarks and private notes, and to which addresses you sent a link',
    why: 'They show others what you chose, and let you end each link.',
    howLong: 'Until you delete the transcript.',
  },
  {
    what: 'When someone viewed your transcript and with whose link, and when someone looked up your code',
    why: 'You can see who saw you.',
    howLong: '24 months. For one day we keep a hash of each viewer, so that each counts once.',
  },
  {
    what: 'Codes for links that only one recipient can open, as a hash',
    why: 'They prove that the recipient can read emails to that address.',
    howLong: '2 days.',
  },
]
