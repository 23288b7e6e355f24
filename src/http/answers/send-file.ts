import type { Context } from 'hono'
import type { Env } from '../../env.ts'

export interface SentFile {
  readonly body: ReadableStream | Uint8Array<ArrayBuffer>
  /** Empty where it is written anew each time. */
  readonly etag: string
  readonly name: string
  readonly type: string
}

/** Answers with a file to be kept, never to be shown as a page of the site; the same file again is not sent twice. */
export function sendFile(c: Context<Env>, { body, etag, name, type }: SentFile): Response {
  const headers = {
    ...(etag && { ETag: etag }),
    'Cache-Control': 'private, no-store',
    'Content-Disposition': `attachment; filename="${name.replaceAll(/[^\w.-]/g, '_')}"`,
    'Content-Type': type,
    'X-Content-Type-Options': 'nosniff',
  }
  c.set('policy', "default-src 'none'; sandbox")
  return etag && c.req.header('If-None-Match') === etag ? c.body(null, 304, headers) : c.body(body, 200, headers)
}
