import { paths } from '../paths.ts'
import { greeting, stopping, type Template } from './template.ts'

/** What expires, and what renews it from here. Not sent to people who turned emails off. */
export const reminderMails = {
  reminder: {
    isAccountMail: false,
    kind: 'reminders',
    subject: 'A certification expires',
    subjectFor: ({ data }) => data.subject ?? 'A certification expires',
    pieces: (about) => [
      greeting(about),
      ...(JSON.parse(about.data.lines ?? '[]') as string[]),
      ...(about.data.login === 'no'
        ? ['You don’t have a login for this site yet. With a login you can see what counts and plan your next step.']
        : []),
      {
        deed: about.data.next ?? 'See your certifications',
        href: about.addressOf(about.data.href ?? paths.certifications),
      },
      ...stopping(about, about.data.login !== 'no'),
    ],
  },
} satisfies Record<string, Template>
