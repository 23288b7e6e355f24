import type { Context } from 'hono'
import { faultOf, log } from '../../adapters/log.ts'
import { reachDatabase } from '../../data/health.ts'
import type { Env } from '../../env.ts'

const secondsToAnswer = 5

/** `ok` while the Worker runs and its database answers: for load balancers, so without a token and in one word. */
export async function answerAlive(c: Context<Env>): Promise<Response> {
  try {
    await Promise.race([reachDatabase(c.env.DB), tooLate()])
    return c.text('ok', 200, { 'Cache-Control': 'no-store' })
  } catch (error) {
    log({ event: 'not healthy', requestId: c.var.requestId, error: faultOf(error) })
    return c.text('The database can’t be reached.', 503, { 'Cache-Control': 'no-store' })
  }
}

function tooLate(): Promise<never> {
  return new Promise((_, reject) => setTimeout(() => reject(new Error('No answer in time')), secondsToAnswer * 1000))
}
