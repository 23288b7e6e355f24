import { paths } from '../../../../paths.ts'
import type { WriteChapter } from '../chapter.ts'

export const progress: WriteChapter = ({ timeZone }) => ({
  id: 'progress',
  title: 'Review Certification Progress',
  topics: [
    {
      title: 'What you hold, and what is missing',
      steps: [
        `Open [Certifications](${paths.certifications}): active, in progress and expired certifications, highest level first.`,
        'Choose a name to see its status, dates and what you can do with it.',
        '**Current progress** shows how to renew or earn it. Open a line to see what counts, the file it came from, and what doesn’t count and why.',
      ],
      notes: [
        '**Started** is the day of the first thing that counted, **Active** the day its current period began, **Expiration date** its last day.',
        'The signs mean: met, under way, not begun, in review, counts elsewhere.',
        '**History** has each change with its day and cause.',
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
        'Enter a day under **Show this page as of**, as 2026-11-23 or 2026-Nov-23, and choose **Show**.',
        'The page shows your record on that day, or as it will be if nothing changes. **Back to today** returns to today.',
      ],
      notes: [
        `A day is a day in the time zone ${timeZone.replaceAll('_', ' ')}. A certification is still valid on its expiration date.`,
      ],
      pictures: [{ name: 'as-of', alt: 'A line that says As of 2020-Mar-01, and the field for another day' }],
    },
  ],
})
