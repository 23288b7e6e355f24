import type { Context } from 'hono'
import type { Env } from '../../env.ts'
import { readBody } from '../read-body.ts'
import { formTypeOf } from './form-type.ts'
import { readForm } from './read-form.ts'

/** The fields of a form that may carry a file, and the file, if one was chosen. */
export interface Upload {
  readonly fields: Readonly<Record<string, string>>
  readonly file: File | undefined
}

const mostBytesOfFields = 64 * 1024
/** More than any form of ours has. Each part costs time to read: 10 MB of them cost a request all of its own. */
const mostParts = 20
const nothing: Upload = { fields: {}, file: undefined }

/** Reads a form with at most one file; `too large` where more was sent than `mostBytes` and the fields take. */
export async function readUpload(c: Context<Env>, name: string, mostBytes: number): Promise<Upload | 'too large'> {
  const type = c.req.header('Content-Type')
  if (formTypeOf(type) !== 'parts') return { fields: await readForm(c), file: undefined }
  const body = await readBody(c.req.raw, mostBytes + mostBytesOfFields)
  if (body === 'too large') return body
  const boundary = boundaryIn(type ?? '')
  if (!boundary || hasMoreParts(body, boundary, mostParts)) return nothing
  const headers = { 'Content-Type': `multipart/form-data; boundary="${boundary}"` }
  const posted = await new Response(body, { headers }).formData().catch(() => new FormData())
  const fields = [...posted].filter((field): field is [string, string] => typeof field[1] === 'string')
  const file = posted.get(name)
  return { fields: Object.fromEntries(fields), file: file instanceof File && file.size > 0 ? file : undefined }
}

/** What stands between the parts: at most 70 of the letters that RFC 2046 allows. */
function boundaryIn(type: string): string | undefined {
  return /;\s*boundary\s*=\s*"?([\w'()+,./:=?-]{1,70})"?\s*(?:;|$)/i.exec(type)?.[1]
}

/** Whether there are more parts than this; counted without reading them, and no further than that. */
function hasMoreParts(body: Uint8Array, boundary: string, most: number): boolean {
  const text = new TextDecoder('latin1').decode(body)
  const line = `--${boundary}`
  let parts = 0
  for (let at = text.indexOf(line); at >= 0 && parts <= most; at = text.indexOf(line, at + line.length)) parts++
  // The last line ends the form.
  return parts > most
}
