/** How long a passkey or a linked account must have been there to survive when an account is secured. */
export const daysToSurvive = 30

/** How long a reset waits that no surviving passkey vouches for; so long, too, nobody removes what survived. */
export const hoursToObject = 72

/** An objection by a passkey that survived has no end. */
export const forGood = '9999-12-31T00:00:00.000Z'

/** What an account says of the last time it was secured; nothing where that is settled. */
export interface SecuredState {
  readonly securedAt: string | null
  readonly resetNeedsPasskeyUntil: string | null
}

/** A passkey or a linked account, and since when it is there. */
export interface Key {
  readonly id: string
  readonly since: string
}

/**
 * After an account was secured, what survived is removed by whoever is signed in with something that survived; or by
 * anyone once the days to object are over. `provedWith` is what the session was proved with.
 */
export function mayRemoveKey(
  state: SecuredState,
  keys: readonly Key[],
  id: string,
  provedWith: string | null,
  now: Date,
): boolean {
  const { securedAt, resetNeedsPasskeyUntil } = state
  if (securedAt === null) return true
  const survived = new Set(keys.filter(({ since }) => since < survivesBefore(securedAt)).map((key) => key.id))
  if (!survived.has(id) || (provedWith !== null && survived.has(provedWith))) return true
  const open = later(securedAt, hoursToObject * 3600)
  return now.toISOString() >= [open, resetNeedsPasskeyUntil ?? ''].sort().at(-1)!
}

/** What was there before then survives when an account is secured at a moment. */
export function survivesBefore(securedAt: string): string {
  return later(securedAt, -daysToSurvive * 86_400)
}

export function later(moment: string, seconds: number): string {
  return new Date(Date.parse(moment) + seconds * 1000).toISOString()
}
