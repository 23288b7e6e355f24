import type { Context } from 'hono'
import { randomId } from '../../adapters/secrets.ts'
import { type Key, mayRemoveKey } from '../../core/old-keys.ts'
import { findLogin } from '../../data/people/accounts.ts'
import { disconnectAccount, listLinkedAccounts } from '../../data/sign-in/linked-accounts.ts'
import { readTogether } from '../../data/prepared.ts'
import { listPasskeys, removePasskeyWith } from '../../data/sign-in/passkeys.ts'
import type { Env } from '../../env.ts'
import { eventBy } from './where.ts'
import { organisationOf } from '../../core/organisation-of.ts'

/** A passkey or a linked account, as its owner sees it. */
export interface NamedKey extends Key {
  readonly kind: 'passkey' | 'account'
  readonly name: string
  readonly usedAt: string | null
}

/** All that signs in besides a password, and what the account says of its last securing. */
export async function loadKeys(c: Context<Env>, candidateId: string) {
  const { database } = c.var
  const { login, passkeys, accounts } = await readTogether(database, {
    login: findLogin(database, candidateId),
    passkeys: listPasskeys(database, candidateId),
    accounts: listLinkedAccounts(database, candidateId),
  })
  return { login, keys: namedKeys(passkeys, accounts) }
}

function namedKeys(
  passkeys: readonly {
    readonly id: string
    readonly name: string
    readonly createdAt: string
    readonly usedAt: string | null
  }[],
  accounts: readonly { readonly id: string; readonly label: string; readonly linkedAt: string }[],
): readonly NamedKey[] {
  return [
    ...passkeys.map(({ id, name, createdAt, usedAt }) => ({
      id,
      kind: 'passkey' as const,
      name,
      since: createdAt,
      usedAt,
    })),
    ...accounts.map(({ id, label, linkedAt }) => ({
      id,
      kind: 'account' as const,
      name: label,
      since: linkedAt,
      usedAt: null,
    })),
  ]
}

export interface Removing {
  readonly candidateId: string
  readonly id: string
  /** Where it is told by mail; nowhere where nothing is known. */
  readonly email: string
  /** By which of them the session was proved, if by one. */
  readonly provedWith: string | null
}

/** Removes a passkey or a linked account, unless it survived the last securing and this is not yet its owner's to remove. */
export async function removeKey(
  c: Context<Env>,
  { candidateId, id, email, provedWith }: Removing,
): Promise<'removed' | 'unknown' | 'waits'> {
  const { database, now, program } = c.var
  const { login, keys } = await loadKeys(c, candidateId)
  const key = keys.find((one) => one.id === id)
  if (!login || !key) return 'unknown'
  if (!mayRemoveKey(login, keys, id, provedWith, now)) return 'waits'

  const at = now.toISOString()
  const isPasskey = key.kind === 'passkey'
  const data = { at, ...(isPasskey ? { passkey: key.name } : { organisation: organisationOf(program) }) }
  const template = isPasskey ? ('passkey-removed' as const) : ('account-removed' as const)
  const about = { id: randomId(), candidateId, recipient: email, data, createdAt: at }
  const notice = email ? { ...about, template } : undefined
  const event = eventBy(c, candidateId, template, { name: key.name })
  const isGone = isPasskey
    ? await removePasskeyWith(database, candidateId, id, event, notice)
    : await disconnectAccount(database, candidateId, { id, now: at }, event, notice)
  return isGone ? 'removed' : 'unknown'
}
