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
        `Open the line about ${creditsOf(program).short}: it shows how many count, how many more you need and by when.`,
        'Further down are all your credits, with the dates from when and until when they count.',
      ],
      pictures: [
        { name: 'evidence', alt: 'A line of the tree, opened: points that count, and one in review' },
        { name: 'credits', alt: '10 CE credits: two rows with active date, inactive date, points and status' },
      ],
    },
    {
      title: 'CE activities',
      steps: [
        `Open **${labelOf(program, paths.testingHistory)}**, [${labelOf(program, paths.ceActivities)}](${paths.ceActivities}). Each page has 50.`,
        'Choose a column heading to sort by it. Choose it again to reverse the order.',
        'Use **Search** to find words, dates or numbers. The beginning of a word is enough.',
        'Open a name to see the file it came from. Choose **Something is wrong with this record** to report it to support.',
      ],
      notes: ['Activities in review or rejected say so, and since when. Is one missing? **Tell support**.'],
      pictures: [{ name: 'activities', alt: 'Continuing education activities: three rows, one pending since a day' }],
    },
  ],
})
