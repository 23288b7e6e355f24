import { plainAddress } from './email-address.ts'

/** The states of an announcement. Only one is `sending` at a time. */
export const announcementStates = ['counting', 'draft', 'asked', 'sending', 'sent', 'stopped', 'discarded'] as const

/** Who gets an announcement: people who match every field that is set, or everyone if none is set. */
export interface Audience {
  readonly certification?: string
  readonly level?: string
  readonly country?: string
  /** The chosen certification, or any they hold, expires within this many days. */
  readonly withinDays?: number
}

/** For more people than this, a second owner has to confirm. */
export const mostAlone = 100
/** An older count has to be repeated before sending. */
export const hoursOfCount = 24

/** Web and email addresses in the text that aren't on this site; each once, as typed. */
export function foreignLinksIn(text: string, own: { readonly origin: string; readonly mailboxes: readonly string[] }) {
  const mailboxes = own.mailboxes.map(plainAddress)
  const found = text.split(/[\s<>()[\]{}"'“”‘’«»,;|\\^`]+/).flatMap((word) => {
    const bare = word.replace(/[.:!?…]{1,20}$/, '')
    return looksLikeLink(bare) && !mailboxes.includes(plainAddress(bare)) && !isOn(own.origin, bare) ? [bare] : []
  })
  return [...new Set(found)]
}

/** An address of the web or of a mailbox, or a host that a mail program would make a link of. */
function looksLikeLink(word: string): boolean {
  return (
    /^[a-z][a-z\d+.-]{1,20}:\S/i.test(word) ||
    word.includes('//') ||
    /^www\./i.test(word) ||
    /[^@]@[^@]/.test(word) ||
    /^[\p{L}\p{N}-]{1,63}(\.[\p{L}\p{N}-]{1,63}){0,8}\.\p{L}{2,24}([/:?#]|$)/u.test(word)
  )
}

function isOn(origin: string, word: string): boolean {
  try {
    const url = new URL(word)
    return url.origin === origin && url.username === '' && url.password === ''
  } catch {
    return false
  }
}
