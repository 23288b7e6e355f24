import { officePaths } from './office-paths.ts'

/** Every address of the site, by name. */
export const paths = {
  /** Home, or the way in. */
  start: '/',
  signIn: '/sign-in',
  signInThen: (next: string) => `/sign-in?next=${encodeURIComponent(next)}`,
  /** Asks somebody signed in who they are, before a deed that matters. */
  prove: '/sign-in/again',
  proveThen: (next: string) => `/sign-in/again?next=${encodeURIComponent(next)}`,
  /** What a passkey is asked to sign: to sign in, to be added, or to prove who it is. */
  passkeySignIn: '/sign-in/passkey',
  passkeyOptionsTo: (what: 'sign-in' | 'prove') => `/sign-in/passkey/options?to=${what}`,
  signOut: '/sign-out',
  challengeScript: '/challenge.js',
  /** The way to the organisation's own login, where one is set up, and back. */
  oidcStart: '/oidc/start',
  oidcStartThen: (next: string) => (next ? `/oidc/start?next=${encodeURIComponent(next)}` : '/oidc/start'),
  oidcAgainThen: (next: string) => `/oidc/start?again=&next=${encodeURIComponent(next)}`,
  oidcCallback: '/oidc/callback',
  oidcForget: '/oidc/forget',
  health: '/healthz',

  firstTime: '/first-time',
  firstTimeByEmail: '/first-time/email',
  firstTimeByScoreReport: '/first-time/score-report',
  setPassword: (token: string) => `/set-password/${encodeURIComponent(token)}`,
  setPasskey: (token: string) => `/set-password/${encodeURIComponent(token)}/passkey`,
  setPasskeyOptions: (token: string) => `/set-password/${encodeURIComponent(token)}/passkey/options`,
  /** After a reset: what else signs in, to be removed with one button each. */
  resetKeys: (token: string) => `/set-password/${encodeURIComponent(token)}/keys`,
  removeResetKey: (token: string, id: string) =>
    `/set-password/${encodeURIComponent(token)}/keys/${encodeURIComponent(id)}/remove`,
  mappingComplete: '/set-password/complete',
  confirmEmail: (token: string) => `/confirm-email/${encodeURIComponent(token)}`,
  undoMerge: (token: string) => `/undo-merge/${encodeURIComponent(token)}`,
  otherRecord: '/personal-info/identification/other-record',
  otherRecordSignIn: '/personal-info/identification/other-record/sign-in',
  otherRecordLink: '/personal-info/identification/other-record/link',
  otherRecordReport: '/personal-info/identification/other-record/score-report',
  checkOtherRecord: '/personal-info/identification/other-record/check',
  askAboutOtherRecord: '/personal-info/identification/other-record/case',
  proveRecord: (token: string) => `/personal-info/identification/other-record/links/${encodeURIComponent(token)}`,
  undo: (token: string) => `/undo/${encodeURIComponent(token)}`,

  verify: '/verify',
  verifyCode: (code: string) => `/verify/${encodeURIComponent(code)}`,
  achievement: (code: string) => `/achievements/${encodeURIComponent(code)}`,
  /** What badges show of it. */
  achievementImage: (code: string) => `/achievements/${encodeURIComponent(code)}/image.png`,

  badge: (id: string) => `/badges/${encodeURIComponent(id)}`,
  /** The badge as wallets take it, whatever they ask for. */
  badgeCredential: (id: string) => `/badges/${encodeURIComponent(id)}/credential.json`,
  /** Where a badge stands today, for programs; the same of a learner record, below. */
  badgeState: (id: string) => `/badges/${encodeURIComponent(id)}/state.json`,
  statusList: (list: number) => `/status/${list}`,
  /** The same for learner records. */
  recordList: (list: number) => `/status/records-${list}`,
  didDocument: '/.well-known/did.json',

  support: '/support',
  /** A case about a topic, and about one thing in a record. */
  supportAbout: (topic: string, about?: string) =>
    `/support?topic=${encodeURIComponent(topic)}${about ? `&about=${encodeURIComponent(about)}` : ''}`,
  settleCase: (reference: string) => `/support/${encodeURIComponent(reference)}/settle`,
  supportReceived: (reference: string) => `/support/received/${encodeURIComponent(reference)}`,
  /** The same where no mail repeats the reference. */
  supportNoted: (reference: string) => `/support/received/${encodeURIComponent(reference)}?noted`,
  /** Ends one kind of mail. */
  unsubscribe: (token: string) => `/unsubscribe/${encodeURIComponent(token)}`,
  userGuide: '/user-guide',
  guideChapter: (id: string) => `/user-guide/${encodeURIComponent(id)}`,
  guidePicture: (name: string) => `/guide/${name}.webp`,
  privacy: '/privacy',
  accessibility: '/accessibility',
  terms: '/terms',
  securityTxt: '/.well-known/security.txt',
  manifest: '/manifest.webmanifest',
  home: '/home',
  personalInfo: '/personal-info',
  settings: '/personal-info/settings',
  settingsFirst: '/personal-info/settings?first',
  notifications: '/personal-info/notifications',
  notificationsSaved: '/personal-info/notifications?saved',
  attributes: '/personal-info/attributes',
  identification: '/personal-info/identification',
  connectAccount: '/personal-info/identification/connect',
  connectAccountStart: '/personal-info/identification/connect/start',
  disconnectAccount: (id: string) => `/personal-info/identification/accounts/${encodeURIComponent(id)}/remove`,
  contact: '/personal-info/contact',
  contactEmail: '/personal-info/contact/email',
  name: '/personal-info/name',
  security: '/personal-info/security',
  forgetBrowsers: '/personal-info/security/forget-browsers',
  stopReset: '/personal-info/security/stop-reset',
  password: '/personal-info/password',
  changePassword: '/.well-known/change-password',
  passkeys: '/personal-info/passkeys',
  addPasskey: '/personal-info/passkeys',
  addPasskeyOptions: '/personal-info/passkeys/options',
  renamePasskey: (id: string) => `/personal-info/passkeys/${encodeURIComponent(id)}/name`,
  removePasskey: (id: string) => `/personal-info/passkeys/${encodeURIComponent(id)}/remove`,
  secureAccount: '/personal-info/sessions/secure',
  sessions: '/personal-info/sessions',
  endSession: (hash: string) => `/personal-info/sessions/${encodeURIComponent(hash)}/end`,
  endOtherSessions: '/personal-info/sessions/end-others',
  mail: '/personal-info/mail',
  ownCase: (reference: string, part = '') => `/personal-info/cases/${encodeURIComponent(reference)}${part}`,
  data: '/personal-info/data',
  dataArchive: '/personal-info/data/my-data.zip',
  exitPack: '/personal-info/data/certifications.zip',
  dataForget: '/personal-info/data/forget',

  testingHistory: '/testing-history',
  exams: '/testing-history/exams',
  ceActivities: '/testing-history/ce-activities',
  examsBy: (sort: string, page = 1) => {
    const query = new URLSearchParams({ sort, ...(page > 1 && { page: String(page) }) })
    return `/testing-history/exams?${query}`
  },
  /** The list as it is searched and sorted, and a page of it. */
  ceActivitiesBy: (typed: string, sort: string, page = 1) => {
    const query = new URLSearchParams({ ...(typed && { q: typed }), sort, ...(page > 1 && { page: String(page) }) })
    return `/testing-history/ce-activities?${query}`
  },
  agreement: (code: string, version: string) =>
    `/testing-history/agreements/${encodeURIComponent(code)}/${encodeURIComponent(version)}`,
  agreementThen: (code: string, version: string, next: string): string =>
    `${paths.agreement(code, version)}?next=${encodeURIComponent(next)}`,
  transactions: '/testing-history/transactions',

  certifications: '/certifications',
  certification: (code: string) => `/certifications/${encodeURIComponent(code)}`,
  certificatePdf: (code: string) => `/certifications/${encodeURIComponent(code)}/certificate.pdf`,
  certificationAgreement: '/certifications/agreement',
  logos: '/certifications/logos',
  logosOf: (code: string) => `/certifications/logos#${encodeURIComponent(code)}`,
  logosAfterAccepting: (file: string) => `/certifications/logos?accepted=${encodeURIComponent(file)}`,
  logoPicture: (code: string, ground: string) => `/achievements/${encodeURIComponent(code)}/logo-${ground}.png`,
  logo: (file: string) => `/certifications/logos/${encodeURIComponent(file)}`,

  fulfillment: '/fulfillment',
  claim: '/fulfillment/claim',
  basket: '/fulfillment/claim/basket',
  shipping: '/fulfillment/claim/shipping',
  orders: '/fulfillment/orders',
  order: (id: string) => `/fulfillment/orders/${encodeURIComponent(id)}`,
  receipt: (id: string) => `/fulfillment/orders/${encodeURIComponent(id)}/receipt.pdf`,
  orderAddress: (id: string) => `/fulfillment/orders/${encodeURIComponent(id)}/address`,
  orderPayment: (id: string) => `/fulfillment/orders/${encodeURIComponent(id)}/payment`,
  cancelOrder: (id: string) => `/fulfillment/orders/${encodeURIComponent(id)}/cancel`,

  transcripts: '/transcripts',
  newTranscript: '/transcripts/new',
  /** The same with one certification chosen. */
  newTranscriptOf: (code: string) => `/transcripts/new?show=${encodeURIComponent(code)}`,
  previewNewTranscript: '/transcripts/preview',
  ownTranscript: (id: string) => `/transcripts/${encodeURIComponent(id)}`,
  /** Something done to, or a page about, one of the person's own: `edit`, `view`, `disable`, … */
  ownTranscriptTo: (id: string, what: string) => `/transcripts/${encodeURIComponent(id)}/${what}`,
  endShare: (id: string, share: string) =>
    `/transcripts/${encodeURIComponent(id)}/shares/${encodeURIComponent(share)}/end`,
  whoSawMe: '/transcripts/who-saw-me',
  /** As somebody sees it who has a link. */
  transcript: (token: string) => `/transcript/${encodeURIComponent(token)}`,
  transcriptPdf: (token: string) => `/transcript/${encodeURIComponent(token)}/pdf`,
  transcriptData: (token: string) => `/transcript/${encodeURIComponent(token)}?format=json`,
  transcriptRecord: (token: string) => `/transcript/${encodeURIComponent(token)}/clr`,
  transcriptState: (token: string) => `/transcript/${encodeURIComponent(token)}/state.json`,
  transcriptCode: (token: string) => `/transcript/${encodeURIComponent(token)}/code`,
  transcriptProof: (token: string) => `/transcript/${encodeURIComponent(token)}/proof`,

  digitalBadges: '/digital-badges',
  digitalBadgeOf: (code: string) => `/digital-badges#badge-${encodeURIComponent(code)}`,
  badgeFile: (id: string, type: string) => `/digital-badges/${encodeURIComponent(id)}/badge.${type}`,

  ...officePaths,
  /** Cloudflare's own, on every site that Access is in front of. */
  accessLogout: '/cdn-cgi/access/logout',

  imports: '/api/v1/imports',
  import: (id: string) => `/api/v1/imports/${encodeURIComponent(id)}`,
} as const

/** The address of a page as of another day. */
export function asOf(path: string, on: string | undefined): string {
  return on ? `${path}?on=${encodeURIComponent(on)}` : path
}
