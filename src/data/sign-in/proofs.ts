import { type SQL, sql } from 'drizzle-orm'
import { isMerged } from '../facts/aliases.ts'
import { accounts } from '../people/schema-people.ts'
import { linkedAccounts } from './schema-linked-accounts.ts'
import { passkeys } from './schema-passkeys.ts'

/** By what somebody has just proved who they are. */
export type Proof =
  | { readonly by: 'password'; readonly passwordHash: string }
  | { readonly by: 'passkey' | 'organisation'; readonly id: string }

/** The passkey or linked account it was. */
export function proofId(proof: Proof): string | null {
  return proof.by === 'password' ? null : proof.id
}

/** What was compared before this statement is still the person's: asked in the statement that rests on it. */
export function proofHolds(candidateId: string, proof: Proof): SQL {
  const isOpen = sql`not ${isMerged(candidateId)}`
  if (proof.by === 'password')
    return sql`exists (select 1 from ${accounts} where candidate_id = ${candidateId}
      and password_hash = ${proof.passwordHash} and password_hash <> '') and ${isOpen}`
  const table = proof.by === 'passkey' ? passkeys : linkedAccounts
  return sql`exists (select 1 from ${table} where id = ${proof.id} and candidate_id = ${candidateId}) and ${isOpen}`
}
