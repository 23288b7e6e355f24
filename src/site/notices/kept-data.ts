export interface Kept {
  readonly what: string
  readonly why: string
  readonly howLong: string
}

/** What the database and the file store hold about a person. */
export const keptData: readonly Kept[] = [
  {
    what: 'Exams, credits, certifications granted or changed, agreements',
    why: 'What you hold on a day is worked out from them.',
    howLong:
      'Kept with all earlier versions, so that a past day can be shown as it was known. Nothing deletes them by itself.',
  },
  {
    what: 'Names, email address, telephone number, postal address, and ids that others gave you',
    why: 'They say whose record it is.',
    howLong: 'Kept with all earlier versions. Nothing deletes them by itself.',
  },
  {
    what: 'The files these came in',
    why: 'They answer where a fact came from, and let it be taken in again.',
    howLong: '400 days, with the report of what was wrong with them.',
  },
  {
    what: 'Your login ID, the email address you confirmed, and a hash of your password',
    why: 'You sign in with them. The password itself is kept nowhere.',
    howLong: 'As long as the login exists.',
  },
  {
    what: 'Accounts of the organisation that you connected to your record: the number by which the organisation knows each, what it was called then, and since when',
    why: 'You log in with them. Where the site is not set up for this, there are none.',
    howLong: 'Until you remove them.',
  },
  {
    what: 'A login at the organisation that a browser has begun, with a hash of its cookie; and the account, where it is not connected yet',
    why: 'What comes back is taken from that browser alone, once; and the account waits there until you connect it.',
    howLong: 'Ten minutes; half an hour for an account that waits.',
  },
  {
    what: 'A telephone number and postal address that you entered yourself',
    why: 'They stand in place of what the program’s offices sent.',
    howLong: 'Until you enter others. Nothing deletes them by itself.',
  },
  {
    what: 'Your answers to the program’s questions, each with its moment',
    why: 'They say whether others may be told of your certifications, and whether you want mail.',
    howLong: 'Nothing deletes them by itself.',
  },
  {
    what: 'Agreements and guidelines that you accepted here: which version, when, and a hash of the text',
    why: 'They say what you agreed to.',
    howLong: 'Nothing deletes them by itself.',
  },
  {
    what: 'A verification code for each certification',
    why: 'Whoever you show it to can check it; your settings say what they see.',
    howLong: 'For good: a code printed once must keep its answer.',
  },
  {
    what: 'A digital badge for each certification, and a hash of every badge file and learner record that was signed',
    why: 'The hash shows that a file is ours, even after the key that signed it was stolen. It says nothing of you.',
    howLong: 'For good: a file downloaded once may be checked at any time.',
  },
  {
    what: 'PDF certificates and receipts you have downloaded',
    why: 'They are made once and served again.',
    howLong: '90 days; then they are made again when you ask.',
  },
  {
    what: 'What you have chosen and not ordered, with the address you typed',
    why: 'You find it again when you come back.',
    howLong: '400 days after the last change, or until it is ordered.',
  },
  {
    what: 'Orders: what, for how much, where it goes, what the payment provider calls the payment, and where each piece is',
    why: 'They are printed, sent and answered for. Card numbers never come to this site.',
    howLong: 'Nothing deletes them by itself yet.',
  },
  {
    what: 'The numbers of messages from the payment provider',
    why: 'Each counts once.',
    howLong: '90 days.',
  },
  {
    what: 'Mail: to which address, about what, when, whether it went out, the number it was sent under, and when it was delivered, came back or was called unwanted, where that is told',
    why: 'You can see what was sent to you, and what did not go out is tried again for a day. Transcripts are not sent to an address that refuses them.',
    howLong: '400 days. What stood in a mail is not kept.',
  },
  {
    what: 'What happened to your certifications and credits, when it became known, and which email told you',
    why: 'Home shows it as news, you are told of it once, and the page of a certification says what became of it.',
    howLong: 'For credits 400 days; for certifications as long as your record.',
  },
  {
    what: 'Links sent to you, as a hash, with the address they went to',
    why: 'A link works once and for a limited time.',
    howLong: '30 days after it has ended.',
  },
  {
    what: 'What was typed to ask for a login: an email address, or a name and a registration number',
    why: 'It is looked up after the page has answered, so that no answer tells who exists.',
    howLong: 'Seconds; a day where that fails.',
  },
  {
    what: 'Support cases: topic, message, reply address, a file if you sent one, and when your last answer came by mail',
    why: 'They are answered. What you answer goes on to support and is not kept here.',
    howLong: 'Nothing deletes them by itself yet.',
  },
  {
    what: 'Digital badges: their ids, what they are for, their places on the status lists, and the signed files',
    why: 'Whoever was shown one can check it, and it keeps its address.',
    howLong: 'Nothing deletes them by itself. What you have downloaded and sent on stays where you sent it.',
  },
  {
    what: 'Whether your badges may hold a hash of your email address, since when, and a number by chance for the hash',
    why: 'Badges hold it only if you ask for it under Digital Badges. Whoever knows the address can check it.',
    howLong: 'Your last answer, as long as your record. Badges that you have sent on keep what they hold.',
  },
  {
    what: 'Sessions: when each began, was last used and ended, the browser in two words, the country',
    why: 'You stay signed in, and can be told where.',
    howLong:
      'A session ends after 14 days at the latest, or after 90 days in a browser you signed in with before. It is deleted 90 days after that.',
  },
  {
    what: 'Browsers you have signed in with: a hash of their cookie, the browser in two words, since when',
    why: 'When others guess at your password, you still get in from your own browser.',
    howLong: 'Until 400 days after the last time.',
  },
  {
    what: 'Passkeys: a public key, what you called each, since when, when it was last used, and whether it is synced',
    why: 'You sign in with them. The passkey itself stays on your device.',
    howLong: 'Until you remove them.',
  },
  {
    what: 'Sign-ins and changes to your login: what, when, the browser in two words, the country',
    why: 'You can see under Security what happened, and tell us what was not you.',
    howLong: '400 days.',
  },
  {
    what: 'The email address, contact details and order addresses that you replaced',
    why: 'If somebody else changed them, you can get them back.',
    howLong: '60 days.',
  },
  {
    what: 'How often a login or a network address was tried, and how often an address answered by mail, as a hash',
    why: 'It stops those who guess passwords, and mail that goes in circles.',
    howLong: 'A quarter of an hour; a day for score reports, cases, answers, new addresses and downloads of your data.',
  },
  {
    what: 'Which office’s token asked what you hold, and when',
    why: 'You have a right to know.',
    howLong: 'Nothing deletes it by itself.',
  },
  {
    what: 'Transcripts: what each shows, your remarks and private notes, and to which addresses you sent a link',
    why: 'They show others what you chose, and let you end each link.',
    howLong: 'Until you delete the transcript.',
  },
  {
    what: 'When a transcript of yours was opened and by whose link, and when a code of yours was looked up',
    why: 'You can see who saw you.',
    howLong:
      '24 months. For a day, a hash tells apart those who open it, so that each counts once; then it is deleted.',
  },
  {
    what: 'Codes for links that only one recipient opens, as a hash',
    why: 'They prove that the recipient reads the address.',
    howLong: 'Two days.',
  },
]
