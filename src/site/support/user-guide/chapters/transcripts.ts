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
        'Enter a **Description** for yourself, and the last day under **Expires after**.',
        'Choose the script of your name, the **Display options**, and the certifications: the active ones, always up to date, or those you select.',
        'Choose **Preview** to see it, and **Create transcript** to save it. Nobody sees it until you share it.',
      ],
      notes: ['Anyone with a link can read **Remarks, optional**. Only you see **Private notes, optional**.'],
      pictures: [
        { name: 'create', alt: 'Create new transcript: description, expiry and name, and the preview beside it' },
        { name: 'choose', alt: 'Display options, and the certifications to select' },
      ],
    },
    {
      title: 'Send it by email',
      steps: [
        'Choose **Share** in the list.',
        'Enter email addresses under **To**, one per line, up to 50 a day. With **Only this recipient**, the link asks for a 6-digit code that we email to the recipient.',
        'Choose **Preview Email** to see the email, and **Send** to send it. Each recipient gets their own link.',
        '**Recipients** shows when each opened it. **End** ends one link.',
      ],
      notes: [
        'If an email comes back, you see “Could not be delivered” below the address. End that link and send to the right address.',
      ],
      pictures: [
        { name: 'share', alt: 'Email this transcript: an address, Send and Preview Email; beside it the public link' },
        { name: 'share-mail', alt: 'The email before you send it: subject, link and last day' },
        { name: 'recipients', alt: 'Recipients: two addresses, when sent, how often opened, and End' },
      ],
      seenOn: ['transcripts'],
    },
    {
      title: 'Share one public link',
      steps: [
        'On the same page, choose **Turn on the public link**. The address doesn’t work before that.',
        'Copy the address, or **Share on Facebook**, X or LinkedIn. **Turn off the public link** ends it.',
        '**Add to LinkedIn profile** adds one certification there, with its code.',
      ],
      pictures: [
        { name: 'open-link', alt: 'Public link: the address to copy, three networks, and the button to turn it off' },
      ],
      seenOn: ['share'],
    },
    {
      title: 'Change it, end it',
      steps: [
        'Use **Edit** and **View** beside each transcript in the list.',
        'On its page, **Disable** closes it until you enable it. **Delete** deletes it and all its links.',
      ],
      notes: [
        'Its links stop working after its last day, or at once if you choose No for verification in Settings. Your certifications don’t change.',
      ],
      pictures: [
        { name: 'transcripts', alt: 'Transcripts: one, with its views, when it was last viewed, Share, Edit and View' },
      ],
      seenOn: ['share'],
    },
    {
      title: 'What the recipient sees',
      steps: [
        'The link opens the transcript in any browser, without a login.',
        'If it’s for one recipient: ask for a code, enter the 6 digits within 15 minutes, and choose **Open the transcript**. It stays open for 12 hours.',
        'Recipients can download it as **PDF** or as **Digital record (JSON)**. If it shows the name and all dates, there is also a **Signed learner record (CLR)** with the badges inside.',
      ],
      pictures: [
        {
          name: 'transcript',
          alt: 'Transcript of Ben Okafor: four certifications with dates, remarks, and how long the link works',
        },
        { name: 'code', alt: 'For one recipient: a field for the code, and a button to send another one' },
      ],
    },
    {
      title: 'Who saw me',
      steps: [
        `Open [Who saw me](${paths.whoSawMe}): transcripts viewed, codes looked up, reads by programs, and your own answers about it.`,
      ],
      notes: ['Each viewer counts once per half hour. You, search engines and link previews don’t count.'],
      pictures: [{ name: 'who-saw-me', alt: 'Who saw me: one view, and whose link was used' }],
    },
  ],
})
