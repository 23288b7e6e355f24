import type { MailKind } from '../core/mail-kinds.ts'
import { paths } from '../paths.ts'
import type { LinkPurpose } from '../data/mail/schema-mail.ts'
import type { Mail, Piece } from './mail.ts'

/** What the words of a mail are made of. */
export interface About {
  readonly siteName: string
  readonly candidateIdLabel: string
  readonly loginId: string
  /** The person's name, or nothing. */
  readonly name: string
  readonly data: Readonly<Record<string, string>>
  /** The link that was minted for this sending. */
  readonly link: string
  /** The address that ends mails of this kind, where they can be ended by one. */
  readonly unsubscribe: string
  /** Makes an address of this site whole. */
  readonly addressOf: (path: string) => string
}

export interface Template {
  /** About the login itself: sent whatever a person has said about mail, and never stopped by a bounce. */
  readonly isAccountMail: boolean
  /** A file of an office can bring thousands of them: nobody who waits for a link stands behind these. */
  readonly isFromFeed?: true
  /** People choose whether they get mails of this kind. */
  readonly kind?: MailKind
  readonly subject: string
  /** Where the mail itself says more in its subject than a list of mails does. */
  readonly subjectFor?: (about: About) => string
  /** It goes to somebody else, because the person asked for it: what they have said about mail to themselves does not count. */
  readonly goesToOthers?: true
  /** The link that is minted at each sending, and for how many hours it is good. */
  readonly link?: { readonly purpose: LinkPurpose; readonly hours: number }
  readonly pieces: (about: About) => readonly Piece[]
}

/** What a mail says about somebody. */
export function mailOf({ subject, subjectFor, pieces }: Template, about: About): Mail {
  return { subject: subjectFor?.(about) ?? subject, pieces: pieces(about) }
}

export const linkHours = 24
export const forADay = `The link works once, within ${linkHours} hours.`
export const notAsked = 'If it wasn’t you, you can ignore this email: nothing changes without the link.'

export function greeting({ name }: About): string {
  return name ? `Hello ${name},` : 'Hello,'
}

/** How to choose or stop mails of this kind; people without a login can only stop them. */
export function stopping({ addressOf, unsubscribe }: About, hasLogin: boolean): readonly Piece[] {
  const lines = [
    ...(hasLogin ? [`Choose which emails you get: ${addressOf(paths.notifications)}`] : []),
    ...(unsubscribe ? [`Stop emails like this: ${unsubscribe}`] : []),
  ]
  return lines.length === 0 ? [] : [lines.join('\n')]
}

export function loginFact({ loginId }: About): Piece {
  return { facts: [['Login ID', loginId]] }
}
