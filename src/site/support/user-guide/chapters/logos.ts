import { paths } from '../../../../paths.ts'
import type { Program } from '../../../../program/program.ts'
import { listWith } from '../../../../ui/words.ts'
import type { WriteChapter } from '../chapter.ts'

export const logos: WriteChapter = ({ achievements, agreements }) => ({
  id: 'logos',
  title: 'Download Certification Logo(s)',
  topics: [
    {
      title: 'A logo',
      steps: [
        `Open **Certifications**, [Download Logos](${paths.logos}), or choose **Logo** beside a certification.`,
        'Choose SVG or PNG, in a size, for a **Light** or a **Dark** ground or in **One colour**.',
        ...(agreements.some(({ acceptedBy }) => acceptedBy === 'logo')
          ? ['The first time, read the guidelines, tick that you accept them, and you come back to download.']
          : []),
      ],
      notes: [
        `What is active today is offered${yearsOf(achievements)}. SVG files are sharp at any size. Put the alternative text beside the picture.`,
      ],
      pictures: [{ name: 'logos', alt: 'Certification Logos: five sizes in three kinds, as SVG and PNG' }],
      seenOn: ['certifications'],
    },
  ],
})

function yearsOf(achievements: Program['achievements']): string {
  const years = [...new Set(achievements.map((one) => one.years))].map(String)
  return years.length === 0 ? '' : `, and the years held: ${listWith('and', years)}`
}
