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
          `Choose **Log in with ${organisation}**, if the page has this button, and log in there.`,
          'Or enter your **Login ID or email address** and your **Password**, and choose **Sign in**.',
        ],
        notes: [
          'You stay signed in for 14 days in a new browser (12 hours if you don’t use the site), for 90 days in one you have used before (30 days), or until you choose **Logout**. We email you about a sign-in from a new browser.',
          'After several wrong passwords, you have to wait up to 15 minutes.',
        ],
        seenOn: ['home'],
        pictures: [
          { name: 'sign-in', alt: 'Sign in: a button for the organisation’s own login, and two fields below it' },
        ],
      },
      {
        title: `First time, with your ${organisation} account`,
        lede: 'You only have to connect your account once.',
        steps: [
          `Choose the main button and log in with your ${organisation} account.`,
          scoreReports
            ? 'The page shows the account. Ask for a link, by email address or by score report.'
            : 'The page shows the account. Ask for a link by email address.',
          'Open the link in the same browser, without closing it in between. The page shows the account again.',
          'Select **Connect this account**, enter a password twice, and choose **Set the password**.',
        ],
        notes: ['In another browser, the link only sets a password. Not yours? Choose **This is not my account**.'],
        pictures: [
          { name: 'first-account', alt: 'A note that shows the account that isn’t connected yet' },
          {
            name: 'set-password',
            alt: 'Set your password: the login ID, two fields, and Connect this account is selected',
          },
          { name: 'complete', alt: 'Your login is complete, with a button to log in' },
        ],
      },
      {
        title: 'First time, by email address',
        steps: [
          `Open [First time login](${paths.firstTime}).`,
          'Under **By email address**, enter the address you used when you last took an exam, and choose **Send the link**.',
          `Open the link in the email within 24 hours. The email has your login ID, such as ${candidateId.example}.`,
          'Set a password of 12 characters or more. A few random words work well.',
        ],
        notes: [
          'You can reset a forgotten password the same way.',
          'For privacy, the page shows the same message whether or not we found a record. We send at most 3 such emails a day to an address. If more than one record has your address, the email says so, and support can merge the records.',
        ],
        pictures: [
          { name: 'first-email', alt: 'By email address: one field and the button Send the link' },
          { name: 'first-sent', alt: 'Check your email: what to do if no email arrives' },
          { name: 'first-mail', alt: 'The email: login ID and a link to set the password' },
        ],
      },
      ...(scoreReports ? [byReport] : []),
      {
        title: 'Home',
        lede: '**Home** begins with your news and what to do about it. Then it says what needs an answer, the **Next expiry** with ways to renew it, closest first, and what you hold.',
        notes: [
          'Your first visit shows **First steps**: accept, answer, claim and share.',
          'A date within 90 days is bold and in another colour. What has expired is listed with what earns it again.',
          '**My years** shows how long you’ve held each certification, with a line for each renewal and dots for exams. **The same as a list** has it in words.',
        ],
        pictures: [
          { name: 'home', alt: 'Home: first steps, the next expiry date, four ways to renew, and certifications held' },
          { name: 'years', alt: 'My years: bars for four certifications over the years' },
        ],
      },
    ],
  }
}

const byReport: Topic = {
  title: 'First time, by score report',
  steps: [
    'Under **By score report**, enter your **Last name** and the **Registration number** as printed on a score report.',
    'Enter the **New email address** we should send the link to, and choose **Connect my record**.',
    'Open the link in the email. That address then becomes the one on file.',
  ],
  notes: [
    'We tell the earlier address, which can undo this for 14 days. For 72 hours you can’t change anything sensitive, order or share with the new login.',
  ],
  pictures: [{ name: 'first-report', alt: 'By score report: last name, registration number, new email address' }],
}
