import { setTimeout as pause } from 'node:timers/promises'
import { gzipSync } from 'node:zlib'

export interface Report {
  readonly id: string
  readonly name: string
  readonly kind: string
  readonly state: 'queued' | 'running' | 'done' | 'failed' | 'refused'
  readonly reason: string | null
  readonly recognised: string | null
  readonly rows: number
  readonly accepted: number
  readonly updated: number
  readonly unchanged: number
  readonly superseded: number
  readonly unmatched: number
  readonly held: number
  readonly rejected: number
  readonly warnings: readonly string[]
  readonly errors: readonly { line: number; column: string; message: string }[]
  readonly supersededBy: readonly { line: number; file: string }[]
}

export interface Sent extends Report {
  /** The site had taken in this very file already: it is not done again. */
  readonly wasHere: boolean
}

/** Sends a feed file and waits until it has been taken in; throws with the site's own sentence where it is refused. */
export async function sendFeed(
  site: { url: string; token: string },
  name: string,
  content: Uint8Array,
  onProgress: (report: Report) => void = () => {},
  isHistory = false,
): Promise<Sent> {
  const headers = { Authorization: `Bearer ${site.token}`, 'Content-Type': 'text/csv', 'Content-Encoding': 'gzip' }
  const address = new URL(`/api/v1/imports?name=${encodeURIComponent(name)}${isHistory ? '&history=1' : ''}`, site.url)
  const sent = await fetch(address, { method: 'POST', headers, body: gzipSync(content) as BodyInit })
  const first = await answer(sent)
  const wasHere = first.state === 'done'
  const look = async () => {
    const { Authorization } = headers
    return answer(await fetch(new URL(`/api/v1/imports/${first.id}`, site.url), { headers: { Authorization } }))
  }
  let report = wasHere ? await look() : first
  for (let wait = 50; report.state === 'queued' || report.state === 'running'; wait = Math.min(wait * 1.5, 1000)) {
    await pause(wait)
    report = await look()
    onProgress(report)
  }
  return { ...report, wasHere }
}

async function answer(response: Response): Promise<Report> {
  const body = (await response.json()) as Report & { detail?: string; errors?: readonly { message: string }[] }
  if (response.ok) return body
  const sentences = [body.detail, ...(body.errors ?? []).map((error) => error.message)]
  throw new Error([...new Set(sentences)].join(' '))
}
