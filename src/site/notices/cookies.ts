interface Cookie {
  readonly name: string
  readonly why: string
  readonly howLong: string
}

/** Everything the site keeps in the browser of a candidate or a visitor; staff have cookies of their own. */
export const cookies: readonly Cookie[] = [
  {
    name: '__Host-session',
    why: 'Keeps you signed in.',
    howLong: '14 days, or 90 days in a browser you’ve used before. Until you log out.',
  },
  { name: '__Host-browser', why: 'Recognizes this browser when you sign in.', howLong: '400 days.' },
  {
    name: '__Host-organisation',
    why: 'Recognizes that you started an organisation login in this browser.',
    howLong: '10 minutes, or until you close the browser if you’re connecting an account.',
  },
  {
    name: '__Host-passkey',
    why: 'Connects a passkey’s answer to our request.',
    howLong: '5 minutes.',
  },
  {
    name: '__Host-reset',
    why: 'After a password reset, lets you remove passkeys and accounts that can sign in.',
    howLong: '15 minutes.',
  },
  {
    name: '__Host-transcript-…',
    why: 'Lets you open a transcript shared only with you, after you enter its code.',
    howLong: '12 hours.',
  },
]
