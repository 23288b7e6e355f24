import type { Context } from 'hono'
import type { Env } from '../../env.ts'
import { readText } from '../read-body.ts'
import { formTypeOf } from './form-type.ts'

const mostBytes = 64 * 1024

/** The text fields of a posted form; of a repeated one the last. Anything that is no small form has no fields. */
export async function readForm(c: Context<Env>): Promise<Readonly<Record<string, string>>> {
  if (formTypeOf(c.req.header('Content-Type')) !== 'fields') return {}
  const text = await readText(c.req.raw, mostBytes)
  return text === 'too large' ? {} : Object.fromEntries(new URLSearchParams(text))
}
