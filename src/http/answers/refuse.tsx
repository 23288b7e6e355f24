import type { Context } from 'hono'
import type { ContentfulStatusCode } from 'hono/utils/http-status'
import type { Env } from '../../env.ts'
import { RefusedPage } from '../../ui/error-page.tsx'
import { openFrame } from './frames.ts'
import { problem } from './problem.ts'
import { page } from './page.ts'
import { wantsJson } from './wants-json.ts'

/** A request that is not taken, with a sentence about what to do instead. */
export function refuse(c: Context<Env>, status: ContentfulStatusCode, sentence: string): Response | Promise<Response> {
  if (wantsJson(c)) return problem(c, status, sentence)
  return page(c, <RefusedPage frame={openFrame(c)} title="That didn’t work" sentence={sentence} />, status)
}
