import { writeFileSync } from 'node:fs'
import { makeTranscriptPdf } from './src/adapters/transcript-pdf/make-transcript.ts'
import { fontsOnDisk, castNames } from './test/support/certificates.ts'
import { transcriptFacts, group } from './test/support/paper-transcripts.ts'
const fonts = await fontsOnDisk()
const groups = [...transcriptFacts().groups]
groups[1] = { ...groups[1]!, rows: groups[1]!.rows.map((r, i) => ({ ...r, isOver: i === 1 })) }
const many = {
  groups: [
    group(
      'Captain',
      5,
      ...Array.from(
        { length: 30 },
        () => ['A certification with a long title '.repeat(4), '2020-Jan-01', 'Never'] as [string, string, string],
      ),
    ),
    ...groups,
  ],
  hasRecord: true,
}
writeFileSync(
  '/tmp/wtb-a.pdf',
  (await makeTranscriptPdf(transcriptFacts({ groups, hasRecord: true }), fonts, new TextEncoder().encode('{}'))).bytes,
)
writeFileSync('/tmp/wtb-b.pdf', (await makeTranscriptPdf(transcriptFacts(many), fonts)).bytes)
const bare = groups.map((g) => ({ ...g, rows: g.rows.map(({ title, isOver }) => ({ title, isOver })) }))
writeFileSync(
  '/tmp/wtb-c.pdf',
  (await makeTranscriptPdf(transcriptFacts({ groups: bare, ...castNames.arabic }), fonts)).bytes,
)
