import type { Context } from 'hono'
import { html } from 'hono/html'
import { dayOf } from '../../core/calendar.ts'
import { madeOnce } from '../../core/made-once.ts'
import type { Env } from '../../env.ts'
import type { Program } from '../../program/program.ts'

/** For each program what was drawn of it, and on which day: the foot of a page names the day. */
const shelves = madeOnce((_program: Program): { day: string; readonly drawn: Map<string, string> } => ({
  day: '',
  drawn: new Map(),
}))

/**
 * Answers with a page that says the same to everybody until tomorrow, whoever is signed in apart: drawn at the first
 * visit of a day, then kept as text. Only for addresses of which there are few, and only for what the program alone says.
 */
export async function stillPage(c: Context<Env>, draw: () => unknown): Promise<Response> {
  const { program, now, ticket, identity } = c.var
  const shelf = shelves(program)
  const day = dayOf(now, program.timeZone)
  if (shelf.day !== day) {
    shelf.drawn.clear()
    shelf.day = day
  }
  const key = `${ticket ? 'in' : 'out'} ${identity ? 'organisation' : ''} ${c.env.BASE_URL} ${c.req.path}`
  const text = shelf.drawn.get(key) ?? String(await html`<!doctype html>${draw()}`)
  shelf.drawn.set(key, text)
  return c.html(text)
}
