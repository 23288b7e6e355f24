import type { Context } from 'hono'
import type { ContentfulStatusCode } from 'hono/utils/http-status'
import type { Env } from '../../env.ts'

/** One thing that is wrong, and where: a field of a form, a parameter or a line. */
export interface ProblemPart {
  readonly field: string
  readonly message: string
}

const titles: Partial<Record<number, string>> = {
  400: 'Bad request',
  401: 'Not signed in',
  403: 'Not allowed',
  404: 'Not found',
  405: 'Method not allowed',
  411: 'Length required',
  413: 'Too large',
  415: 'Unsupported media type',
  422: 'Not understood',
  429: 'Too many attempts',
  500: 'Something went wrong',
  503: 'Not available',
}

/** An RFC 9457 answer. */
export function problem(
  c: Context<Env>,
  status: ContentfulStatusCode,
  detail: string,
  errors?: readonly ProblemPart[],
): Response {
  const body = {
    type: 'about:blank',
    title: titles[status] ?? 'Problem',
    status,
    detail,
    ...(errors ? { errors } : {}),
  }
  return c.json(body, status, { 'Content-Type': 'application/problem+json', 'Cache-Control': 'private, no-store' })
}
