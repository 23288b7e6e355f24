import { paths } from '../paths.ts'
import type { About, Template } from './template.ts'

/** For how many minutes a code for a transcript is good. */
export const codeMinutes = 15

/** What the sharing of a transcript sets going. Nothing in them was typed by the person who shares it. */
export const transcriptMails = {
  'transcript-share': {
    isAccountMail: false,
    goesToOthers: true,
    subject: 'A transcript',
    subjectFor: (about) => `${about.siteName} - Transcript for ${about.name}`,
    pieces: (about) => [
      `You receive this mail because ${about.name || 'a candidate'} asked us to send you their transcript: the certifications they have chosen to show you.`,
      { deed: `View transcript ${about.data.share ?? ''}`.trim(), href: about.link },
      about.data.expiresOn
        ? `This transcript currently expires on ${inFull(about.data.expiresOn)}.`
        : 'This transcript currently has no last day.',
      ...(about.data.needsCode
        ? ['The link is for you alone: it asks for a code, which goes to this address when you want it.']
        : []),
      'The link is your own. Whoever sent it sees that it was opened, and can end it.',
    ],
  },
  'transcript-code': {
    isAccountMail: true,
    subject: 'Your code for a transcript',
    pieces: (about) => [
      'Hello,',
      'Somebody, most likely you, wants to open a transcript that was shared with this address. Enter the code where you asked for it:',
      { facts: [['Code', about.data.code ?? '']] },
      `It works for ${codeMinutes} minutes, in that browser alone. If it was not you, there is nothing to do: without the code nothing opens.`,
    ],
  },
  'transcript-codes-asked': {
    isAccountMail: true,
    subject: 'Many codes were asked for',
    pieces: (about: About) => [
      'Hello,',
      'For one of the links to your transcripts that open with a code, so many codes were asked for within a day that no more are sent. Nothing was shown without a code.',
      { deed: 'See your transcripts, and end the link', href: about.addressOf(paths.transcripts) },
    ],
  },
} satisfies Record<string, Template>

/** As in a letter: `Tuesday, December 10, 2019`. */
function inFull(day: string): string {
  return new Intl.DateTimeFormat('en-US', { dateStyle: 'full', timeZone: 'UTC' }).format(Date.parse(day))
}
