/**
 * Which session hashes exist, and whose they are: written once, gone at the session's absolute end.
 * Only the database knows whether one is still good.
 */
export async function addToSessionIndex(
  kv: KVNamespace,
  hash: string,
  candidateId: string,
  endsAt: Date,
): Promise<void> {
  await kv.put(hash, candidateId, { expiration: Math.floor(endsAt.getTime() / 1000) })
}

export async function findInSessionIndex(kv: KVNamespace, hash: string): Promise<string | undefined> {
  return (await kv.get(hash)) ?? undefined
}

export async function removeFromSessionIndex(kv: KVNamespace, hash: string): Promise<void> {
  await kv.delete(hash)
}
