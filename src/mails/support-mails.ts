import type { Template } from './template.ts'

/** What a support case sets going. */
export const supportMails = {
  'case-opened': {
    isAccountMail: true,
    subject: 'Your support case',
    pieces: (about) => [
      'Hello,',
      `Support has received your case, and will answer to this address.`,
      { facts: [['Reference', about.data.reference ?? '']] },
      'Answer this mail to write about it again, or give the reference. If you have not written to support, there is nothing to do.',
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
