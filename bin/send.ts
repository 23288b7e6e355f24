import { setTimeout as pause } from 'node:timers/promises'
import { gzipSync } from 'node:zlib'

/** What taking a file in would change. */
export interface PreviewReport {
  readonly certifications: readonly ({ readonly certification: string } & Readonly<
    Record<'gained' | 'lost' | 'later' | 'earlier' | 'suspended', number>
  >)[]
  readonly people: number
  readonly badges: number
  readonly kits: number
  readonly mails: number
}

export interface Report {
  readonly id: string
  readonly name: string
  readonly kind: string
  readonly state: 'queued' | 'running' | 'done' | 'failed' | 'refused' | 'preview' | 'discarded' | 'withdrawn'
  readonly task: 'take in' | 'preview' | 'go live' | 'take back'
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
  readonly preview: PreviewReport | null
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
  { isHistory = false, isPreview = false } = {},
): Promise<Sent> {
  const headers = { Authorization: `Bearer ${site.token}`, 'Content-Type': 'text/csv', 'Content-Encoding': 'gzip' }
  const query = new URLSearchParams({ name, ...(isHistory && { history: '1' }), ...(isPreview && { preview: '1' }) })
  const address = new URL(`/api/v1/imports?${query}`, site.url)
  const sent = await fetch(address, { method: 'POST', headers, body: gzipSync(content) as BodyInit })
  const first = await answer(sent)
  const wasHere = first.state === 'done'
  return { ...(await untilOver(site, first, onProgress)), wasHere }
}

/** Takes a previewed file live, or a file back; waits until that is over. */
export async function changeImport(
  site: { url: string; token: string },
  id: string,
  deed: 'go-live' | 'take-back',
): Promise<Report> {
  const path = `/api/v1/imports/${encodeURIComponent(id)}${deed === 'go-live' ? '/go-live' : ''}`
  const method = deed === 'go-live' ? 'POST' : 'DELETE'
  const headers = { Authorization: `Bearer ${site.token}` }
  return untilOver(site, await answer(await fetch(new URL(path, site.url), { method, headers })), () => {})
}

async function untilOver(
  site: { url: string; token: string },
  first: Report,
  onProgress: (report: Report) => void,
): Promise<Report> {
  const headers = { Authorization: `Bearer ${site.token}` }
  const look = async () => answer(await fetch(new URL(`/api/v1/imports/${first.id}`, site.url), { headers }))
  let report = first.state === 'queued' || first.state === 'running' ? first : await look()
  for (let wait = 50; report.state === 'queued' || report.state === 'running'; wait = Math.min(wait * 1.5, 1000)) {
    await pause(wait)
    report = await look()
    onProgress(report)
  }
  return report
}

async function answer(response: Response): Promise<Report> {
  const body = (await response.json()) as Report & { detail?: string; errors?: readonly { message: string }[] }
  if (response.ok) return body
  const sentences = [body.detail, ...(body.errors ?? []).map((error) => error.message)]
  throw new Error([...new Set(sentences)].join(' '))
}
