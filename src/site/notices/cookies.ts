interface Cookie {
  readonly name: string
  readonly why: string
  readonly howLong: string
}

/** Everything the site keeps in the browser. */
export const cookies: readonly Cookie[] = [
  {
    name: '__Host-session',
    why: 'Keeps you signed in.',
    howLong: '14 days; 90 days in a browser you signed in with before. Or until you log out.',
  },
  { name: '__Host-browser', why: 'Lets the site know this browser again when you sign in.', howLong: '400 days.' },
  {
    name: '__Host-organisation',
    why: 'Lets the site know that a login at the organisation was begun in this browser.',
    howLong: 'Ten minutes; until you close the browser where an account is to be connected.',
  },
  {
    name: '__Host-passkey',
    why: 'Lets the site know which question a passkey answers.',
    howLong: 'Five minutes.',
  },
  {
    name: '__Host-reset',
    why: 'After a password reset, lets you remove what else signs in to your record.',
    howLong: 'A quarter of an hour.',
  },
  {
    name: '__Host-transcript-…',
    why: 'Lets you open a transcript that was shared with you alone, once you have entered its code.',
    howLong: '12 hours.',
  },
]
