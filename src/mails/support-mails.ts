import { replyMarker } from '../core/cases.ts'
import { paths } from '../paths.ts'
import type { Piece } from './mail.ts'
import type { About, Template } from './template.ts'

/** What a support case sets going. */
export const supportMails = {
  'case-opened': {
    isAccountMail: true,
    subject: 'Your support case',
    pieces: (about) => [
      replyMarker,
      'Hello,',
      `We’ve received your support case. We’ll answer to this address.`,
      { facts: [['Reference', about.data.reference ?? '']] },
      'To add something, reply to this email or give the reference. If you didn’t write to support, you can ignore this email.',
    ],
  },
  'case-answer': {
    isAccountMail: true,
    subject: 'Our answer to your support case',
    pieces: ({ data, addressOf }) => [
      replyMarker,
      ...(data.answer ?? '').split(/\n{2,}/),
      { facts: [['Reference', data.reference ?? '']] },
      data.closed
        ? 'This case is closed. If you reply to this email, we’ll open it again.'
        : 'To answer, reply to this email.',
      ...(data.own ? [{ deed: 'See your case', href: addressOf(paths.ownCase(data.reference ?? '')) }] : []),
    ],
  },
  'case-for-staff': { isAccountMail: false, subject: 'A new support case', pieces: forStaff },
  'case-message-for-staff': { isAccountMail: false, subject: 'A new message in a support case', pieces: forStaff },
} satisfies Record<string, Template>

function forStaff({ data }: About): readonly Piece[] {
  return [
    {
      facts: [
        ['Reference', data.reference ?? ''],
        ['Topic', data.topic ?? ''],
        ['About', data.about || 'Nothing named'],
        ['Reply to', data.replyTo ?? ''],
        ['Candidate', data.candidate || 'Not signed in'],
        ['File', data.file || 'None'],
      ],
    },
    data.message ?? '',
  ]
}
