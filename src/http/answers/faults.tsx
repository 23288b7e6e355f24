import type { ErrorHandler, NotFoundHandler } from 'hono'
import { HTTPException } from 'hono/http-exception'
import { routePath } from 'hono/route'
import type { Env } from '../../env.ts'
import { FaultPage, NotFoundPage } from '../../ui/error-page.tsx'
import { openFrame } from './frames.ts'
import { faultOf, log } from '../../adapters/log.ts'
import { page } from './page.ts'
import { problem } from './problem.ts'
import { wantsJson } from './wants-json.ts'

export const answerNotFound: NotFoundHandler<Env> = function answerNotFound(c) {
  if (wantsJson(c)) return problem(c, 404, 'We have nothing at this address, or it belongs to someone else.')
  return page(c, <NotFoundPage frame={openFrame(c)} />, 404)
}

/** Ours: the log has the cause, the visitor a calm page and the number that finds it. */
export const answerFault: ErrorHandler<Env> = function answerFault(error, c) {
  // Answers that were thrown on purpose, such as the way to the sign-in page.
  if (error instanceof HTTPException && error.res) return error.res
  const requestId = c.var.requestId
  log({ event: 'fault', requestId, method: c.req.method, route: routePath(c, -1), error: faultOf(error) })
  if (wantsJson(c)) return problem(c, 500, `This is our mistake. Give support this number: ${requestId}`)
  return page(c, <FaultPage frame={openFrame(c)} requestId={requestId} />, 500)
}
