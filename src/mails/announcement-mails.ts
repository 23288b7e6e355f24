import type { Piece } from './mail.ts'
import { greeting, stopping, type Template } from './template.ts'

/** What the owners write to many people; the words are kept with the announcement, and read at each sending. */
export const announcementMails = {
  announcement: {
    isAccountMail: false,
    kind: 'program',
    subject: 'News from the program',
    subjectFor: ({ data }) => data.subject || 'News from the program',
    pieces: (about) => [
      greeting(about),
      ...paragraphsOf(about.data.text ?? ''),
      ...(about.data.link ? [{ deed: 'Open the page', href: about.addressOf(about.data.link) }] : []),
      ...stopping(about, true),
    ],
  },
} satisfies Record<string, Template>

/** As typed: blank lines separate paragraphs. */
function paragraphsOf(text: string): readonly Piece[] {
  const lines = text.split('\n').map((line) => line.trimEnd())
  return lines
    .join('\n')
    .split(/\n{2,}/)
    .flatMap((paragraph) => (paragraph.trim() === '' ? [] : [paragraph.trim()]))
}
