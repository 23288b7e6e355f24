import { paths } from '../paths.ts'
import type { Piece } from './mail.ts'
import { greeting, type Template } from './template.ts'

/** What the owners write to many people; the words are kept with the announcement, and read at each sending. */
export const announcementMails = {
  announcement: {
    isAccountMail: false,
    subject: 'News from the program',
    subjectFor: ({ data }) => data.subject || 'News from the program',
    pieces: (about) => [
      greeting(about),
      ...paragraphsOf(about.data.text ?? ''),
      ...(about.data.link ? [{ deed: 'Open the page', href: about.addressOf(about.data.link) }] : []),
      `You can turn off emails like this in your settings: ${about.addressOf(paths.settings)}`,
    ],
  },
} satisfies Record<string, Template>

/** As it was typed: what stands between blank lines is a paragraph. */
function paragraphsOf(text: string): readonly Piece[] {
  return text.split(/\n[ \t]*\n/).flatMap((paragraph) => (paragraph.trim() === '' ? [] : [paragraph.trim()]))
}
