import type { Agreement, Program, Question, SupportTopic } from '../../program/program.ts'

export const agreements: readonly Agreement[] = [
  {
    code: 'CODE',
    name: 'Code of Conduct',
    acceptedBy: 'exam',
    versions: [
      {
        version: 'V2',
        demo: true,
        sections: [
          {
            number: '1',
            title: 'Your work',
            text: [
              'You test only systems you have permission to test, and you report what you find to their owner first.',
              'You say what you know and what you do not know. You do not claim a certification that is not active.',
            ],
          },
          {
            number: '2',
            title: 'Exams and endorsements',
            text: [
              'You keep exam questions to yourself. You endorse only people whose work you have seen.',
              'The Guild may suspend or revoke a certification if this code is broken. It hears you first.',
            ],
          },
          {
            number: '3',
            title: 'Badges and logos',
            text: ['You use a badge or a logo only while its certification is active.'],
          },
        ],
      },
    ],
  },
]

export const questions: readonly Question[] = [
  {
    code: 'mentor',
    title: 'Mentoring',
    text: ['May associates who look for a mentor write to you through the Guild?'],
  },
  {
    code: 'notifications',
    title: 'Email from the Guild',
    text: ['Would you like emails about exams, events and courses of the Guild?'],
    effect: 'If you choose No, we only email you about your account.',
    decides: 'notifications',
  },
  {
    code: 'verification',
    title: 'Confirming your certifications',
    text: [
      'Employers ask the Guild whether someone is certified. May we answer them?',
      'Yes: we may confirm your certifications to others. No: we won’t.',
    ],
    effect:
      'If you choose No, codes, badges and transcripts that you have shared read as unknown. Choose Yes to open them again.',
    decides: 'verification',
  },
]

export const supportTopics: readonly SupportTopic[] = [
  { code: 'login', name: 'Signing in' },
  { code: 'two-accounts', name: 'Two records or two logins' },
  { code: 'missing', name: 'An exam, an endorsement or points are missing' },
  { code: 'wrong', name: 'Something in my record is wrong' },
  { code: 'fee', name: 'The yearly fee' },
  { code: 'misuse', name: 'Someone misuses a badge or a certificate' },
  { code: 'privacy', name: 'My data' },
  { code: 'other', name: 'Something else' },
]

export const faq: NonNullable<Program['faq']> = [
  {
    id: 'points',
    title: 'How many points do I need?',
    text: [
      'Associates need 60 points in a cycle of three years, and 15 in each year. Practitioners and Fellows need 120, and 30 in each year. Points count towards every certification you hold.',
      'Category A is engineering work and courses. Category B is reading and talks: at most 10 of its points count in a year.',
    ],
  },
  {
    id: 'missed',
    title: 'I missed a year’s points. What now?',
    text: [
      'Your certification is suspended. You have 90 days to earn the missing points in category A, and it is active again on the day you reach them. After 90 days it expires, and you earn it again by its exam.',
    ],
  },
  {
    id: 'endorsement',
    title: 'How do I get an endorsement?',
    text: [
      'Ask two members who hold a Practitioner or Fellow certification and know your work. They send their endorsements to the Registry. It appears among your exams as “Endorsement by two members”.',
    ],
  },
]
