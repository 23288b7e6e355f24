/** Prefix of the journal: objects under it are never changed or deleted. */
const journal = 'journal/'

/** Writes an entry once: an existing entry isn't overwritten. */
export async function appendToJournal(bucket: R2Bucket, name: string, entry: object): Promise<void> {
  const httpMetadata = { contentType: 'application/json' }
  await bucket.put(`${journal}${name}.json`, JSON.stringify(entry), {
    httpMetadata,
    onlyIf: { etagDoesNotMatch: '*' },
  })
}

/** All entries under a name, in order of time. */
export async function* readJournal(bucket: R2Bucket, prefix: string): AsyncGenerator<unknown> {
  for (let cursor: string | undefined, isMore = true; isMore;) {
    const page = await bucket.list({ prefix: journal + prefix, ...(cursor && { cursor }) })
    for (const { key } of page.objects) {
      const kept = await bucket.get(key)
      if (kept) yield await kept.json()
    }
    isMore = page.truncated
    cursor = page.truncated ? page.cursor : undefined
  }
}
