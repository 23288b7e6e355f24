/** Asks a running site's API, and ends the command with the site's own words where it refuses. */
export async function call<T>(
  { url, token }: { readonly url: string; readonly token: string },
  path: string,
  body?: unknown,
  method = body === undefined ? 'GET' : 'POST',
): Promise<T> {
  const headers = {
    Authorization: `Bearer ${token}`,
    ...(body !== undefined && { 'Content-Type': 'application/json' }),
  }
  const found = await fetch(new URL(path, url), {
    method,
    headers,
    ...(body !== undefined && { body: JSON.stringify(body) }),
  })
  if (found.ok) return (await found.json()) as T
  console.error(`The site answered ${found.status}: ${await found.text()}`)
  process.exit(1)
}
