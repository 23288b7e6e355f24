import { plainAddress } from './email-address.ts'

/** What an announcement is going through. Only one is `sending` at a time. */
export const announcementStates = ['counting', 'draft', 'asked', 'sending', 'sent', 'stopped', 'discarded'] as const

/** Who gets an announcement: everybody to whom all of this applies, and whoever has a record where nothing is chosen. */
export interface Audience {
  readonly certification?: string
  readonly level?: string
  readonly country?: string
  /** What they hold, or what is chosen of it, expires within so many days. */
  readonly withinDays?: number
}

/** More people than these need the yes of a second owner. */
export const mostAlone = 100
/** After so long, people are counted again before anything is sent. */
export const hoursOfCount = 24

/** What looks like an address of the web, or of a mailbox, and is not on this site; each once, as it was typed. */
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
