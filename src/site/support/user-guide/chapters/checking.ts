import { paths } from '../../../../paths.ts'
import type { WriteChapter } from '../chapter.ts'

export const checking: WriteChapter = () => ({
  id: 'checking',
  title: 'For employers: verify a code, check a file',
  topics: [
    {
      title: 'Verify a code',
      steps: [
        `Open [Verify a certificate](${paths.verify}), or scan the QR code of the certificate. No login is needed.`,
        'Enter the **Code**, and an earlier **Day, optional**. Choose **Check**.',
        'The answer shows the dates and the status on that day. Print it as a receipt.',
      ],
      notes: [
        'You see the name only if the holder chose Yes. If they chose No, the code reads as not found. That says nothing about the person.',
      ],
      pictures: [
        { name: 'verify', alt: 'Verify a certificate: a code and a day' },
        { name: 'verified', alt: 'Active: a certification, its days, its issuer, and when it was checked' },
      ],
    },
    {
      title: 'Check a file',
      steps: [
        `On the same page, under [Check a file](${paths.verify}#check-a-file), choose a PDF, PNG, SVG, JSON or JWT file of any issuer, of at most 5 MB. Or paste its text, or the address of a badge on this site.`,
        'Read the answer on top. Below it are the verdicts with their reasons: **Unaltered**, **Signed by its issuer**, **In date**, **Not revoked or suspended**, and for this site **Status today**.',
      ],
      notes: [
        'Your own browser reads it, and it isn’t uploaded. We ask another site only when you choose the button with its name.',
      ],
      pictures: [{ name: 'checked', alt: 'Check a file: four verdicts, all Yes, and what the badge says' }],
    },
  ],
})
