import { paths } from '../../../../paths.ts'
import type { WriteChapter } from '../chapter.ts'

export const transcripts: WriteChapter = () => ({
  id: 'transcripts',
  title: 'Transcript: Third-Party Verification Disclosure',
  topics: [
    {
      title: 'Make a transcript',
      steps: [
        `Open [Transcripts](${paths.transcripts}) and choose **Create new transcript**.`,
        'Enter a **Description** for yourself, and when it **Expires after**.',
        'Choose the script of your name, the **Display options**, and the certifications: the active ones, always up to date, or those you tick.',
        '**Preview** shows it. **Create transcript** keeps it. Nobody sees it before you share it.',
      ],
      notes: [
        '**Remarks, optional** are read by everybody with a link, **Private notes, optional** by nobody but you.',
      ],
      pictures: [
        { name: 'create', alt: 'Create new transcript: description, expiry and name, and the preview beside it' },
        { name: 'choose', alt: 'Display options, and the certifications to tick' },
      ],
    },
    {
      title: 'Send it by email',
      steps: [
        'Choose **Share** in the list.',
        'Enter addresses under **To**, one a line, up to 50 a day. With **Only this recipient**, the link asks for a six-digit code that goes to the address.',
        '**Preview Email** shows the mail. **Send** sends it: each recipient gets a link of their own.',
        'Under **Recipients** you see when each opened it, and **End** one link alone.',
      ],
      notes: [
        'If a mail to a recipient comes back, “Could not be delivered” and the moment stand beneath the address. End that link and send to the right address.',
      ],
      pictures: [
        { name: 'share', alt: 'Email this transcript: an address, Send and Preview Email; beside it the open link' },
        { name: 'share-mail', alt: 'The mail before it goes out: subject, link and last day' },
        { name: 'recipients', alt: 'Recipients: two addresses, when sent, how often opened, and End' },
      ],
      seenOn: ['transcripts'],
    },
    {
      title: 'Share one link for everybody',
      steps: [
        'On the same page press **Open the link**. It opens nothing before.',
        'Copy the address, or **Share on Facebook**, X or LinkedIn. **Close the open link** ends it.',
        '**Add to LinkedIn profile** puts one certification there with its code.',
      ],
      pictures: [
        { name: 'open-link', alt: 'Open link: the address to copy, three networks, and the button to close it' },
      ],
      seenOn: ['share'],
    },
    {
      title: 'Change it, end it',
      steps: [
        '**Edit** and **View** stand beside each transcript in the list.',
        'On its page, **Disable** closes it until you enable it; **Delete** ends it and all its links.',
      ],
      notes: [
        'It ends by itself on its last day, and at once when you say No to verification in Settings. That a link ends says nothing about a certification.',
      ],
      pictures: [
        { name: 'transcripts', alt: 'Transcripts: one, with its views, when it was last seen, Share, Edit and View' },
      ],
      seenOn: ['share'],
    },
    {
      title: 'What the recipient sees',
      steps: [
        'The link opens the transcript, in any browser, without a login.',
        'Where it is for one recipient: ask for a code, enter the six digits within 15 minutes, **Open the transcript**. It stays open for 12 hours.',
        'It can be taken along as **PDF**, **As data (JSON)** and, where it shows the name and all days, as **Signed learner record (CLR)** with the badges in it.',
      ],
      pictures: [
        {
          name: 'transcript',
          alt: 'Transcript of Ben Okafor: four certifications with dates, remarks, and how long the link works',
        },
        { name: 'code', alt: 'For one recipient: a field for the code, and a button to send another' },
      ],
    },
    {
      title: 'Who saw me',
      steps: [
        `Open [Who saw me](${paths.whoSawMe}): transcripts opened, codes looked up, reads by offices, and your own answers about it.`,
      ],
      notes: [
        'Whoever opens a link counts once in half an hour. You, search engines and previews of chats and networks do not count.',
      ],
      pictures: [{ name: 'who-saw-me', alt: 'Who saw me: one opening, and by whose link' }],
    },
  ],
})
