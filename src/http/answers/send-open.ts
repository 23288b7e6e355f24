import type { Context } from 'hono'
import type { Env } from '../../env.ts'

interface OpenDocument {
  readonly bytes: Uint8Array<ArrayBuffer>
  readonly etag: string
  readonly type: string
  /** How long anybody may keep it without asking again. */
  readonly seconds?: number
}

/** Answers with something that any site may read; the same again is not sent twice. */
export function sendOpen(c: Context<Env>, { bytes, etag, type, seconds }: OpenDocument): Response {
  const headers = {
    ETag: etag,
    'Cache-Control': seconds ? `public, max-age=${seconds}` : 'no-cache',
    'Access-Control-Allow-Origin': '*',
    'Content-Type': type,
  }
  return c.req.header('If-None-Match') === etag ? c.body(null, 304, headers) : c.body(bytes, 200, headers)
}

/** Open Badges asks for this one for what carries its own proof. */
export const credentialType = 'application/vc+ld+json'
