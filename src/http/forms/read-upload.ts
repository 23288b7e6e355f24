import type { Context } from 'hono'
import type { Env } from '../../env.ts'

/** The fields of a form that may carry a file, and the file, if one was chosen. */
export interface Upload {
  readonly fields: Readonly<Record<string, string>>
  readonly file: File | undefined
}

const mostBytesOfFields = 64 * 1024

/** Reads a form with at most one file; `too large` where more was sent than `mostBytes` and the fields take. */
export async function readUpload(c: Context<Env>, name: string, mostBytes: number): Promise<Upload | 'too large'> {
  const type = c.req.header('Content-Type') ?? ''
  const isForm = /^(multipart\/form-data|application\/x-www-form-urlencoded)\b/.test(type)
  if (!isForm) return { fields: {}, file: undefined }
  if (Number(c.req.header('Content-Length') ?? Infinity) > mostBytes + mostBytesOfFields) return 'too large'
  const posted = await c.req.raw.formData().catch(() => new FormData())
  const fields = [...posted].filter((field): field is [string, string] => typeof field[1] === 'string')
  const file = posted.get(name)
  return { fields: Object.fromEntries(fields), file: file instanceof File && file.size > 0 ? file : undefined }
}
