const mostBytes = 2 * 2 ** 20
const mostMilliseconds = 6000

/**
 * Reads a document of another site, which learns nothing but that it was read: no cookie, no address of this page, no
 * detour by a third; or asks with a question in JSON. `own` is read where this page is from, also where that is a development machine without TLS.
 */
export async function readOutside(url: string, own: URL, question?: string) {
  const address = new URL(url)
  if (address.host === own.host) address.protocol = own.protocol
  else if (address.protocol !== 'https:') throw new TypeError('Only https is read.')
  const answer = await fetch(address, {
    credentials: 'omit',
    referrerPolicy: 'no-referrer',
    redirect: 'error',
    cache: 'no-cache',
    ...(question !== undefined && { method: 'POST', body: question, headers: { 'Content-Type': 'application/json' } }),
    signal: AbortSignal.timeout(mostMilliseconds),
  })
  const type = answer.headers.get('Content-Type') ?? ''
  return { status: answer.status, type, text: await textOf(answer) }
}

async function textOf({ body }: Response): Promise<string> {
  if (!body) return ''
  const reader = body.getReader()
  const decoder = new TextDecoder()
  let text = ''
  for (let size = 0; ;) {
    const { done, value } = await reader.read()
    if (done) return text + decoder.decode()
    size += value.byteLength
    if (size > mostBytes) {
      await reader.cancel()
      throw new RangeError('The document is larger than two megabytes.')
    }
    text += decoder.decode(value, { stream: true })
  }
}
