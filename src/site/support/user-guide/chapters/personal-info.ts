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
          `Open **Personal Info**, [Settings](${paths.settings}). Where nothing was answered yet, you are led there after the first sign-in.`,
          'Say Yes or No to each question.',
          'Press **Update/Confirm**.',
        ],
        notes: [
          '**Verification of Certification** decides what others see: Yes shows your certifications with your name, no answer shows them without it, No closes codes, transcripts and badges at once.',
          'Since when each answer stands is written beside it.',
        ],
        pictures: [
          { name: 'settings', alt: 'Settings after the first sign-in: the first question with Yes and No' },
          { name: 'verification', alt: 'The question about verification, Yes chosen' },
        ],
      },
      {
        title: 'Your numbers and ids',
        steps: [
          `[Attributes](${paths.attributes}) has the numbers that others gave you. **Job Title** alone is yours to enter: press **Update/Confirm**.`,
          `[Identification](${paths.identification}) has the ids by which you are known here and at the test centers.`,
          `Where ${organisation} accounts log in here, you see below which are connected, connect another, and **Remove** any. A mail tells of it.`,
        ],
        pictures: [
          { name: 'attributes', alt: 'Candidate Attributes: three numbers, and a field for the job title' },
          { name: 'identification', alt: 'Identification: login ID and three other ids, each with what it is for' },
          { name: 'accounts', alt: 'One connected account, Remove beside it, and a button to connect another' },
        ],
      },
      {
        title: 'Email, telephone and post',
        steps: [
          `Open [Contact](${paths.contact}), enter the **New email address**, and press **Send the link**.`,
          'Open the link in the new mailbox within 24 hours. Only then does the address change; the one before can take it back for 72 hours.',
          'Telephone and post are changed beside it: **Keep these**.',
        ],
        pictures: [
          { name: 'contact-email', alt: 'Email address: a field and the button Send the link' },
          { name: 'contact-post', alt: 'Telephone and post: seven fields and the button Keep these' },
        ],
      },
      {
        title: 'Your name',
        steps: [
          `Open [Name](${paths.name}). The fields have it as it stands: make it what an official document says, and give the **Reason**.`,
          'Add a **Proof**: one PDF, JPEG or PNG of at most 10 MB.',
          'Press **Ask for the correction**. A person looks at it, and the answer comes by mail.',
        ],
        pictures: [{ name: 'name', alt: 'Name: fields for the correction, the reason and a proof' }],
      },
      {
        title: 'Where you are signed in, what was sent, what is known',
        steps: [
          `[Sessions](${paths.sessions}) lists your browsers: **End** one, or all others.`,
          `[Mail](${paths.mail}) lists what the site has written to you for 400 days, what became of it, and your cases with support.`,
          `[Data](${paths.data}) has **Download my data**, everything the site knows of you as a ZIP file, and the way to **Be forgotten**.`,
        ],
        notes: [
          '“Delivered” and “Could not be delivered” say what we were told. Mail about your login is sent whatever came back before.',
        ],
        pictures: [
          { name: 'sessions', alt: 'Sessions: a browser, when it signed in, and End' },
          { name: 'mail', alt: 'Mail: the subject, address, moment and state of each' },
          { name: 'data', alt: 'Data: the button Download my data' },
        ],
      },
    ],
  }
}
