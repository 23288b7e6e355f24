import { rulesOf } from '../../adapters/rules-hash.ts'
import { progressOf } from '../../core/rebuild-progress.ts'
import type { Rebuild } from '../../data/facts/rebuilds.ts'
import type { Program } from '../../program/program.ts'

/** The progress of a rebuild for pages, the API and commands, and the losses that wait to be accepted. */
export function describeRebuild(rebuild: Rebuild | undefined, program: Program, now: Date) {
  const progress = progressOf(rebuild, rulesOf(program), now)
  if (!rebuild || !progress) return undefined
  const { waiting: people, minutesLeft: _, hasChanged: _changed, ...rest } = progress
  const { badges, kits, mails, certifications } = rebuild.totals
  return { id: rebuild.id, ...rest, waiting: { people, seen: rebuild.listedUpTo, badges, kits, mails, certifications } }
}
