import { paths } from '../../../../paths.ts'
import type { WriteChapter } from '../chapter.ts'

export const support: WriteChapter = ({ candidateId }) => ({
  id: 'support',
  title: 'Support',
  topics: [
    {
      title: 'Open a case',
      steps: [
        `Open [Support/FAQs](${paths.support}): it answers common questions.`,
        `Choose a **Topic**, and tell us what happened. Give your ${candidateId.label}, but never a password.`,
        'Enter a **Reply address**, and add a file if it helps: a PDF, JPEG or PNG (10 MB at most).',
        'Choose **Open a case**. You get a reference.',
      ],
      notes: ['If you open a case from a record, **About** has that record. We don’t email you before an expiry yet.'],
      pictures: [{ name: 'case', alt: 'Open a case: topic, what it’s about, message, reply address and file' }],
    },
  ],
})
