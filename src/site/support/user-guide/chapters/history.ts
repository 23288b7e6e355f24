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
        `Open **${labelOf(program, paths.testingHistory)}**, [${labelOf(program, paths.exams)}](${paths.exams}): every sitting with its grade, and the last day on which a pass counts.`,
        'Sort by the head of any column; press it again for the other way round.',
        'Open a name for the file it came in, or to say **Something is wrong with this record**. A report stands on the page until you press “It is settled”.',
        ...(program.agreements.length > 0
          ? ['Under **Certification agreements**, choose a name to read its text, and when you accepted it.']
          : []),
      ],
      pictures: [
        { name: 'exams', alt: 'Exams: ten sittings with code, number, grade and dates' },
        { name: 'record', alt: 'A sitting, opened: its import source and a link to report it' },
        { name: 'agreements', alt: 'Certification agreements: one, with its day' },
      ],
    },
    ...(program.fulfillment ? [orders] : []),
  ],
})

const orders: Topic = {
  title: 'Orders',
  steps: [
    `Open [E-commerce Transactions](${paths.transactions}).`,
    'Choose a number for the order, or **Receipt (PDF)** once it is paid.',
  ],
  pictures: [{ name: 'transactions', alt: 'E-commerce Transactions: an order, paid, with its receipt' }],
}
