export const shortestPassword = 12
export const longestPassword = 256

/** Whom a password is for: what must not be in it. */
export interface PasswordOwner {
  readonly loginId: string
  readonly names: readonly string[]
}

/** What is wrong with a password somebody has chosen, as a sentence; nothing where it may stand. Counted after NFC. */
export function passwordProblem(password: string, owner: PasswordOwner): string | undefined {
  const normal = password.normalize('NFC')
  const length = [...normal].length
  if (length < shortestPassword) return `Choose at least ${shortestPassword} characters. A few random words work well.`
  if (length > longestPassword) return `Choose at most ${longestPassword} characters.`
  const lower = normal.toLowerCase()
  if (isRepetition(lower)) return 'This is among the first passwords that anyone would try. Choose another one.'
  if (lower.includes(owner.loginId.toLowerCase())) return 'Don’t use your login ID in your password.'
  if (namePartsOf(owner.names).some((part) => lower.includes(part))) return 'Don’t use your name in your password.'
  return undefined
}

/** One piece again and again: `abcabcabcabc`. */
function isRepetition(text: string): boolean {
  return /^(.{1,6})\1+$/u.test(text)
}

/** What is shorter than four letters is in too many words. */
function namePartsOf(names: readonly string[]): string[] {
  return names
    .flatMap((name) =>
      name
        .normalize('NFC')
        .toLowerCase()
        .split(/[^\p{L}\p{M}]+/u),
    )
    .filter((part) => [...part].length >= 4)
}
