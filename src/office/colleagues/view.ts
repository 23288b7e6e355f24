import { type Role, rolesAmong } from '../../core/colleagues.ts'
import { feedKinds } from '../../core/feeds/kinds.ts'
import { type Scope, wideScopes } from '../../data/operators.ts'

interface FoundColleague {
  readonly id: string
  readonly name: string
  readonly email: string
  readonly addedAt: string
  readonly seenAt: string | null
  readonly issuer: string | null
  readonly roles: string | null
}

export interface ColleagueView {
  readonly id: string
  readonly name: string
  readonly email: string
  readonly roles: readonly Role[]
  readonly addedAt: string
  readonly seenAt: string | null
  /** From then on they are known by more than their address. */
  readonly hasSignedIn: boolean
}

export function colleagueView({ roles, issuer, ...one }: FoundColleague): ColleagueView {
  return { ...one, roles: rolesAmong(roles?.split(' ') ?? []), hasSignedIn: issuer !== null }
}

interface FoundToken {
  readonly id: string
  readonly name: string
  readonly owner: string | null
  readonly scopes: string
  readonly createdAt: string
  readonly expiresAt: string
  readonly lastUsedAt: string | null
  readonly revokedAt: string | null
}

export interface TokenView extends Omit<FoundToken, 'scopes' | 'revokedAt'> {
  readonly scopes: readonly string[]
  /** Why it is not good any more, and since when. */
  readonly over: { readonly word: 'Revoked' | 'Expired'; readonly at: string } | undefined
}

export function tokenView({ scopes, revokedAt, ...one }: FoundToken, now: Date): TokenView {
  const over = revokedAt
    ? ({ word: 'Revoked', at: revokedAt } as const)
    : one.expiresAt <= now.toISOString()
      ? ({ word: 'Expired', at: one.expiresAt } as const)
      : undefined
  return { ...one, scopes: scopes.split(' '), over }
}

/** Tokens that are good first, the newest of each first. */
export function tokensView(found: readonly FoundToken[], now: Date): readonly TokenView[] {
  return found
    .map((one) => tokenView(one, now))
    .sort((a, b) => Number(a.over !== undefined) - Number(b.over !== undefined))
}

const wideWords: Readonly<Record<(typeof wideScopes)[number], string>> = {
  'imports:write': 'send files of every kind, and read their reports',
  'candidates:read': 'ask what a candidate holds; the candidate sees that',
  'candidates:write': 'rebuild records, and answer what waits for a yes',
  'verify:read': 'verify up to 500 codes at once',
  'kits:read': 'fetch the printer’s work',
  'events:read': 'read what happened to certifications and credits, without names',
  'health:read': 'read how the site is doing',
}

/** Everything that a token may be allowed, with what that means. */
export const scopeWords: readonly (readonly [scope: Scope, words: string])[] = [
  ...wideScopes.map((scope) => [scope, wideWords[scope]] as const),
  ...feedKinds.map((kind) => [`imports:${kind}`, `send ${kind} files, and read their reports`] as const),
]
