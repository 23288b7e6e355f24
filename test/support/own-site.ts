import { createExecutionContext, waitOnExecutionContext } from 'cloudflare:test'
import { env } from 'cloudflare:workers'
import { makeApp } from '../../src/app.ts'
import { addDays, dayOf } from '../../src/core/calendar.ts'
import type { Program } from '../../src/program/program.ts'
import { program as neutral } from '../programs/neutral/index.ts'
import { origin } from './site.ts'

export const today = dayOf(new Date(), neutral.timeZone)
export const [yesterday, tomorrow] = [addDays(today, -1), addDays(today, 1)]

/** The site of a test's own program, on the storage of all. */
export function siteOf(program: Program) {
  const app = makeApp(program)

  async function visit(path: string, init: RequestInit = {}): Promise<Response> {
    const context = createExecutionContext()
    const answer = await app.fetch(new Request(new URL(path, origin), { redirect: 'manual', ...init }), env, context)
    await waitOnExecutionContext(context)
    return answer
  }

  return {
    visit,
    read: async (path: string, Cookie: string) => (await visit(path, { headers: { Cookie } })).text(),
    post: (path: string, fields: Record<string, string>, Cookie = '') => {
      const body = new URLSearchParams(fields).toString()
      const type = { 'Content-Type': 'application/x-www-form-urlencoded', 'Content-Length': String(body.length) }
      return visit(path, { method: 'POST', body, headers: { ...type, Origin: origin, Cookie } })
    },
  }
}
