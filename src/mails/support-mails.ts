import type { Template } from './template.ts'

/** What a support case sets going. */
export const supportMails = {
  'case-opened': {
    isAccountMail: true,
    subject: 'Your support case',
    pieces: (about) => [
      'Hello,',
      `We’ve received your support case. We’ll answer to this address.`,
      { facts: [['Reference', about.data.reference ?? '']] },
      'To add something, reply to this email or give the reference. If you didn’t write to support, you can ignore this email.',
    ],
  },
  'case-for-staff': {
    isAccountMail: false,
    subject: 'A new support case',
    pieces: (about) => [
      {
        facts: [
          ['Reference', about.data.reference ?? ''],
          ['Topic', about.data.topic ?? ''],
          ['About', about.data.about || 'Nothing named'],
          ['Reply to', about.data.replyTo ?? ''],
          ['Candidate', about.data.candidate || 'Not signed in'],
          ['File', about.data.file || 'None'],
        ],
      },
      about.data.message ?? '',
    ],
  },
} satisfies Record<string, Template>
