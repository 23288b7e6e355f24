/** In front of each token, among what else the store holds. */
const prefix = 'transcript:'

/**
 * Which tokens of transcripts exist, or had a learner record: written once, and never changed. Only the database knows
 * whether one still opens anything; without this any made-up token would cost it a question.
 */
export async function publishToken(kv: KVNamespace, token: string): Promise<void> {
  await kv.put(prefix + token, '1')
}

export async function isTokenPublished(kv: KVNamespace, token: string): Promise<boolean> {
  return (await kv.get(prefix + token)) !== null
}

export async function removeToken(kv: KVNamespace, token: string): Promise<void> {
  await kv.delete(prefix + token)
}
