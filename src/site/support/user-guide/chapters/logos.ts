import { paths } from '../../../../paths.ts'
import type { WriteChapter } from '../chapter.ts'

export const logos: WriteChapter = () => ({
  id: 'logos',
  title: 'Download Certification Logo(s)',
  topics: [
    {
      title: 'A logo',
      steps: [
        `Open **Certifications**, [Download Logos](${paths.logos}), or choose **Logo** beside a certification.`,
        'Choose SVG or PNG, in a size, for a **Light** or a **Dark** ground or in **One colour**.',
        'The first time, read the guidelines, tick that you accept them, and you come back to download.',
      ],
      notes: [
        'What is active today is offered, and the years held: 10, 15 and 20. SVG files are sharp at any size. Put the alternative text beside the picture.',
      ],
      pictures: [{ name: 'logos', alt: 'Certification Logos: five sizes in three kinds, as SVG and PNG' }],
      seenOn: ['certifications'],
    },
  ],
})
