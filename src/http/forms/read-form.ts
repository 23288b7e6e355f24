import type { Context } from 'hono'
import type { Env } from '../../env.ts'

const mostBytes = 64 * 1024

/** The text fields of a posted form; of a repeated one the last. Anything that is no small form has no fields. */
export async function readForm(c: Context<Env>): Promise<Readonly<Record<string, string>>> {
  const isForm = /^application\/x-www-form-urlencoded\b/.test(c.req.header('Content-Type') ?? '')
  if (!isForm || Number(c.req.header('Content-Length') ?? mostBytes + 1) > mostBytes) return {}
  const posted = await c.req.raw.formData()
  return Object.fromEntries([...posted].filter((field): field is [string, string] => typeof field[1] === 'string'))
}
