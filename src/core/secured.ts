/** What was ended when an account was secured, as it was written down: counts and names, each only where there were any. */
export type Ended = Readonly<Record<string, string | null | undefined>>

/** The same as lines for a page or a mail. */
export function linesOfEnded(ended: Ended): string[] {
  const { password, sessions, browsers, passkeys, accounts, links, email, contacts, cases } = ended
  return [
    password && 'The password no longer works.',
    sessions && `${counted(sessions, 'session')} ended.`,
    browsers && `${counted(browsers, 'known browser')} forgotten.`,
    passkeys && `Passkeys removed: ${passkeys}.`,
    accounts && `Linked accounts removed: ${accounts}.`,
    links && `${counted(links, 'link')} in earlier emails ended.`,
    email && 'The email address was changed back.',
    contacts && 'Phone number and postal address were changed back.',
    cases && `Support cases closed: ${cases}.`,
  ].filter((line): line is string => Boolean(line))
}

/** What was there for more than 30 days and stays. */
export function linesOfKept({ keptPasskeys, keptAccounts }: Ended): string[] {
  return [
    keptPasskeys && `Passkeys that still sign in: ${keptPasskeys}.`,
    keptAccounts && `Linked accounts that still sign in: ${keptAccounts}.`,
  ].filter((line): line is string => Boolean(line))
}

function counted(count: string, noun: string): string {
  return `${count} ${noun}${count === '1' ? '' : 's'}`
}
