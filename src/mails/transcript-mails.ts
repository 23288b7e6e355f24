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
      `${about.name || 'A candidate'} asked us to send you their transcript. It shows the certifications they’ve chosen to share with you.`,
      { deed: `View transcript ${about.data.share ?? ''}`.trim(), href: about.link },
      about.data.expiresOn
        ? `This transcript currently expires on ${inFull(about.data.expiresOn)}.`
        : 'This transcript currently doesn’t expire.',
      ...(about.data.needsCode
        ? ['Only you can open the link. It asks for a code, which we’ll email to this address.']
        : []),
      'This link is just for you. The sender can see when you open it, and can end it.',
    ],
  },
  'transcript-code': {
    isAccountMail: true,
    subject: 'Your code for a transcript',
    pieces: (about) => [
      'Hello,',
      'Someone, probably you, wants to open a transcript shared with this address. Enter this code on the page where you asked for it:',
      { facts: [['Code', about.data.code ?? '']] },
      `It works for ${codeMinutes} minutes, in that browser. If it wasn’t you, you can ignore this email: nobody can open the transcript without the code.`,
    ],
  },
  'transcript-codes-asked': {
    isAccountMail: true,
    kind: 'sharing',
    subject: 'Many codes were asked for',
    pieces: (about: About) => [
      'Hello,',
      'Someone asked for so many codes for one of your transcript links that we’ve stopped sending codes today. Nobody saw the transcript without a code.',
      { deed: 'See your transcripts and end the link', href: about.addressOf(paths.transcripts) },
    ],
  },
} satisfies Record<string, Template>

/** As in a letter: `Tuesday, December 10, 2019`. */
function inFull(day: string): string {
  return new Intl.DateTimeFormat('en-US', { dateStyle: 'full', timeZone: 'UTC' }).format(Date.parse(day))
}
