import { linesOfEnded, linesOfKept } from '../../../core/secured.ts'
import type { EventKind, SecurityEvent } from '../../../data/sign-in/security-events.ts'
import { countOf } from '../../../ui/words.ts'

type Told = Pick<SecurityEvent, 'kind' | 'detail'>

/** What happened, and what more there is to say of it. */
export function wordsOfEvent({ kind, detail }: Told): { readonly what: string; readonly more: readonly string[] } {
  if (kind === 'secured') return { what: words.secured, more: [...linesOfEnded(detail), ...linesOfKept(detail)] }
  if (kind === 'signed-in') return { what: words[kind], more: [`With ${ways[detail.by ?? ''] ?? 'a password'}`] }
  if (kind === 'sessions-ended') return { what: words[kind], more: [countOf(Number(detail.count ?? 1), 'session')] }
  return { what: words[kind], more: detail.name ? [detail.name] : [] }
}

const ways: Readonly<Record<string, string>> = {
  password: 'your password',
  passkey: 'a passkey',
  organisation: 'a linked account',
}

const words: Readonly<Record<EventKind, string>> = {
  'signed-in': 'Signed in',
  'signed-out': 'Signed out',
  'sessions-ended': 'Ended sessions',
  'login-made': 'Set up the login',
  'password-reset': 'Reset the password',
  'password-changed': 'Changed the password',
  'email-asked': 'Asked for a new email address',
  'email-changed': 'Changed the email address',
  'contacts-changed': 'Changed phone number or postal address',
  'account-connected': 'Connected an account',
  'account-removed': 'Removed a linked account',
  'passkey-added': 'Added a passkey',
  'passkey-removed': 'Removed a passkey',
  'link-opened': 'Turned on the public link of a transcript',
  'data-downloaded': 'Downloaded all data',
  'forget-asked': 'Asked to be forgotten',
  secured: 'Secured the account',
  'records-merged': 'Merged another record with this one',
  'reset-stopped': 'Stopped a password reset',
}
