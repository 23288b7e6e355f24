import { env } from 'cloudflare:workers'
import type { Program } from '../../src/program/program.ts'
import { type Rebuilt, rebuildHoldings } from '../../src/work/holdings/rebuild.ts'
import { db } from './site.ts'

/** Rebuilds the next records, with a yes to whatever somebody would lose by it. */
export async function rebuildWithYes(program: Program, after: string): Promise<Rebuilt> {
  const first = await rebuildHoldings(db, program, after)
  if (first.waiting === 0) return first
  await env.DB.prepare(
    `update rebuilds set accepted_up_to = (select max(id) from rebuild_waiting), version = version + 1
      where id = (select max(id) from rebuilds)`,
  ).run()
  const second = await rebuildHoldings(db, program, after)
  return { ...second, gone: [...first.gone, ...second.gone], written: [...first.written, ...second.written] }
}
