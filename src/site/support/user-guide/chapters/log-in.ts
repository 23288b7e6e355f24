import { paths } from '../../../../paths.ts'
import type { Topic, WriteChapter } from '../chapter.ts'

export const logIn: WriteChapter = ({ issuer, candidateId, scoreReports }) => {
  const organisation = issuer.accounts ?? issuer.shortName
  return {
    id: 'log-in',
    title: 'Log in',
    topics: [
      {
        title: 'How to log in',
        steps: [
          `Open [Sign in](${paths.signIn}).`,
          `Choose the main button, **Log in with ${organisation}**, and log in there; it is absent where no such login is set up.`,
          'Or enter your **Login ID or email address** and your **Password**, and press **Sign in**.',
        ],
        notes: [
          'You stay signed in for 14 days in a new browser (12 hours if you don’t use the site), for 90 days in one you have used before (30 days), or until you press **Logout**. A mail tells of a sign-in from a new browser.',
          'After several wrong passwords the site takes no more for up to a quarter of an hour.',
        ],
        seenOn: ['home'],
        pictures: [
          { name: 'sign-in', alt: 'Sign in: a button for the organisation’s own login, and two fields below it' },
        ],
      },
      {
        title: `First time, with your ${organisation} account`,
        lede: 'An account that belongs to no record yet is connected to yours once.',
        steps: [
          `Choose the main button and log in with your ${organisation} account.`,
          scoreReports
            ? 'The page names the account. Ask for a link in one of the two ways, by email address or by score report.'
            : 'The page names the account. Ask for a link by email address.',
          'Open the link in the same browser, in the same visit. The page names the account again.',
          'Tick **Connect this account**, enter a password twice, and press **Set the password**: that connects it.',
        ],
        notes: ['Opened elsewhere, the link sets a password only. Not yours? Press **This is not my account**.'],
        pictures: [
          { name: 'first-account', alt: 'A note that names the account that is not connected yet' },
          {
            name: 'set-password',
            alt: 'Set your password: the login ID, two fields, and a tick at Connect this account',
          },
          { name: 'complete', alt: 'Your login is complete, with a button to log in' },
        ],
      },
      {
        title: 'First time, by email address',
        steps: [
          `Open [First time login](${paths.firstTime}).`,
          'Under **By email address**, enter the one you gave when you last took an exam, and press **Send the link**.',
          `Open the link in the mail within 24 hours. The mail names your login ID, such as ${candidateId.example}.`,
          'Set a password of 12 characters or more. A few words in a row are good.',
        ],
        notes: [
          'A forgotten password is set anew in the same way.',
          'The page says the same whether it found a record or not. Any address gets at most three such mails a day. Where more than one record has the address, the mail says so, and support joins them.',
        ],
        pictures: [
          { name: 'first-email', alt: 'By email address: one field and the button Send the link' },
          { name: 'first-sent', alt: 'Look into your mail: what to do if none comes' },
          { name: 'first-mail', alt: 'The mail: login ID and a link to set the password' },
        ],
      },
      ...(scoreReports ? [byReport] : []),
      {
        title: 'Home',
        lede: '**Home** says what you hold, and **The next date** on which something ends, with what would renew it, nearest first.',
        notes: [
          'A date within 90 days is bold and in another colour.',
          '**My years** has a bar for as long as each was held, with a line at each renewal, and dots for exams. **The same as a list** says it in words.',
          'Below stand **Needs an answer**, and **News** since your last visit.',
        ],
        pictures: [
          { name: 'home', alt: 'Home: the next date in large figures, four ways to renew, and what is held' },
          { name: 'years', alt: 'My years: bars for four certifications over the years' },
        ],
      },
    ],
  }
}

const byReport: Topic = {
  title: 'First time, by score report',
  steps: [
    'Under **By score report**, enter your **Last name** and the **Registration number** as a score report has them.',
    'Enter the **New email address** that the link is to go to, and press **Connect my record**.',
    'Open the link in the mail. From then on that address is the one on file.',
  ],
  notes: [
    'The address before is told and can take it back for 14 days. For 72 hours nothing sensitive can be changed, ordered or shared with such a login.',
  ],
  pictures: [{ name: 'first-report', alt: 'By score report: last name, registration number, new email address' }],
}
