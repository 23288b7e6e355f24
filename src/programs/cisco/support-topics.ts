import type { SupportTopic } from '../../program/program.ts'

export const supportTopics: readonly SupportTopic[] = [
  { code: 'login', name: 'I can’t log in' },
  { code: 'two-accounts', name: 'I have two accounts, or two records' },
  { code: 'missing', name: 'An exam or a credit is missing' },
  { code: 'wrong', name: 'Something in my record is wrong' },
  { code: 'name', name: 'My name' },
  { code: 'kit', name: 'A certificate or a plaque' },
  { code: 'misuse', name: 'Someone misuses a certificate' },
  { code: 'privacy', name: 'My data' },
  { code: 'other', name: 'Something else' },
]
