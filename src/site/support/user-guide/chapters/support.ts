import { paths } from '../../../../paths.ts'
import type { WriteChapter } from '../chapter.ts'

export const support: WriteChapter = ({ candidateId }) => ({
  id: 'support',
  title: 'Support',
  topics: [
    {
      title: 'Open a case',
      steps: [
        `Open [Support/FAQs](${paths.support}): what is asked most is answered there.`,
        `Choose a **Topic**, and say what happened. Give your ${candidateId.label}; never a password.`,
        'Enter a **Reply address**, and a file if it helps: one PDF, JPEG or PNG of at most 10 MB.',
        'Press **Open a case**. A mail brings its reference.',
      ],
      notes: ['Opened from a record, the case names it under **About**. Mails before an expiry are not sent yet.'],
      pictures: [{ name: 'case', alt: 'Open a case: topic, what it is about, message, reply address and file' }],
    },
  ],
})
