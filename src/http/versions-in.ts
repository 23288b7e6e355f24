/** The facts versions that a preview named; where it is not what the page sent, a version that no record has. */
export function versionsIn(sent: string | undefined): ReadonlyMap<string, number> {
  try {
    const pairs: unknown = JSON.parse(sent ?? '')
    if (Array.isArray(pairs)) return new Map(pairs as [string, number][])
  } catch {
    // Falls through to the version that no record has.
  }
  return new Map([['', -1]])
}
