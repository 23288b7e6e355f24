import type { MiddlewareHandler } from 'hono'
import { openDatabase } from '../data/database.ts'
import type { Env } from '../env.ts'
import type { Program } from '../program/program.ts'
import type { Settings } from './settings.ts'

/** Fills what every handler finds: the program, the settings, the database, and the moment the request came. */
export function loadContext(program: Program, settings: Settings): MiddlewareHandler<Env> {
  return async function loadContext(c, next) {
    c.set('program', program)
    c.set('settings', settings)
    c.set('database', openDatabase(c.env.DB))
    c.set('now', new Date())
    await next()
  }
}
