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
        'Choose SVG or PNG, in a size, for a **Light** or **Dark** background, or in **One colour**. **All files in one ZIP file** has them together.',
        ...(agreements.some(({ acceptedBy }) => acceptedBy === 'logo')
          ? ['The first time, read and accept the guidelines. Then you can download.']
          : []),
      ],
      notes: [
        `You can download logos of active certifications${yearsOf(achievements)}. SVG files are sharp at any size. Add the alternative text to the picture.`,
      ],
      pictures: [
        {
          name: 'logos',
          alt: 'Certification Logos: each on its backgrounds, five sizes as SVG and PNG, and a ZIP file',
        },
      ],
      seenOn: ['certifications'],
    },
  ],
})

function yearsOf(achievements: Program['achievements']): string {
  const years = [...new Set(achievements.map((one) => one.years))].map(String)
  return years.length === 0 ? '' : `, and of years held: ${listWith('and', years)}`
}
