import type { Context } from 'hono'
import type { FileType } from '../../core/file-types.ts'
import type { Env } from '../../env.ts'

interface CaseFileToSend {
  readonly body: ReadableStream<Uint8Array>
  readonly name: string
  readonly type: FileType
  /** Pictures may be shown where they stand, in a page of ours; nothing else ever is. */
  readonly mayBeShown: boolean
}

/** Answers with a file that somebody has sent us: whatever is in it, it runs nothing and loads nothing. */
export function sendCaseFile(c: Context<Env>, { body, name, type, mayBeShown }: CaseFileToSend): Response {
  const isShown = mayBeShown && type !== 'application/pdf'
  c.set('policy', "sandbox; default-src 'none'")
  return c.body(body, 200, {
    'Content-Type': type,
    'Content-Disposition': `${isShown ? 'inline' : 'attachment'}; ${nameFields(name)}`,
    'X-Content-Type-Options': 'nosniff',
    'Cache-Control': 'private, no-store',
  })
}

/** For every browser a plain name, and the name itself for those who read RFC 5987. */
function nameFields(name: string): string {
  const plain = name.replaceAll(/[^\w.-]/g, '_')
  const whole = encodeURIComponent(name.toWellFormed()).replaceAll(
    /['()*]/g,
    (sign) => `%${sign.charCodeAt(0).toString(16)}`,
  )
  return `filename="${plain}"; filename*=UTF-8''${whole}`
}
