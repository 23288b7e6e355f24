import { paths } from '../../../../paths.ts'
import type { WriteChapter } from '../chapter.ts'

export const personalInfo: WriteChapter = ({ issuer }) => {
  const organisation = issuer.accounts ?? issuer.shortName
  return {
    id: 'personal-info',
    title: 'Confirm Personal Information',
    topics: [
      {
        title: 'Answer the program’s questions',
        steps: [
          `Open **Personal Info**, [Settings](${paths.settings}). After your first sign-in, you go there automatically.`,
          'Answer each question with Yes or No.',
          'Choose **Update/Confirm**.',
        ],
        notes: [
          '**Verification of Certification** decides what others see. Yes shows your certifications with your name. Without an answer, your name isn’t shown. No turns off your codes, transcripts and badges at once.',
          'The date beside each answer is when you gave it.',
        ],
        pictures: [
          { name: 'settings', alt: 'Settings after the first sign-in: the first question with Yes and No' },
          { name: 'verification', alt: 'The question about verification, Yes chosen' },
        ],
      },
      {
        title: 'Choose which emails you get',
        steps: [
          `Open [Notifications](${paths.notifications}).`,
          'For each kind, choose **By email** or only on this site: reminders before a certification expires, news about your record, kits, sharing, and program news.',
          'Choose **Save**.',
        ],
        notes: [
          'If you answered No to **Email Notifications** in Settings, you only get emails about your account, whatever you choose here.',
          'Each of these emails has a link that stops emails of its kind. It works without signing in.',
        ],
        pictures: [{ name: 'notifications', alt: 'Notifications: reminders, by email or only on Home' }],
        seenOn: ['settings'],
      },
      {
        title: 'Your numbers and IDs',
        steps: [
          `[Attributes](${paths.attributes}) has your numbers. You can only change **Job Title** there: choose **Update/Confirm**.`,
          `[Identification](${paths.identification}) has the IDs linked to your account.`,
          `If you can log in with ${organisation} accounts, the list below shows them. You can connect another or **Remove** one. We email you about it.`,
        ],
        pictures: [
          { name: 'attributes', alt: 'Candidate Attributes: three numbers, and a field for the job title' },
          { name: 'identification', alt: 'Identification: login ID and three other IDs, each with its purpose' },
          { name: 'accounts', alt: 'One connected account, Remove beside it, and a button to connect another' },
        ],
      },
      {
        title: 'Email, telephone and post',
        steps: [
          `Open [Contact](${paths.contact}), enter the **New email address**, and choose **Send the link**.`,
          'Open the link in the email to that address within 24 hours. Then the address changes. You can undo that from the earlier address for 72 hours.',
          'Change your phone number and postal address beside it, and choose **Save**.',
        ],
        pictures: [
          { name: 'contact-email', alt: 'Email address: a field and the button Send the link' },
          { name: 'contact-post', alt: 'Telephone and post: seven fields and the button Save' },
        ],
      },
      {
        title: 'Your name',
        steps: [
          `Open [Name](${paths.name}). The fields have your name on file. Change it to match an official document, and give the **Reason**.`,
          'Add a **Proof**: a PDF, JPEG or PNG (10 MB at most).',
          'Choose **Ask for the correction**. Our staff check it and email you the answer.',
        ],
        pictures: [{ name: 'name', alt: 'Name: fields for the correction, the reason and a proof' }],
      },
      {
        title: 'Sessions, emails and data',
        steps: [
          `[Sessions](${paths.sessions}) lists your browsers: **End** one, or all others.`,
          `[Emails](${paths.mail}) lists the emails we’ve sent you in 400 days, whether they were delivered, and your support cases. Choose a case to read our answers and to write back.`,
          `[Data](${paths.data}) has **Download my data**, a ZIP file with everything we know about you, **Download my certifications**, a ZIP file with your badges, certificates and history and a page that checks them offline, and **Be forgotten**.`,
        ],
        notes: [
          '“Delivered” and “Could not be delivered” are what the other mail server told us. We always send emails about your login.',
        ],
        pictures: [
          { name: 'sessions', alt: 'Sessions: a browser, when it signed in, and End' },
          { name: 'mail', alt: 'Emails: the subject, address, time and state of each' },
          { name: 'data', alt: 'Data: the button Download my data' },
        ],
      },
    ],
  }
}
