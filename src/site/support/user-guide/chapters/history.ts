import { paths } from '../../../../paths.ts'
import { labelOf } from '../../../../http/answers/tabs.ts'
import type { Topic, WriteChapter } from '../chapter.ts'

export const history: WriteChapter = (program) => ({
  id: 'history',
  title: 'Review History',
  topics: [
    {
      title: program.agreements.length > 0 ? 'Exams and agreements' : 'Exams',
      steps: [
        `Open **${labelOf(program, paths.testingHistory)}**, [${labelOf(program, paths.exams)}](${paths.exams}): every exam you took with its grade, and the last day a pass counts.`,
        'Choose a column heading to sort by it. Choose it again to reverse the order.',
        'Open a name to see the file it came from, or to report **Something is wrong with this record**. The page shows your report until you choose “Close this case”.',
        ...(program.agreements.length > 0
          ? ['Under **Certification agreements**, choose a name to read its text and see when you accepted it.']
          : []),
      ],
      pictures: [
        { name: 'exams', alt: 'Exams: ten exams with code, number, grade and dates' },
        { name: 'record', alt: 'An exam, opened: its import source and a link to report it' },
        { name: 'agreements', alt: 'Certification agreements: one, with its date' },
      ],
    },
    ...(program.fulfillment ? [orders] : []),
  ],
})

const orders: Topic = {
  title: 'Orders',
  steps: [
    `Open [E-commerce Transactions](${paths.transactions}).`,
    'Choose a number to see the order, or **Receipt (PDF)** once it’s paid.',
  ],
  pictures: [{ name: 'transactions', alt: 'E-commerce Transactions: an order, paid, with its receipt' }],
}
