/** The addresses of the office. */
export const officePaths = {
  office: '/office',
  officeSignIn: '/office/sign-in',
  officeSignInThen: (next: string) => `/office/sign-in?next=${encodeURIComponent(next)}`,
  officeSignedOut: '/office/sign-in?out',
  officeCallback: '/office/callback',
  officeSignOut: '/office/sign-out',
  officePeople: '/office/people',
  officePeopleBy: (typed: string) => `/office/people?q=${encodeURIComponent(typed)}`,
  officePerson: (id: string) => `/office/people/${encodeURIComponent(id)}`,
  /** All of a section, or the facts of one kind, their next page, those that have words. */
  officePersonBy: (id: string, query: Readonly<Record<string, string>>) =>
    `/office/people/${encodeURIComponent(id)}?${new URLSearchParams(query)}`,
  resendLoginMail: (id: string) => `/office/people/${encodeURIComponent(id)}/login-mail`,
  signPersonOut: (id: string) => `/office/people/${encodeURIComponent(id)}/sign-out`,
  erasePerson: (id: string) => `/office/people/${encodeURIComponent(id)}/erase`,
  confirmErasure: (id: string) => `/office/people/${encodeURIComponent(id)}/erase/confirm`,
  dropErasure: (id: string) => `/office/people/${encodeURIComponent(id)}/erase/drop`,
  /** A page of the site as that person sees it; `path` begins with a slash. */
  viewAs: (id: string, path: string) => `/office/people/${encodeURIComponent(id)}/as${path}`,
  officeFiles: '/office/files',
  officeFilesBefore: (before: string) => `/office/files?before=${encodeURIComponent(before)}`,
  officeFilesBy: (query: Readonly<Record<string, string>>) => `/office/files?${new URLSearchParams(query)}`,
  newFile: '/office/files/new',
  rejectedRows: (id: string) => `/office/files/${encodeURIComponent(id)}/rejected.csv`,
  officeFile: (id: string) => `/office/files/${encodeURIComponent(id)}`,
  answerHeldRow: (id: string) => `/office/files/${encodeURIComponent(id)}/held`,
  takeFileLive: (id: string) => `/office/files/${encodeURIComponent(id)}/go-live`,
  takeFileBack: (id: string) => `/office/files/${encodeURIComponent(id)}/take-back`,
  settleFile: (id: string) => `/office/files/${encodeURIComponent(id)}/settle`,
  /** What has badges that wait to be revoked: a file, or something else that moved them. */
  officeBadges: (cause: string) => `/office/badges/${encodeURIComponent(cause)}`,
  revokeBadges: (cause: string) => `/office/badges/${encodeURIComponent(cause)}/revoke`,
  officeFigures: '/office/figures',
  /** One of the figures as a file. */
  officeFigure: (id: string, on: string) => `/office/figures?${new URLSearchParams({ figure: id, on, format: 'csv' })}`,
  officeRules: '/office/rules',
  officeRulesCsv: '/office/rules?format=csv',
  officeRulesChanged: '/office/rules?changed',
  acceptRules: '/office/rules/accept',
  officeMail: '/office/mail',
  answerMail: (answer: 'release' | 'discard') => `/office/mail/${answer}`,
  givenUpMail: '/office/mail/given-up',
  givenUpMailBy: (query: Readonly<Record<string, string>>) => `/office/mail/given-up?${new URLSearchParams(query)}`,
  answerGivenUp: (id: string, answer: 'again' | 'dismiss') =>
    `/office/mail/given-up/${encodeURIComponent(id)}/${answer}`,
  announcements: '/office/mail/announcements',
  announcementsBy: (query: Readonly<Record<string, string>>) =>
    `/office/mail/announcements?${new URLSearchParams(query)}`,
  newAnnouncement: '/office/mail/announcements/new',
  /** A new one with the words of an older one. */
  newAnnouncementLike: (id: string) => `/office/mail/announcements/new?like=${encodeURIComponent(id)}`,
  announcement: (id: string) => `/office/mail/announcements/${encodeURIComponent(id)}`,
  announcementTo: (id: string, what: 'count' | 'send' | 'stop' | 'discard') =>
    `/office/mail/announcements/${encodeURIComponent(id)}/${what}`,
  officeChange: (id: string, what: string, fact: Readonly<Record<string, string>> = {}) => {
    const query = new URLSearchParams(fact).toString()
    return `/office/people/${encodeURIComponent(id)}/changes/${what}${query && `?${query}`}`
  },
  officeDisagreement: (id: string, fact: Readonly<Record<string, string>>) =>
    `/office/people/${encodeURIComponent(id)}/disagreement?${new URLSearchParams(fact)}`,
  keepOfficeChange: (id: string) => `/office/people/${encodeURIComponent(id)}/disagreement`,
  confirmOfficeChange: (id: string, what: string) => `/office/people/${encodeURIComponent(id)}/changes/${what}/confirm`,
  officeCases: '/office/cases',
  officeCasesBy: (query: Readonly<Record<string, string>>) => `/office/cases?${new URLSearchParams(query)}`,
  officeCase: (reference: string) => `/office/cases/${encodeURIComponent(reference)}`,
  /** Something done to a case, or a file of it. */
  officeCaseTo: (reference: string, what: string) => `/office/cases/${encodeURIComponent(reference)}/${what}`,
  officeKits: '/office/kits',
  officeKitsBy: (query: Readonly<Record<string, string>>) => `/office/kits?${new URLSearchParams(query)}`,
  officeKit: (id: string) => `/office/kits/${encodeURIComponent(id)}`,
  /** Something that staff do with a kit. */
  officeKitTo: (id: string, action: string) => `/office/kits/${encodeURIComponent(id)}/${action}`,
  officeOrder: (id: string) => `/office/orders/${encodeURIComponent(id)}`,
  checkOrder: (id: string) => `/office/orders/${encodeURIComponent(id)}/check`,
  officeUnmatched: '/office/unmatched',
  officeUnmatchedBy: (query: Readonly<Record<string, string>>) => `/office/unmatched?${new URLSearchParams(query)}`,
  dismissUnmatched: '/office/unmatched/dismiss',
  restoreUnmatched: '/office/unmatched/restore',
  officeColleagues: '/office/colleagues',
  newColleague: '/office/colleagues/new',
  officeColleague: (id: string) => `/office/colleagues/${encodeURIComponent(id)}`,
  colleagueRoles: (id: string) => `/office/colleagues/${encodeURIComponent(id)}/roles`,
  endColleague: (id: string) => `/office/colleagues/${encodeURIComponent(id)}/end`,
  officeTokens: '/office/colleagues/tokens',
  newToken: '/office/colleagues/tokens/new',
  officeToken: (id: string) => `/office/colleagues/tokens/${encodeURIComponent(id)}`,
  revokeToken: (id: string) => `/office/colleagues/tokens/${encodeURIComponent(id)}/revoke`,
  officeLog: '/office/log',
  officeLogBy: (query: Readonly<Record<string, string>>) => `/office/log?${new URLSearchParams(query)}`,
} as const
