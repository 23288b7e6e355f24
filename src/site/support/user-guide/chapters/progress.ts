import { paths } from '../../../../paths.ts'
import type { WriteChapter } from '../chapter.ts'

export const progress: WriteChapter = ({ timeZone }) => ({
  id: 'progress',
  title: 'Review Certification Progress',
  topics: [
    {
      title: 'What you hold, and what is missing',
      steps: [
        `Open [Certifications](${paths.certifications}): what you hold, what you have begun, what is over, highest level first.`,
        'Choose a name. Its page begins with its dates and its status.',
        'Under **Current progress** stands what renews it, or earns it. A line opens to what counts, the file it came in, and what does not count and why.',
      ],
      notes: [
        '**Started** is the day of the first fact that counted, **Active** the day its present period began, **Expiration date** the last day on which it is.',
        'The signs mean: met, under way, not begun, in review.',
        'Under **History** each change has its day and its cause.',
      ],
      pictures: [
        { name: 'certifications', alt: 'Certifications: two active ones by level, with dates and downloads' },
        {
          name: 'progress',
          alt: 'A certification: status and dates, and a tree of two ways to renew, one at 10 of 30 credits',
        },
        { name: 'changes', alt: 'History: granted on a day, renamed on another' },
      ],
    },
    {
      title: 'Another day',
      steps: [
        'Enter a day under **Show this page as of**, as 2026-11-23 or 2026-Nov-23, and press **Show**.',
        'The page says what was true on it, or will be if nothing new arrives. **Back to today** leads back.',
      ],
      notes: [
        `A day is a day in the time zone ${timeZone.replaceAll('_', ' ')}. A certification is valid on its expiration date, and over the day after.`,
      ],
      pictures: [{ name: 'as-of', alt: 'A line that says As of 2020-Mar-01, and the field for another day' }],
    },
  ],
})
