import { paths } from '../../../../paths.ts'
import { labelOf } from '../../../../http/answers/tabs.ts'
import { creditsOf } from '../../../../wording/credits.ts'
import type { WriteChapter } from '../chapter.ts'

export const continuingEducation: WriteChapter = (program) => ({
  id: 'continuing-education',
  title: 'Review Continuing Education',
  topics: [
    {
      title: 'Credits of a certification',
      steps: [
        `Open [Certifications](${paths.certifications}) and choose a name.`,
        `Open the line about ${creditsOf(program).short}: it says how many count, how many more are needed and by when, and lists each.`,
        'Further down stand all credits of the certification, with the days from which and until which they count.',
      ],
      pictures: [
        { name: 'evidence', alt: 'A line of the tree, opened: points that count, and one that waits for its review' },
        { name: 'credits', alt: '10 CE credits: two rows with active date, inactive date, points and status' },
      ],
    },
    {
      title: 'CE activities',
      steps: [
        `Open **${labelOf(program, paths.testingHistory)}**, [${labelOf(program, paths.ceActivities)}](${paths.ceActivities}). There are 50 on a page.`,
        'Sort by the head of any column; press it again for the other way round.',
        'Enter beginnings of words, a date or a number under **Search**.',
        'Open a name for the file it came in. **Something is wrong with this record** tells support which one you mean.',
      ],
      notes: [
        'One that waits for its review, or was rejected in it, says so, and since when. Is one missing? **Tell support**.',
      ],
      pictures: [{ name: 'activities', alt: 'Continuing education activities: three rows, one pending since a day' }],
    },
  ],
})
