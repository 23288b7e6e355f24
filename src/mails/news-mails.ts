import { paths } from '../paths.ts'
import { greeting, stopping, type Template } from './template.ts'

/** What happened to a person's certifications and credits. Not sent to people who turned emails off. */
export const newsMails = {
  news: {
    isAccountMail: false,
    kind: 'record',
    subject: 'News about your certifications',
    subjectFor: ({ data }) => data.subject ?? 'News about your certifications',
    pieces: (about) => [
      greeting(about),
      ...(JSON.parse(about.data.lines ?? '[]') as string[]),
      ...(about.data.login === 'no'
        ? [
            'You don’t have a login for this site yet. With one you see your certifications, and download certificates, badges and logos.',
          ]
        : []),
      {
        deed: about.data.next ?? 'See your certifications',
        href: about.addressOf(about.data.href ?? paths.certifications),
      },
      ...stopping(about, about.data.login !== 'no'),
    ],
  },
} satisfies Record<string, Template>
