import type { Day } from './calendar.ts'
import { type FromDay, valueOn } from './dated.ts'
import type { RecordedAgreement } from './record.ts'

/** What was accepted on the site itself. */
export interface Acceptance {
  readonly agreement: string
  readonly version: string
  /** SHA-256 of the text that was shown, base64url. */
  readonly textHash: string
  readonly acceptedAt: string
}

/** An agreement somebody has accepted: as a feed reported it, or here. */
export interface Accepted {
  readonly agreement: string
  readonly version: string
  readonly acceptedOn: Day
  readonly by:
    | { readonly file: string; readonly correctedAt?: string }
    | { readonly textHash: string; readonly at: string }
}

/** All that was accepted, each version once: what a feed has reported first, since it is the older. */
export function allAccepted(reported: readonly RecordedAgreement[], here: readonly Acceptance[]): Accepted[] {
  const known = new Set(reported.map(keyOf))
  return [
    ...reported.map((one) => ({ ...pick(one), acceptedOn: one.acceptedOn, by: one })),
    ...here
      .filter((one) => !known.has(keyOf(one)))
      .map((one) => ({
        ...pick(one),
        acceptedOn: one.acceptedAt.slice(0, 10),
        by: { textHash: one.textHash, at: one.acceptedAt },
      })),
  ]
}

interface Versioned {
  readonly agreement: string
  readonly version: string
}

/** Is this version accepted? */
export function isAccepted(accepted: readonly Versioned[], agreement: string, version: string): boolean {
  return accepted.some((one) => one.agreement === agreement && one.version === version)
}

/** The agreements of which another version is accepted, and not the one in force on the day: the next sign-in asks for them. */
export function toBeAskedAnew(
  agreements: readonly {
    readonly code: string
    readonly versions: readonly (FromDay & { readonly version: string })[]
  }[],
  accepted: readonly Versioned[],
  on: Day,
): { readonly code: string; readonly version: string }[] {
  return agreements.flatMap(({ code, versions }) => {
    const inForce = valueOn(versions, on)?.version
    const hasAny = accepted.some((one) => one.agreement === code)
    return inForce && hasAny && !isAccepted(accepted, code, inForce) ? [{ code, version: inForce }] : []
  })
}

function keyOf({ agreement, version }: Versioned): string {
  return `${agreement}\n${version}`
}

function pick({ agreement, version }: Versioned): Versioned {
  return { agreement, version }
}
