import type { Plan, Storage } from './plan.ts'

/** The least that a page could cost: its reads of KV and D1, answered as JSON. Plans are given to it by PUT, by path. */
const plans = new Map<string, Plan>()

const floor: ExportedHandler<Storage> = {
  async fetch(request, env) {
    const { pathname } = new URL(request.url)
    if (request.method === 'PUT') {
      plans.set(pathname, await request.json())
      return new Response()
    }
    const plan = plans.get(pathname)
    if (!plan) return new Response(null, { status: 404 })
    const found: unknown[] = []
    for (const key of plan.keys) found.push(await env.SESSIONS.get(key))
    for (const trip of plan.trips) {
      const statements = trip.statements.map(({ sql, params }) => env.DB.prepare(sql).bind(...params))
      if (trip.method === 'batch') found.push((await env.DB.batch(statements)).map((answer) => answer.results))
      else found.push(await (trip.method === 'raw' ? statements[0]!.raw() : statements[0]!.all()))
    }
    return Response.json(found)
  },
}

export { floor as default }
