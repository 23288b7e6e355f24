/** Every address of the site, by name. */
export const paths = {
  /** Home, or the way in. */
  start: '/',
  signIn: '/sign-in',
  signInThen: (next: string) => `/sign-in?next=${encodeURIComponent(next)}`,
  signOut: '/sign-out',
  health: '/healthz',

  support: '/support',
  userGuide: '/user-guide',
  privacy: '/privacy',
  accessibility: '/accessibility',
  terms: '/terms',
  securityTxt: '/.well-known/security.txt',

  home: '/home',

  personalInfo: '/personal-info',
  settings: '/personal-info/settings',
  attributes: '/personal-info/attributes',
  identification: '/personal-info/identification',
  contact: '/personal-info/contact',
  name: '/personal-info/name',
  sessions: '/personal-info/sessions',
  mail: '/personal-info/mail',
  data: '/personal-info/data',

  testingHistory: '/testing-history',
  exams: '/testing-history/exams',
  ceActivities: '/testing-history/ce-activities',
  transactions: '/testing-history/transactions',

  certifications: '/certifications',
  certification: (code: string) => `/certifications/${encodeURIComponent(code)}`,
  certificationAgreement: '/certifications/agreement',
  logos: '/certifications/logos',

  fulfillment: '/fulfillment',
  claim: '/fulfillment/claim',

  transcripts: '/transcripts',

  digitalBadges: '/digital-badges',

  imports: '/api/v1/imports',
  import: (id: string) => `/api/v1/imports/${encodeURIComponent(id)}`,
} as const

/** The address of a page as of another day. */
export function asOf(path: string, on: string | undefined): string {
  return on ? `${path}?on=${encodeURIComponent(on)}` : path
}
